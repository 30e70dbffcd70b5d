"""The web service's settings from the environment; `skill.bootstrap` reads the skill's own."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

HOST = "127.0.0.1"
PORT = 8000
THREADS = 8
CONNECTIONS = 1_000
RENDERERS = 1


class Unset(Exception):
    """A required setting is missing, or a number is out of range."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """The address to listen at, and the skill to serve."""

    skill_id: str
    """AUDIO_TRAINER_SKILL_ID: the one skill that is served."""
    host: str = HOST
    """HOST: the address to listen at; the proxy that ends TLS is usually on the same machine."""
    port: int = PORT
    """PORT."""
    threads: int = THREADS
    """THREADS: how many requests are answered at once; half of them at most wait for audio."""
    connections: int = CONNECTIONS
    """CONNECTIONS: how many may be open at once, slow ones included."""
    renderers: int = RENDERERS
    """RENDERERS: how many processes render audio; 0 leaves the audio to somebody else."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "WebSettings":
        """Read the settings, with the default for each that is unset or empty.

        Raises:
            Unset: there is no skill id, or a number is invalid.
        """
        skill_id = environment.get("AUDIO_TRAINER_SKILL_ID")
        if not skill_id:
            raise Unset("AUDIO_TRAINER_SKILL_ID must name the skill: requests for any other are refused")
        return cls(
            skill_id,
            environment.get("HOST") or HOST,
            _number(environment, "PORT", PORT, 65_535),
            _number(environment, "THREADS", THREADS, 256, least=2),
            _number(environment, "CONNECTIONS", CONNECTIONS, 60_000),
            _number(environment, "RENDERERS", RENDERERS, 64, least=0),
        )


def _number(environment: Mapping[str, str], name: str, default: int, most: int, least: int = 1) -> int:
    told = environment.get(name) or str(default)
    if not told.isdecimal() or not least <= int(told) <= most:
        raise Unset(f"{name} must be a whole number from {least} to {most}, not {told!r}")
    return int(told)
