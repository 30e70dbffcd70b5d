"""Whose Echo it is, and what it can do."""

import hashlib
from dataclasses import dataclass, replace

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-00000a0d1017"
"""The skill id that the simulator uses unless AUDIO_TRAINER_SKILL_ID names another."""


@dataclass(frozen=True, slots=True)
class Household:
    """An account, a device in it, and perhaps a voice that it recognises."""

    user_id: str = "amzn1.ask.account.SIMULATED"
    device_id: str = "amzn1.ask.device.SIMULATED"
    person_id: str | None = None
    locale: str = "en-US"
    skill_id: str = SKILL_ID
    supports_audio: bool = True
    supports_screen: bool = True

    @classmethod
    def of(
        cls,
        listener: str = "me",
        device: str = "echo",
        *,
        locale: str = "en-US",
        person: str | None = None,
        skill_id: str | None = None,
        supports_audio: bool = True,
        supports_screen: bool = True,
    ) -> "Household":
        """Return the household of a listener, whose ids follow from the names alone.

        Args:
            listener: whose account it is.
            device: which of its devices.
            locale: the device's language.
            person: whose voice is recognised; None if nobody's is.
            skill_id: the skill's id.
            supports_audio: True if it has an AudioPlayer.
            supports_screen: True if it has a screen.
        """
        return cls(
            user_id=f"amzn1.ask.account.{_opaque('user', listener)}",
            device_id=f"amzn1.ask.device.{_opaque('device', device)}",
            person_id=f"amzn1.ask.person.{_opaque(f'person:{listener}', person)}" if person else None,
            locale=locale,
            skill_id=skill_id or SKILL_ID,
            supports_audio=supports_audio,
            supports_screen=supports_screen,
        )

    def speaking(self, voice: str | None) -> "Household":
        """Return the household in which this voice speaks; None: one that Alexa does not know."""
        person = f"amzn1.ask.person.{_opaque('person', voice)}" if voice else None
        return replace(self, person_id=person)


def _opaque(kind: str, name: str) -> str:
    return hashlib.sha256(f"{kind}:{name}".encode()).hexdigest()[:40].upper()
