"""One Echo on the page: the browser plays and speaks, and its reports move the device's time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from simulator.conversation.step import Step
from simulator.device.exchange import Exchange
from simulator.device.session import Phase
from simulator.page.switches import Switches
from simulator.page.texts import TEXTS
from simulator.protocol.json_access import dig, is_whole
from simulator.simulation import Simulation
from skill.domain.ground.units import DAY_MS, HOUR_MS

DROPPED = "Q1"
"""The rule number of a directive that the device ignores without an error."""
LONGEST_MS = HOUR_MS
"""The most time that one report may let pass, so that a browser tab that slept does not skip hours."""


@dataclass(frozen=True, slots=True)
class Report:
    """The state of the browser, which the page sends with each of its requests."""

    elapsed_ms: int = 0
    """The time since the last report."""
    number: int | None = None
    """The number of the stream that it plays, as `Player.begun` counts them; None if it plays nothing."""
    position_ms: int = 0
    has_ended: bool = False
    is_speaking: bool = False
    """True while the browser speaks Alexa's words."""

    @classmethod
    def of(cls, told: object) -> "Report":
        """Return the report in parsed JSON; an invalid field gets its default."""
        number = dig(told, "number")
        return cls(
            elapsed_ms=_within(dig(told, "elapsed_ms"), LONGEST_MS),
            number=number if is_whole(number) else None,
            position_ms=_within(dig(told, "position_ms"), DAY_MS),
            has_ended=dig(told, "has_ended") is True,
            is_speaking=dig(told, "is_speaking") is True,
        )


def _within(value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return min(most, max(0, round(value)))


class Echo:
    """A device, its conversation, and how much of both the page has been told."""

    def __init__(self, simulation: Simulation) -> None:
        """Take a skill on a device."""
        self.conversation, self.device, self._simulation = (
            simulation.conversation,
            simulation.conversation.device,
            simulation,
        )
        self._told, self._next_to_fail = len(self.device.log), ""
        self._judged = len(self.device.breaches)
        self.typed: list[str] = []
        """Everything that was said and pressed, and the time between, as it would be typed."""
        self._waited_ms = 0

    # What the page reports

    def elapsed_ms(self, report: Report) -> int:
        """Return how much time passes by a report, in milliseconds.

        While a stream plays, this is how far the browser has played it: no time passes while it buffers.
        While Alexa speaks, time stops just before the end of its speech until the browser has finished it.
        """
        player, now = self.device.player, self.device.now
        elapsed = report.elapsed_ms
        if player.activity == "PLAYING" and report.number is not None:
            elapsed = 0
            if report.number == player.begun:
                left = player.left_ms(now)
                heard = max(0, report.position_ms - player.offset_at(now))
                elapsed = left if report.has_ended else min(heard, max(0, left - 1))
        ends_at = self.device.phase_ends_at
        if report.is_speaking and ends_at is not None:
            return max(0, min(elapsed, ends_at - now - 1))
        return elapsed

    def note_time(self, milliseconds: int) -> None:
        """Note for a saved test that time has passed."""
        if self.device.phase is not Phase.SPEAKING:
            self._waited_ms += milliseconds

    def finish_speech(self) -> None:
        """Note that the browser has finished Alexa's speech."""
        self.device.finish_speech()

    def failed(self, number: object) -> None:
        """Note that the stream of a number does not play in the browser."""
        if number == self.device.player.begun:
            self.device.fail_stream()

    # What the user does

    def say(self, text: str) -> Step:
        """Say something; if Alexa is speaking, it is interrupted."""
        self._keep(text)
        return self.conversation.do(text, hears_out=False)

    def press(self, button: str, *, pauses_itself: bool) -> None:
        """Press a button."""
        self._keep(f"!{button}")
        self.device.press(button, local_pause=pauses_itself)

    def touch(self, arguments: Sequence[object]) -> None:
        """Touch the part of the screen that sends these arguments."""
        self._keep(f"!touch {' '.join(str(one) for one in arguments)}")
        self.device.touch(arguments)

    def leave(self) -> None:
        """Pause a stream that plays, because the user leaves the page."""
        self.device.hear_out()
        if self.device.player.activity == "PLAYING":
            self._keep("!pause")
            self.device.press("pause")
        self.save_state()

    def save_state(self) -> None:
        """Save what the device plays or last played."""
        self._simulation.save_state()

    def _keep(self, typed: str) -> None:
        if self._waited_ms:
            self.typed.append(f"+{self._waited_ms}ms")
            self._waited_ms = 0
        self.typed.append(typed)

    # What goes wrong

    def apply_switches(self, switches: Switches) -> None:
        """Set the device's faults, and how it understands, as the switches say."""
        self.conversation.understanding.ear = switches.ear
        queue = self.device.player.queue
        if switches.streams != "next":
            self._next_to_fail = ""
        elif not self._next_to_fail and queue:
            # Without its signature, which is another one when the skill orders the stream again.
            self._next_to_fail = queue[0].url.partition("?")[0]
        failing: Mapping[str, frozenset[str]] = {
            "none": frozenset(),
            "next": frozenset({self._next_to_fail} if self._next_to_fail else ()),
            "all": frozenset({"://"}),
        }
        self.device.faults = replace(switches.faults, failing=failing[switches.streams])
        if switches.is_cut_off and self.device.is_online:
            self.device.lose_network()
        elif not switches.is_cut_off and not self.device.is_online:
            self.device.find_network()

    # What is new

    def new_exchanges(self) -> Sequence[Exchange]:
        """Return the exchanges since the last call, and the directives that the device ignored."""
        fresh = list(self.device.log[self._told :])
        self._told = len(self.device.log)
        dropped = [one for one in self.device.breaches[self._judged :] if one.rule == DROPPED]
        self._judged = len(self.device.breaches)
        return [*fresh, *([Exchange(None, None, dropped)] if dropped else [])]


def turn_json(step: Step, invocation: str) -> Mapping[str, Any]:
    """Return a step for the page, as JSON."""
    understood = step.understood
    return {
        "said": step.said,
        "intent": understood.intent if understood else step.exchange.type if step.exchange else None,
        "slots": {name: one for name, one in understood.values.items() if one} if understood else {},
        "routed": step.routed is not False,
        "invocation": invocation,
        "named": _named(step.said),
    }


def _named(said: str) -> str:
    """Return words as they are said after the skill's name: `to start a workout`, `how long is left`."""
    asking = TEXTS["asking"]
    words = said.strip(" .!?")
    is_question = words.lower().split()[:1] and words.lower().split()[0] in asking["questions"]
    return words if is_question else f"{asking['joint']} {words}"
