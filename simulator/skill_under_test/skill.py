"""The skill that the simulator talks to, with everything that a device must know of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from simulator.errors import SimulatorError
from simulator.protocol.audio_directives import DurationOf
from simulator.protocol.device_profile import DEFAULT_LOCALE
from simulator.protocol.json_access import Json
from simulator.skill_under_test.compiled_durations import CompiledDurations
from simulator.skill_under_test.http_endpoint import HttpEndpoint
from simulator.skill_under_test.local_streams import LocalStreams
from simulator.skill_under_test.paths import MANIFEST, MODELS
from simulator.skill_under_test.timed_skill import TimedSkill
from simulator.skill_under_test.twin_streams import TwinStreams
from simulator.understanding.interaction_model import read_model
from skill.bootstrap import Settings, build_skill
from skill.ports import Clock, Dice, Store


class Streams(Protocol):
    """Finds the files of a skill's streams."""

    def file_of(self, url: str) -> Path | None:
        """Return the file of a stream; None if there is none."""

    def duration_of(self, url: str) -> int | None:
        """Return the length of a stream in milliseconds; None if it does not play."""


class SkillUnavailable(SimulatorError):
    """The skill cannot be used: its library, its interaction model or its endpoint is missing or invalid."""


@dataclass(frozen=True, slots=True)
class SkillUnderTest:
    """A skill, its interaction models and its streams."""

    send: TimedSkill
    home: Path
    """The folder in which its devices are saved."""
    models: Mapping[str, Path]
    """Its interaction models by locale."""
    duration_of: DurationOf
    manifest: Json | None = None
    skill_id: str | None = None
    local_streams: Streams | None = None
    """The files of its streams; None if they are rendered here."""
    is_ours: bool = True
    """True for Audio Trainer itself."""

    def model(self, locale: str) -> Json:
        """Return the interaction model of a locale.

        Raises:
            SkillUnavailable: there is no model for the locale.
        """
        if locale not in self.models:
            there = ", ".join(sorted(self.models)) or "none"
            raise SkillUnavailable(f"there is no interaction model for {locale}; there are: {there}")
        return read_model(self.models[locale])


def audio_trainer(
    environment: Mapping[str, str],
    clock: Clock,
    store_of: Callable[[Settings], Store] | None = None,
    dice: Dice | None = None,
) -> SkillUnderTest:
    """Return Audio Trainer, which runs in this process.

    Args:
        environment: the environment variables that its settings are read from.
        clock: the clock that it uses.
        store_of: makes the store that it uses; None: its usual store.
        dice: what chooses among its options and phrasings; None: chance.

    Raises:
        SkillUnavailable: the library is not compiled.
    """
    settings = Settings.from_environment(environment)
    if not settings.library.exists():
        raise SkillUnavailable(f"{settings.library} is not there; `make build` makes it")
    handler = build_skill(settings, clock, dice, store=store_of(settings) if store_of else None)
    return SkillUnderTest(
        send=TimedSkill(lambda request: handler(request, None)),
        home=settings.home,
        models={one.stem: one for one in MODELS.glob("*.json")},
        duration_of=CompiledDurations(settings.library),
        manifest=_manifest(),
        skill_id=settings.skill_id,
    )


def remote_skill(endpoint: str, model: Path, local_streams: LocalStreams, home: Path) -> SkillUnderTest:
    """Return a skill behind a URL.

    Args:
        endpoint: the URL to which requests are sent.
        model: its interaction model, which is used for every locale.
        local_streams: the files of its streams.
        home: the folder in which its devices are saved.

    Raises:
        SkillUnavailable: the URL may not be called, or the file is no interaction model.
    """
    try:
        found: Any = read_model(model)
        str(found["interactionModel"]["languageModel"]["invocationName"])
        send = HttpEndpoint(endpoint)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SkillUnavailable(f"{model} with {endpoint}: {error!r}") from error
    locales = {model.stem if len(model.stem) == 5 else DEFAULT_LOCALE, DEFAULT_LOCALE}
    return SkillUnderTest(
        send=TimedSkill(send),
        home=home / "elsewhere" / model.stem,
        models=dict.fromkeys(sorted(locales), model),
        duration_of=local_streams.duration_of,
        local_streams=local_streams,
        is_ours=False,
    )


def twin_skill(endpoint: str, skill_id: str, streams: TwinStreams, home: Path) -> SkillUnderTest:
    """Return Audio Trainer as a twin of the cloud runs it.

    Args:
        endpoint: the address to which requests are sent.
        skill_id: the only skill that it answers for.
        streams: its streams.
        home: the folder in which its devices are saved.
    """
    return SkillUnderTest(
        send=TimedSkill(HttpEndpoint(endpoint)),
        home=home,
        models={one.stem: one for one in MODELS.glob("*.json")},
        duration_of=streams.duration_of,
        manifest=_manifest(),
        skill_id=skill_id,
        local_streams=streams,
    )


def _manifest() -> Json | None:
    if not MANIFEST.exists():
        return None
    found: Json = json.loads(MANIFEST.read_text("utf-8"))
    return found
