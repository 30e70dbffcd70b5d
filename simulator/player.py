"""The player of an Echo: one stream sounds, others wait in a queue, and all of it is reported.

It follows Amazon's own reference device. It has no clock: `now` is told to it, and `next_at` says
when it wants to be asked again. While a person or Alexa speaks it is *held*: nothing sounds, and
what sounded goes on at `release`, unless an order said otherwise.
"""

from collections.abc import Callable

from simulator.faults import DUCKED, Faults, NearlyFinished
from simulator.happenings import (
    FAILED,
    FINISHED,
    NEARLY_FINISHED,
    STARTED,
    STOPPED,
    Happening,
    Playing,
)
from simulator.law.case import DurationOf
from simulator.orders import ClearQueue, Item, Order, Play, Stop

EARLY_MS = 200
LATE_MS = 100


class Player:
    """A queue, and the one stream that sounds."""

    def __init__(
        self,
        duration_of: DurationOf,
        report: Callable[[Happening], None],
        drop: Callable[[str], None],
        faults: Faults,
    ) -> None:
        """Take how long streams are, whom to report to, and whom to tell of a dropped order."""
        self.begun = 0
        """How many times a stream began to sound, or went on."""
        self.faults = faults
        self._duration_of, self._report_to, self._drop = duration_of, report, drop
        self.forget()

    def forget(self) -> None:
        """Be as if just unpacked."""
        self.queue: list[Item] = []
        self.current: Item | None = None
        self.activity = "IDLE"
        self.is_held = False
        self.is_ducked = False
        """True while it plays on under somebody's words."""
        self._base = self._since = self._length = 0
        self._goes_on = self._told_nearly = False

    def remember(self, item: Item, activity: str) -> None:
        """Take up what the device held before it was switched off."""
        self.current, self._base, self.activity = item, item.offset_ms, activity

    def holds(self, now: int) -> Playing | None:
        """Return what a request's context says of the player; None before the first play."""
        if self.current is None:
            return None
        return Playing(self.current.token, self.offset_at(now), self.activity)

    @property
    def goes_on(self) -> bool:
        """True while it sounds, or is silent only as long as somebody speaks."""
        return self.activity in {"PLAYING", "BUFFER_UNDERRUN"} or self._goes_on

    def offset_at(self, now: int) -> int:
        """Return the position in the current stream."""
        if self.activity != "PLAYING":
            return self._base
        return min(self._base + now - self._since, max(self._length, self._base))

    def left_ms(self, now: int) -> int:
        """Return how much of the current stream is still to be heard."""
        return max(0, self._length - self.offset_at(now))

    # Orders

    def obey(self, order: Order, now: int) -> None:
        """Do what a directive orders."""
        match order:
            case Play("ENQUEUE", item, after):
                self._enqueue(item, after, now)
            case Play("REPLACE_ENQUEUED", item, _):
                self.queue.clear()
                self._append(item, now)
                if self.activity in {"IDLE", "STOPPED", "PAUSED"} and not self._goes_on:
                    self._advance(now)
            case Play(_, item, _):
                self._silence(now)
                self.queue.clear()
                self._begin(item, now)
            case Stop():
                self.stop(now)
            case ClearQueue(everything):
                if everything:
                    self.stop(now)
                self.queue.clear()

    def stop(self, now: int) -> None:
        """Fall silent, and go on to nothing."""
        self._silence(now)
        self._goes_on = False
        if self.current is not None:
            self.activity = "STOPPED"

    def pause(self, now: int) -> None:
        """Fall silent because somebody touched pause on the device itself."""
        self._silence(now)
        if self.activity == "STOPPED":
            self.activity = "PAUSED"

    def _enqueue(self, item: Item, after: str | None, now: int) -> None:
        last = self.queue[-1] if self.queue else self.current
        if last is None or after != last.token:
            held = last.token if last else "nothing"
            self._drop(f"ENQUEUE of {item.token} after {after}, but the last in line is {held}")
        elif self.activity == "STOPPED" and not self._goes_on:
            self._drop(f"ENQUEUE of {item.token} on a stopped player; resume with REPLACE_ALL")
        else:
            self._append(item, now)

    def _append(self, item: Item, now: int) -> None:
        if self.faults.fetches_ahead and self.current and self._length_of(item) is None:
            self._fail(item, now)
        else:
            self.queue.append(item)

    # Speech over the audio

    def hold(self, now: int) -> None:
        """Be silent while somebody speaks; what sounds is stopped, and will go on."""
        if self.faults.barged_in == DUCKED and self.activity == "PLAYING":
            self.is_ducked = True
            return
        self.is_held = True
        if self.activity == "PLAYING":
            self._silence(now)
            self.activity, self._goes_on = self._while_held, True

    def release(self, now: int) -> None:
        """Go on, if there is something that should."""
        self.is_held = self.is_ducked = False
        if not self._goes_on or self.current is None:
            return
        self._goes_on = False
        self._sound(self.current, self._base, now)

    @property
    def _while_held(self) -> str:
        return "PAUSED" if self.faults.barged_in == DUCKED else self.faults.barged_in

    # Time

    def next_at(self, now: int) -> int | None:
        """Return when something happens next by itself; None if nothing will."""
        if self.is_held:
            return None
        if self.activity == "FINISHED":
            return now if self.queue else None
        if self.activity != "PLAYING":
            return None
        ends_at = self._since + max(0, self._length - self._base)
        if self._told_nearly or self.faults.nearly_finished is NearlyFinished.AFTER:
            return ends_at
        if self.faults.nearly_finished is NearlyFinished.EARLY:
            return min(self._since + EARLY_MS, ends_at)
        return max(self._since, ends_at - LATE_MS)

    def happen(self, now: int) -> None:
        """Let the next thing happen, which `next_at` has said is due."""
        if self.activity == "FINISHED":
            self._advance(now)
        elif not self._told_nearly and self.faults.nearly_finished is not NearlyFinished.AFTER:
            self._tell_nearly(now)
        else:
            self._finish(now)

    def fail(self, now: int, error: str) -> None:
        """Lose the stream that sounds."""
        if self.current is None or self.activity not in {"PLAYING", "BUFFER_UNDERRUN"}:
            return
        self._base, self.activity = self.offset_at(now), "STOPPED"
        self._fail(self.current, now, error)

    def stall(self, now: int) -> None:
        """Run out of sound while the line is dead."""
        if self.activity == "PLAYING":
            self._base, self.activity = self.offset_at(now), "BUFFER_UNDERRUN"

    def _tell_nearly(self, now: int) -> None:
        self._told_nearly = True
        self._tell(NEARLY_FINISHED, now)

    def _finish(self, now: int) -> None:
        self._base, self.activity = self.offset_at(now), "FINISHED"
        self._tell(FINISHED, now)
        if not self._told_nearly:
            self._tell_nearly(now)

    def _advance(self, now: int) -> None:
        if self.queue:
            self._begin(self.queue.pop(0), now)

    def _begin(self, item: Item, now: int) -> None:
        self.current, self._base, self._told_nearly = item, item.offset_ms, False
        if self.is_held:
            self.activity, self._goes_on = self._while_held, True
        else:
            self._sound(item, item.offset_ms, now)

    def _sound(self, item: Item, offset_ms: int, now: int) -> None:
        length = self._length_of(item)
        if length is None:
            self.activity = "STOPPED"
            self._fail(item, now)
            return
        self._length, self._base, self._since, self.activity = length, offset_ms, now, "PLAYING"
        self.begun += 1
        self._tell(STARTED, now)

    def _silence(self, now: int) -> None:
        if self.activity == "PLAYING":
            self._base, self.activity = self.offset_at(now), "STOPPED"
            self._tell(STOPPED, now)

    def _length_of(self, item: Item) -> int | None:
        return None if self.faults.fails(item.url) else self._duration_of(item.url)

    def _tell(self, kind: str, now: int) -> None:
        if self.current is not None:
            self._report_to(Happening(kind, self.current.token, self._base_for(kind, now), now))

    def _base_for(self, kind: str, now: int) -> int:
        return self._base if kind == STARTED else self.offset_at(now)

    def _fail(self, item: Item, now: int, error: str | None = None) -> None:
        held = self.holds(now)
        offset = held.offset_ms if held else 0
        self._report_to(Happening(FAILED, item.token, offset, now, held, error or self.faults.error))
