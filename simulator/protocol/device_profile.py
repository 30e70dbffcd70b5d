"""Which device sends a request: its account, the recognized person, its locale and interfaces."""

import hashlib
from dataclasses import dataclass, replace

DEFAULT_LOCALE = "en-US"
LARGE, ROUND = "large", "round"
"""The kinds of screens: a rectangle of 1280 by 800 pixels, and a circle of 480."""
SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-00000a0d1017"
"""The skill id that the simulator uses unless AUDIO_TRAINER_SKILL_ID names another one."""


@dataclass(frozen=True, slots=True)
class DeviceProfile:
    """A device, the account that it is registered to, and the person whose voice is recognized, if any."""

    user_id: str = "amzn1.ask.account.SIMULATED"
    device_id: str = "amzn1.ask.device.SIMULATED"
    person_id: str | None = None
    locale: str = DEFAULT_LOCALE
    skill_id: str = SKILL_ID
    supports_audio: bool = True
    supports_screen: bool = True
    screen: str = LARGE
    """The kind of its screen, if it has one: a key of `request_envelopes.VIEWPORTS`."""

    @classmethod
    def of(
        cls,
        listener: str = "me",
        device: str = "echo",
        *,
        locale: str = DEFAULT_LOCALE,
        person: str | None = None,
        skill_id: str | None = None,
        supports_audio: bool = True,
        supports_screen: bool = True,
        screen: str = LARGE,
    ) -> "DeviceProfile":
        """Return the profile of a listener's device; the ids are hashes of the names.

        Args:
            listener: the name of the account.
            device: the name of the device in that account.
            locale: the device's locale.
            person: the name of the person whose voice is recognized; None if no voice is.
            skill_id: the skill's id.
            supports_audio: True if the device has the AudioPlayer interface.
            supports_screen: True if the device has a screen.
            screen: the kind of its screen.
        """
        return cls(
            user_id=f"amzn1.ask.account.{_opaque('user', listener)}",
            device_id=f"amzn1.ask.device.{_opaque('device', device)}",
            person_id=f"amzn1.ask.person.{_opaque(f'person:{listener}', person)}" if person else None,
            locale=locale,
            skill_id=skill_id or SKILL_ID,
            supports_audio=supports_audio,
            supports_screen=supports_screen,
            screen=screen,
        )

    def with_speaker(self, voice: str | None) -> "DeviceProfile":
        """Return the profile with another recognized person; None: a voice that Alexa does not know."""
        person = f"amzn1.ask.person.{_opaque('person', voice)}" if voice else None
        return replace(self, person_id=person)


def _opaque(kind: str, name: str) -> str:
    return hashlib.sha256(f"{kind}:{name}".encode()).hexdigest()[:40].upper()
