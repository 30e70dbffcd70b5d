"""The one place where real things are plugged in."""

import os
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from skill.adapters.alexa_services.clients import load_clients
from skill.adapters.alexa_services.services import AlexaServices
from skill.adapters.audio_addresses import SignedAddresses, shared_key
from skill.adapters.clock import SystemClock, SystemDice
from skill.adapters.journals import EmbeddedMetrics, Silent
from skill.adapters.sqlite_store import SqliteStore
from skill.alexa.conducting import Conductor
from skill.alexa.door import Handler, make_handler
from skill.alexa.journal import WatchedStore, kept
from skill.content.compiled import CompiledShelves
from skill.domain.ground.records import record
from skill.ports import Clock, Dice, Journal, Services, Store

AUDIO_URL = "https://audio.example.com/"

TABLE = "audio-trainer"

LIBRARY = Path(__file__).parent / "content" / "library.sqlite"


@record
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
    store: str = "sqlite"
    """What keeps listeners, `sqlite` or `dynamodb`: AUDIO_TRAINER_STORE."""
    table: str = TABLE
    """DynamoDB's table: AUDIO_TRAINER_TABLE."""
    metrics: str = ""
    """The name under which each turn is logged with its metrics; none, if empty: AWS_LAMBDA_FUNCTION_NAME."""

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
            store=environment.get("AUDIO_TRAINER_STORE") or "sqlite",
            table=environment.get("AUDIO_TRAINER_TABLE") or TABLE,
            metrics=environment.get("AWS_LAMBDA_FUNCTION_NAME") or "",
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
    journal: Journal | None = None,
) -> Handler:
    """Return the skill as `handler(event, context)`, with real things where none are given.

    Raises:
        LibraryMissing: the compiled library is not there; `make build` makes it.
        ValueError: the audio address is not https, or the store is none that we know.
    """
    conductor = Conductor(
        store=WatchedStore(store or make_store(settings)),
        shelves=CompiledShelves(settings.library),
        clock=clock or SystemClock(),
        dice=dice or SystemDice(),
        addresses=SignedAddresses(settings.audio_url, audio_key(settings)),
        services=services or AlexaServices(clock),
    )
    journal = journal or (EmbeddedMetrics(settings.metrics) if settings.metrics else Silent())
    return kept(make_handler(conductor, settings.skill_id), journal)


def make_store(settings: Settings) -> Store:
    """Return the store that the settings choose.

    Raises:
        ValueError: it is none that we know, or AWS_REGION is not set.
    """
    if settings.store == "sqlite":
        return SqliteStore(settings.home)
    if settings.store != "dynamodb":
        raise ValueError(f"AUDIO_TRAINER_STORE is {settings.store!r}: give sqlite or dynamodb")
    # Imported where it is chosen: a signer is a third of a cold start.
    from skill.adapters.dynamodb.client import Client  # noqa: PLC0415
    from skill.adapters.dynamodb.store import DynamoStore  # noqa: PLC0415

    store = DynamoStore(Client.from_environment(os.environ), settings.table)
    _around_a_freeze(before=load_clients, both=store.hang_up)
    return store


def _around_a_freeze(before: Callable[[], None], both: Callable[[], None]) -> None:
    """Have one called before Lambda takes a snapshot of this process, the other also in each copy of it."""
    try:
        import snapshot_restore_py as snapshots  # noqa: PLC0415  only Lambda's own Python has it
    except ImportError:
        return
    # What is loaded late for the sake of a cold start is loaded in time where nobody waits for it.
    snapshots.register_before_snapshot(before)
    snapshots.register_before_snapshot(both)
    snapshots.register_after_restore(both)
