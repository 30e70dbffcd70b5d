"""The switch panel: the page's choices as faults of the device, and the other way round."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from simulator.device.faults import DUCKED, Faults, NearlyFinished
from simulator.errors import SimulatorError
from simulator.page.texts import sentence
from simulator.protocol.json_access import Json, is_whole
from simulator.protocol.player_events import EVENTS
from simulator.understanding.ears import Ear
from skill.domain.ground.units import MINUTE_MS

BARGE_IN = ("PAUSED", "STOPPED", DUCKED)
STREAMS = ("none", "next", "all")
MOST_MS = MINUTE_MS
USUAL_DELAY_MS = 3_000


class BadChoice(SimulatorError, ValueError):
    """The page asks for something invalid; the message is shown to the user."""


@dataclass(frozen=True, slots=True)
class Switches:
    """The state of the panel."""

    faults: Faults = field(default_factory=Faults)
    streams: str = "none"
    """Which streams fail: none, the next one, all."""
    slow_store_ms: int = 0
    pauses_itself: bool = False
    """True if the device pauses by itself and sends no PauseCommandIssued, as an Echo's screen does."""
    is_cut_off: bool = False
    """True while the device has no network."""
    ear: Ear = Ear.STRICT
    """How what is said is resolved to an intent."""

    def as_json(self) -> Json:
        """Return the panel as the page shows it."""
        delayed = max(self.faults.delay_ms.values(), default=0)
        return {
            "nearly_finished": str(self.faults.nearly_finished),
            "doubled": sorted(self.faults.doubled),
            "dropped": sorted(self.faults.dropped),
            "delayed": sorted(self.faults.delay_ms),
            "delay_ms": delayed,
            "jitter_ms": self.faults.jitter_ms,
            "barged_in": self.faults.barged_in,
            "fetches_ahead": self.faults.fetches_ahead,
            "streams": self.streams,
            "slow_store_ms": self.slow_store_ms,
            "pauses_itself": self.pauses_itself,
            "is_cut_off": self.is_cut_off,
            "ear": str(self.ear),
        }

    @property
    def is_neutral(self) -> bool:
        """True if no fault is set."""
        return self == Switches()


def switched(was: Switches, choices: Mapping[str, Any]) -> Switches:
    """Return the panel after some choices; switches that are not named keep their state.

    Raises:
        BadChoice: a choice is invalid.
    """
    told = {**was.as_json(), **choices}
    delay_ms = _milliseconds(told, "delay_ms") or USUAL_DELAY_MS
    faults = replace(
        was.faults,
        nearly_finished=NearlyFinished(_one_of(told, "nearly_finished", tuple(NearlyFinished))),
        doubled=_events(told, "doubled"),
        dropped=_events(told, "dropped"),
        delay_ms=dict.fromkeys(sorted(_events(told, "delayed")), delay_ms),
        jitter_ms=_milliseconds(told, "jitter_ms"),
        barged_in=_one_of(told, "barged_in", BARGE_IN),
        fetches_ahead=told["fetches_ahead"] is True,
    )
    return Switches(
        faults=faults,
        streams=_one_of(told, "streams", STREAMS),
        slow_store_ms=_milliseconds(told, "slow_store_ms"),
        pauses_itself=told["pauses_itself"] is True,
        is_cut_off=told["is_cut_off"] is True,
        ear=Ear(_one_of(told, "ear", tuple(Ear))),
    )


def _one_of(told: Json, name: str, choices: tuple[str, ...]) -> str:
    value = told[name]
    if value not in choices:
        raise BadChoice(sentence("bad_field", field=name, value=repr(value)))
    return str(value)


def _events(told: Json, name: str) -> frozenset[str]:
    value = told[name]
    if not isinstance(value, list) or not all(one in EVENTS for one in value):
        raise BadChoice(sentence("bad_field", field=name, value=repr(value)))
    return frozenset(value)


def _milliseconds(told: Json, name: str) -> int:
    value = told[name]
    if not is_whole(value) or not 0 <= value <= MOST_MS:
        raise BadChoice(sentence("bad_field", field=name, value=repr(value)))
    return int(value)
