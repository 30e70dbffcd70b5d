"""The composition root: the one place where the ports are filled with real adapters."""

import os
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from skill.adapters.alexa_services.clients import load_clients
from skill.adapters.alexa_services.services import AlexaServices
from skill.adapters.audio_addresses import SignedAddresses, shared_key
from skill.adapters.clock import SystemClock
from skill.adapters.cloudwatch_metrics import EmbeddedMetrics, NoTurnLog
from skill.adapters.dice import SystemDice
from skill.adapters.ear_file import EarFile
from skill.adapters.metered_store import MeteredStore
from skill.adapters.no_renderings import NoRenderings
from skill.adapters.sqlite_store import SqliteStore
from skill.alexa.endpoint import Handler, make_handler
from skill.alexa.response_builder import ResponseBuilder
from skill.alexa.screen_directives import load_screens
from skill.alexa.trained_ear import TrainedEar
from skill.alexa.turn_log import logged
from skill.application.turn_notes import store_use
from skill.application.turn_service import TurnService
from skill.content.compiled import CompiledShelves
from skill.domain.ground.records import record
from skill.ports import Clock, Dice, Renderings, Services, Store, TurnLog

AUDIO_URL = "https://audio.example.com/"

TABLE = "audio-trainer"

LIBRARY = Path(__file__).parent / "content" / "library.sqlite"
EAR = Path(__file__).parent / "content" / "ear.bin"
"""The trained ear: `python -m studio train-ear` makes it."""


@record
class Settings:
    """The skill's settings, as environment variables give them."""

    home: Path
    """The folder of the SQLite store: AUDIO_TRAINER_HOME, or `~/.audio-trainer`."""
    audio_url: str = AUDIO_URL
    """The https address under which the audio stands: AUDIO_TRAINER_AUDIO_URL."""
    audio_key: str = field(default="", repr=False)
    """Signs the addresses of streams: AUDIO_TRAINER_AUDIO_KEY, or else a key that is kept in `home`."""
    audio_key_before: str = field(default="", repr=False)
    """The key before this one, which servers still accept: AUDIO_TRAINER_AUDIO_KEY_BEFORE."""
    skill_id: str | None = None
    """The only skill id that is served: AUDIO_TRAINER_SKILL_ID; None serves any."""
    library: Path = LIBRARY
    """The compiled library: AUDIO_TRAINER_LIBRARY."""
    store: str = "sqlite"
    """Where listeners are stored, `sqlite` or `dynamodb`: AUDIO_TRAINER_STORE."""
    table: str = TABLE
    """DynamoDB's table: AUDIO_TRAINER_TABLE."""
    renderer: str = ""
    """The function that makes audio which is not there yet: AUDIO_TRAINER_RENDERER; empty if none is told."""
    metrics: str = ""
    """The function's name in the turn log and its metrics; empty for no log: AWS_LAMBDA_FUNCTION_NAME."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; what is unset or empty has its default."""
        home = environment.get("AUDIO_TRAINER_HOME")
        return cls(
            home=Path(home) if home else Path.home() / ".audio-trainer",
            audio_url=environment.get("AUDIO_TRAINER_AUDIO_URL") or AUDIO_URL,
            audio_key=environment.get("AUDIO_TRAINER_AUDIO_KEY") or "",
            audio_key_before=environment.get("AUDIO_TRAINER_AUDIO_KEY_BEFORE") or "",
            skill_id=environment.get("AUDIO_TRAINER_SKILL_ID") or None,
            library=Path(environment.get("AUDIO_TRAINER_LIBRARY") or LIBRARY),
            store=environment.get("AUDIO_TRAINER_STORE") or "sqlite",
            table=environment.get("AUDIO_TRAINER_TABLE") or TABLE,
            renderer=environment.get("AUDIO_TRAINER_RENDERER") or "",
            metrics=environment.get("AWS_LAMBDA_FUNCTION_NAME") or "",
        )


def audio_key(settings: Settings) -> bytes:
    """Return the key by which addresses of streams are signed.

    Raises:
        ValueError: there is none in a Lambda, where one of its own would open nothing.
    """
    if settings.metrics and not settings.audio_key:
        raise ValueError("AUDIO_TRAINER_AUDIO_KEY is not set: without it no stream could be played")
    return settings.audio_key.encode() or shared_key(settings.home)


def audio_keys(settings: Settings) -> tuple[bytes, ...]:
    """Return the keys by which a server checks signatures: the present one, and the one before if known.

    Raises:
        ValueError: as for `audio_key`.
    """
    before = settings.audio_key_before.encode()
    return (audio_key(settings), before) if before else (audio_key(settings),)


def build_skill(
    settings: Settings,
    clock: Clock | None = None,
    dice: Dice | None = None,
    store: Store | None = None,
    services: Services | None = None,
    turn_log: TurnLog | None = None,
    renderings: Renderings | None = None,
) -> Handler:
    """Return the skill as `handler(event, context)`, with the real adapter of each port where none is given.

    Raises:
        LibraryMissing: the compiled library is not there; `make build` makes it.
        ValueError: the audio address is not https, the store is of an unknown kind, or a Lambda has no key
            to sign with.
    """
    shelves, dice = CompiledShelves(settings.library), dice or SystemDice()
    turns = TurnService(
        store=MeteredStore(store or make_store(settings), store_use),
        shelves=shelves,
        clock=clock or SystemClock(),
        dice=dice,
        services=services or AlexaServices(clock),
        renderings=renderings or make_renderings(settings),
        ear=TrainedEar(EarFile(EAR).model),
    )
    responses = ResponseBuilder(shelves, dice, SignedAddresses(settings.audio_url, audio_key(settings)))
    turn_log = turn_log or (EmbeddedMetrics(settings.metrics) if settings.metrics else NoTurnLog())
    return logged(make_handler(turns, responses, settings.skill_id), turn_log)


def make_store(settings: Settings) -> Store:
    """Return the store that the settings choose.

    Raises:
        ValueError: there is no such store, or AWS_REGION is not set.
    """
    if settings.store == "sqlite":
        return SqliteStore(settings.home)
    if settings.store != "dynamodb":
        raise ValueError(f"AUDIO_TRAINER_STORE is {settings.store!r}: give sqlite or dynamodb")
    # Imported where it is chosen: a signer is a third of a cold start.
    from skill.adapters.dynamodb.client import Client  # noqa: PLC0415
    from skill.adapters.dynamodb.store import DynamoStore  # noqa: PLC0415

    store = DynamoStore(Client.from_environment(os.environ), settings.table)
    _around_a_freeze(before=_load_late, both=store.release)
    return store


def _load_late() -> None:
    load_clients()
    load_screens()


def make_renderings(settings: Settings) -> Renderings:
    """Return what has audio made, as the settings choose it.

    Raises:
        ValueError: a function is named, and AWS_REGION is not set.
    """
    if not settings.renderer:
        return NoRenderings()
    from skill.adapters.dynamodb.credentials import EnvironmentProvider  # noqa: PLC0415
    from skill.adapters.lambda_renderings import LambdaRenderings  # noqa: PLC0415

    keys = EnvironmentProvider(os.environ)
    renderings = LambdaRenderings.from_environment(settings.renderer, os.environ, keys)
    _around_a_freeze(before=renderings.release, both=renderings.release)
    return renderings


def _around_a_freeze(before: Callable[[], None], both: Callable[[], None]) -> None:
    """Register SnapStart hooks: both are called before the snapshot, `both` again in each restored copy."""
    try:
        import snapshot_restore_py as snapshots  # noqa: PLC0415  only Lambda's own Python has it
    except ImportError:
        return
    # What is loaded late for the sake of a cold start is loaded in time where nobody waits for it.
    snapshots.register_before_snapshot(before)
    snapshots.register_before_snapshot(both)
    snapshots.register_after_restore(both)
