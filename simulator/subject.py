"""The skill that is talked to: ours in this process, or anybody's behind an address."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.durations import CompiledDurations
from simulator.elsewhere import OverHttp, Recordings
from simulator.law.case import Breach, DurationOf
from simulator.law.envelope import lateness
from simulator.understanding.model import read_model
from simulator.wire import Json
from skill.bootstrap import Settings, build_skill
from skill.ports import Clock, Store

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "interaction_models"
MANIFEST = ROOT / "skill.json"


class NotBuilt(Exception):
    """What is needed to talk to the skill is not there."""


@dataclass(slots=True)
class Timed:
    """A skill with an eye on how long it takes."""

    answer: Callable[[Json], object]
    after: Callable[[Json, int], None] = lambda _request, _took_ms: None
    """Told of each request that was answered, and after how many milliseconds."""
    _late: list[Breach] = field(default_factory=list)

    def __call__(self, request: Json) -> object:
        """Answer a request."""
        begun = time.monotonic_ns()
        answer = self.answer(request)
        took_ms = (time.monotonic_ns() - begun) // 1_000_000
        self._late += lateness(took_ms)
        self.after(request, took_ms)
        return answer

    def late(self) -> Sequence[Breach]:
        """Return which answers came too late since this was last asked."""
        late, self._late = self._late, []
        return late


@dataclass(frozen=True, slots=True)
class Subject:
    """A skill, and all that a device must know of it."""

    send: Timed
    home: Path
    """Where its devices are remembered."""
    models: Mapping[str, Path]
    """Its interaction models by locale."""
    duration_of: DurationOf
    manifest: Json | None = None
    skill_id: str | None = None
    recordings: Recordings | None = None
    """Where the streams of a skill that is not ours stand; None: it is ours."""

    @property
    def is_ours(self) -> bool:
        """True for Audio Trainer itself."""
        return self.recordings is None

    def model(self, locale: str) -> Json:
        """Return the interaction model of a locale.

        Raises:
            NotBuilt: there is none, or it cannot be read.
        """
        if locale not in self.models:
            there = ", ".join(sorted(self.models)) or "none"
            raise NotBuilt(f"there is no interaction model for {locale}; there are: {there}")
        return read_model(self.models[locale])


def shipped(
    environment: Mapping[str, str], clock: Clock, watch: Callable[[Settings], Store] | None = None
) -> Subject:
    """Return Audio Trainer.

    Args:
        environment: what its settings are read from.
        clock: the time that it goes by.
        watch: makes the store that it is to use; None: its own.

    Raises:
        NotBuilt: the library is not compiled.
    """
    settings = Settings.from_environment(environment)
    if not settings.library.exists():
        raise NotBuilt(f"{settings.library} is not there; `make build` makes it")
    handler = build_skill(settings, clock, store=watch(settings) if watch else None)
    return Subject(
        send=Timed(lambda request: handler(request, None)),
        home=settings.home,
        models={one.stem: one for one in MODELS.glob("*.json")},
        duration_of=CompiledDurations(settings.library),
        manifest=_manifest(),
        skill_id=settings.skill_id,
    )


def elsewhere(endpoint: str, model: Path, recordings: Recordings, home: Path) -> Subject:
    """Return a skill behind an address.

    Args:
        endpoint: where it takes requests.
        model: its interaction model, for whichever locale it is talked to in.
        recordings: where its streams stand.
        home: where its devices are remembered.

    Raises:
        NotBuilt: the address is none that may be asked, or the file is no interaction model.
    """
    try:
        found: Any = read_model(model)
        str(found["interactionModel"]["languageModel"]["invocationName"])
        send = OverHttp(endpoint)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotBuilt(f"{model} with {endpoint}: {error!r}") from error
    locales = {model.stem if len(model.stem) == 5 else "en-US", "en-US"}
    return Subject(
        send=Timed(send),
        home=home / "elsewhere" / model.stem,
        models=dict.fromkeys(sorted(locales), model),
        duration_of=recordings.duration_of,
        recordings=recordings,
    )


def _manifest() -> Json | None:
    if not MANIFEST.exists():
        return None
    found: Json = json.loads(MANIFEST.read_text("utf-8"))
    return found
