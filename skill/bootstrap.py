"""The one place where real things are plugged in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from skill.adapters.alexa_services.services import AlexaServices
from skill.adapters.audio_addresses import SignedAddresses, shared_key
from skill.adapters.clock import SystemClock, SystemDice
from skill.adapters.sqlite_store import SqliteStore
from skill.alexa.conducting import Conductor
from skill.alexa.door import Handler, make_handler
from skill.content.compiled import CompiledShelves
from skill.ports import Clock, Dice, Services, Store

AUDIO_URL = "https://audio.example.com/"

LIBRARY = Path(__file__).parent / "content" / "library.sqlite"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment may say."""

    home: Path
    """Where listeners are kept: AUDIO_TRAINER_HOME, or `~/.audio-trainer`."""
    audio_url: str = AUDIO_URL
    """The https address under which the audio stands: AUDIO_TRAINER_AUDIO_URL."""
    audio_key: str = field(default="", repr=False)
    """What signs the addresses of premium audio: AUDIO_TRAINER_AUDIO_KEY; else a key kept in `home`."""
    skill_id: str | None = None
    """The only skill id that is served: AUDIO_TRAINER_SKILL_ID; None serves any."""
    library: Path = LIBRARY
    """The compiled library: AUDIO_TRAINER_LIBRARY."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; what is unset or empty has its default."""
        home = environment.get("AUDIO_TRAINER_HOME")
        return cls(
            home=Path(home) if home else Path.home() / ".audio-trainer",
            audio_url=environment.get("AUDIO_TRAINER_AUDIO_URL") or AUDIO_URL,
            audio_key=environment.get("AUDIO_TRAINER_AUDIO_KEY") or "",
            skill_id=environment.get("AUDIO_TRAINER_SKILL_ID") or None,
            library=Path(environment.get("AUDIO_TRAINER_LIBRARY") or LIBRARY),
        )


def audio_key(settings: Settings) -> bytes:
    """Return the key by which addresses of premium audio are signed, and by which a server checks them."""
    return settings.audio_key.encode() or shared_key(settings.home)


def build_skill(
    settings: Settings,
    clock: Clock | None = None,
    dice: Dice | None = None,
    store: Store | None = None,
    services: Services | None = None,
) -> Handler:
    """Return the skill as `handler(event, context)`, with real things where none are given.

    Raises:
        LibraryMissing: the compiled library is not there; `make build` makes it.
        ValueError: the audio address is not https.
    """
    conductor = Conductor(
        store=store or SqliteStore(settings.home),
        shelves=CompiledShelves(settings.library),
        clock=clock or SystemClock(),
        dice=dice or SystemDice(),
        addresses=SignedAddresses(settings.audio_url, audio_key(settings)),
        services=services or AlexaServices(),
    )
    return make_handler(conductor, settings.skill_id)
