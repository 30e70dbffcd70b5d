"""One Echo whose person sits at the page: the page hears and plays, and time passes as it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from simulator.conversation import Step
from simulator.conversing import Phase
from simulator.dialogue import BROKEN
from simulator.exchange import Exchange
from simulator.page.script import Piece, script_of
from simulator.page.switches import Switches
from simulator.page.words import WORDS
from simulator.plugging import Bench
from simulator.wire import dig, is_whole

DROPPED = "Q1"
"""The rule of orders that a device drops without a word."""
LONGEST_MS = 3_600_000
"""How much time one report may let pass: a tab that slept does not hurl the household ahead."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the page says with each of its requests: how things stand where it is heard."""

    elapsed_ms: int = 0
    """Since its last report."""
    number: int | None = None
    """Which beginning of a stream it plays; None if nothing sounds there."""
    position_ms: int = 0
    has_ended: bool = False
    is_speaking: bool = False
    """True while it still says what Alexa says."""

    @classmethod
    def of(cls, told: object) -> "Report":
        """Read a report; what is not understood counts as not told."""
        number = dig(told, "number")
        return cls(
            elapsed_ms=_within(dig(told, "elapsed_ms"), LONGEST_MS),
            number=number if is_whole(number) else None,
            position_ms=_within(dig(told, "position_ms"), 86_400_000),
            has_ended=dig(told, "has_ended") is True,
            is_speaking=dig(told, "is_speaking") is True,
        )


def _within(value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return min(most, max(0, round(value)))


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that Alexa says."""

    script: Sequence[Piece]
    caption: str


class Echo:
    """A device, its conversation, and what of them the page knows already."""

    def __init__(self, bench: Bench) -> None:
        """Take what is plugged together."""
        self.conversation, self.device, self._bench = bench.conversation, bench.conversation.device, bench
        self._told, self._next_to_fail = len(self.device.log), ""
        self._judged = len(self.device.breaches)
        self.pieces_of_talk: list[str] = []
        """All that was said and pressed, and the time between, as it would be typed."""
        self._waited_ms = 0

    # What the page reports

    def elapsing_ms(self, report: Report) -> int:
        """Return how far the time moves by a report.

        While a stream sounds, the time is the stream's: what the page buffers, it does not hear.
        While Alexa speaks, the time stops short of the end of her words until the page has said them.
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

    def wait(self, milliseconds: int) -> None:
        """Write down that time passed."""
        if self.device.phase is not Phase.SPEAKING:
            self._waited_ms += milliseconds

    def heard_out(self) -> None:
        """Take it that Alexa was heard to the end of her words."""
        self.device.finish_speech()

    def failed(self, number: object) -> None:
        """Take it that the stream of a beginning does not play on the page."""
        if number == self.device.player.begun:
            self.device.fail_stream()

    # What the person does

    def say(self, text: str) -> Step:
        """Say something, over Alexa's own words if she speaks."""
        self._keep(text)
        return self.conversation.do(text, hears_out=False)

    def press(self, button: str, *, pauses_itself: bool) -> None:
        """Press a button."""
        self._keep(f"!{button}")
        self.device.press(button, local_pause=pauses_itself)

    def leave(self) -> None:
        """Be left: nobody hears what comes, so what sounds is paused where it is."""
        self.device.hear_out()
        if self.device.player.activity == "PLAYING":
            self._keep("!pause")
            self.device.press("pause")
        self.remember()

    def remember(self) -> None:
        """Let the device outlive this process."""
        self._bench.remember()

    def _keep(self, typed: str) -> None:
        if self._waited_ms:
            self.pieces_of_talk.append(f"+{self._waited_ms}ms")
            self._waited_ms = 0
        self.pieces_of_talk.append(typed)

    # What goes wrong

    def misbehave(self, switches: Switches) -> None:
        """Let things go wrong as the panel says."""
        queue = self.device.player.queue
        if switches.streams != "next":
            self._next_to_fail = ""
        elif not self._next_to_fail and queue:
            self._next_to_fail = queue[0].url
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

    def news(self) -> Sequence[Exchange]:
        """Return what went over the wire since this was last asked, and what was dropped silently."""
        fresh = list(self.device.log[self._told :])
        self._told = len(self.device.log)
        dropped = [one for one in self.device.breaches[self._judged :] if one.rule == DROPPED]
        self._judged = len(self.device.breaches)
        return [*fresh, *([Exchange(None, None, dropped)] if dropped else [])]


def utterances(fresh: Sequence[Exchange]) -> Iterator[Utterance]:
    """Yield what Alexa says of it, in her voice."""
    for one in fresh:
        is_heard = one.amazon != BROKEN and dig(one.request, "session") is not None
        spoken = dig(one.response, "response", "outputSpeech")
        if is_heard and one.spoken:
            yield Utterance(script_of(spoken), one.spoken)
        if one.amazon:
            yield Utterance([Piece(one.amazon)], one.amazon)
        if one.asked_again:
            yield Utterance(script_of(one.said_again), one.asked_again)


def told(step: Step, invocation: str) -> Mapping[str, Any]:
    """Return what the page tells of words that were said."""
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
    """Return words as they follow the skill's name: `to start a workout`, `how long is left`."""
    asking = WORDS["asking"]
    words = said.strip(" .!?")
    is_question = words.lower().split()[:1] and words.lower().split()[0] in asking["questions"]
    return words if is_question else f"{asking['joint']} {words}"
