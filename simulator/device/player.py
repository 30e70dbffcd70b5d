"""The audio player of an Echo: it plays one stream, holds a queue, and reports its events.

It follows Amazon's reference device. It has no clock: each method is given the time as `now`, in
milliseconds since 1970, and `next_at` returns when `happen` must be called. While the user or Alexa
speaks, the player is *held*: it is silent, and its stream goes on at `release` unless a directive said
otherwise.
"""

from collections.abc import Callable

from simulator.device.faults import DUCKED, Faults, NearlyFinished
from simulator.protocol.audio_directives import AudioDirective, AudioItem, ClearQueue, DurationOf, Play, Stop
from simulator.protocol.player_events import (
    FAILED,
    FINISHED,
    NEARLY_FINISHED,
    STARTED,
    STOPPED,
    PlayerEvent,
    PlayerState,
)

EARLY_MS = 200
LATE_MS = 100


class Player:
    """The present stream, and the queue of those that follow."""

    def __init__(
        self,
        duration_of: DurationOf,
        report: Callable[[PlayerEvent], None],
        drop: Callable[[str], None],
        faults: Faults,
    ) -> None:
        """Set up an empty player.

        Args:
            duration_of: returns the length of a stream by its URL.
            report: called with each event.
            drop: called with the reason when a directive is ignored.
            faults: what goes wrong.
        """
        self.begun = 0
        """How many times a stream has started or gone on."""
        self.faults = faults
        self._duration_of, self._report_to, self._drop = duration_of, report, drop
        self.forget()

    def forget(self) -> None:
        """Return to the state of a new device."""
        self.queue: list[AudioItem] = []
        self.current: AudioItem | None = None
        self.activity = "IDLE"
        self.is_held = False
        self.is_ducked = False
        """True while the stream plays on, turned down, under somebody's speech."""
        self._base = self._since = self._length = 0
        self._goes_on = self._told_nearly = False

    def restore(self, item: AudioItem, activity: str) -> None:
        """Restore what the player held when the simulator was last closed."""
        self.current, self._base, self.activity = item, item.offset_ms, activity

    def state_at(self, now: int) -> PlayerState | None:
        """Return the state for a request's context; None before the first play."""
        if self.current is None:
            return None
        return PlayerState(self.current.token, self.offset_at(now), self.activity)

    @property
    def goes_on(self) -> bool:
        """True while the stream plays, or is silent only until somebody has finished speaking."""
        return self.activity in {"PLAYING", "BUFFER_UNDERRUN"} or self._goes_on

    def offset_at(self, now: int) -> int:
        """Return the offset in the present stream, in milliseconds."""
        if self.activity != "PLAYING":
            return self._base
        return min(self._base + now - self._since, max(self._length, self._base))

    def left_ms(self, now: int) -> int:
        """Return how much of the present stream is left, in milliseconds."""
        return max(0, self._length - self.offset_at(now))

    # Directives

    def obey(self, directive: AudioDirective, now: int) -> None:
        """Carry out a directive."""
        match directive:
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
        """Stop, and do not go on after speech."""
        self._silence(now)
        self._goes_on = False
        if self.current is not None:
            self.activity = "STOPPED"

    def pause(self, now: int) -> None:
        """Pause, as when somebody touches pause on the device itself."""
        self._silence(now)
        if self.activity == "STOPPED":
            self.activity = "PAUSED"

    def _enqueue(self, item: AudioItem, after: str | None, now: int) -> None:
        last = self.queue[-1] if self.queue else self.current
        if last is None or after != last.token:
            held = last.token if last else "nothing"
            self._drop(f"ENQUEUE of {item.token} after {after}, but the last in line is {held}")
        elif self.activity == "STOPPED" and not self._goes_on:
            self._drop(f"ENQUEUE of {item.token} on a stopped player; resume with REPLACE_ALL")
        else:
            self._append(item, now)

    def _append(self, item: AudioItem, now: int) -> None:
        if self.faults.fetches_ahead and self.current and self._length_of(item) is None:
            self._fail(item, now)
        else:
            self.queue.append(item)

    # While somebody speaks

    def hold(self, now: int) -> None:
        """Be silent, or turned down, while somebody speaks; the stream will go on."""
        if self.faults.barged_in == DUCKED and self.activity == "PLAYING":
            self.is_ducked = True
            return
        self.is_held = True
        if self.activity == "PLAYING":
            self._silence(now)
            self.activity, self._goes_on = self._while_held, True

    def release(self, now: int) -> None:
        """Go on with the stream that was interrupted, if there is one."""
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
        """Return when something happens next by itself, in milliseconds since 1970; None if nothing will."""
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
        """Let the event happen that `next_at` has announced."""
        if self.activity == "FINISHED":
            self._advance(now)
        elif not self._told_nearly and self.faults.nearly_finished is not NearlyFinished.AFTER:
            self._tell_nearly(now)
        else:
            self._finish(now)

    def fail(self, now: int, error: str) -> None:
        """Let the present stream fail with an error."""
        if self.current is None or self.activity not in {"PLAYING", "BUFFER_UNDERRUN"}:
            return
        self._base, self.activity = self.offset_at(now), "STOPPED"
        self._fail(self.current, now, error)

    def stall(self, now: int) -> None:
        """Stall, because the network is down."""
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

    def _begin(self, item: AudioItem, now: int) -> None:
        self.current, self._base, self._told_nearly = item, item.offset_ms, False
        if self.is_held:
            self.activity, self._goes_on = self._while_held, True
        else:
            self._sound(item, item.offset_ms, now)

    def _sound(self, item: AudioItem, offset_ms: int, now: int) -> None:
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

    def _length_of(self, item: AudioItem) -> int | None:
        return None if self.faults.fails(item.url) else self._duration_of(item.url)

    def _tell(self, kind: str, now: int) -> None:
        if self.current is not None:
            self._report_to(PlayerEvent(kind, self.current.token, self._base_for(kind, now), now))

    def _base_for(self, kind: str, now: int) -> int:
        return self._base if kind == STARTED else self.offset_at(now)

    def _fail(self, item: AudioItem, now: int, error: str | None = None) -> None:
        held = self.state_at(now)
        offset = held.offset_ms if held else 0
        self._report_to(PlayerEvent(FAILED, item.token, offset, now, held, error or self.faults.error))
