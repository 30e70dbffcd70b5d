"""A person, an Echo and ten thousand turns: no answer out of place, and no place lost."""

import os
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from skill.domain.choice.requests import StartWorkout
from skill.domain.coach.requests import (
    ChangeLength,
    Easier,
    Finish,
    Harder,
    HowManyLeft,
    Hurt,
    OneMoreRound,
    Ready,
    RestartMove,
    SkipWarmUp,
    Slower,
    Spare,
    SwapMove,
    TakeBreather,
    WhichRound,
)
from skill.domain.conversation.requests import Help
from skill.domain.explaining.requests import HowTo
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Placement
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.music.requests import ChangeMusic, FasterMusic, NoMusic, SlowerMusic, StartPlaylist
from skill.domain.playback.breathers import BREATHER, interrupted_spot, spot_after_breather, without_breathers
from skill.domain.playback.requests import (
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playing.requests import (
    Cancel,
    HowLongLeft,
    Loop,
    Next,
    NextPressed,
    Pause,
    PausePressed,
    Previous,
    Repeat,
    Resume,
    Shuffle,
    StartOver,
    Stop,
    WhatIsThis,
    WhatsNext,
)
from skill.domain.tips.requests import TellTodaysTip
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.outcome import Follow, Halt, Outcome, Refollow, Start, Stream
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person
from tests.fakes import FakeDice, FakeLibrary, make_playlist, make_training, make_workout

STEPS = int(os.environ.get("AUDIO_TRAINER_STEPS", "1500"))

LENGTHS = {"workout": 60_000, "playlist": 180_000}


class Training(RuleBasedStateMachine):
    """The device is the truth; the listener must always agree with what it last confirmed."""

    def __init__(self) -> None:
        super().__init__()
        library = FakeLibrary(
            [make_training("legs"), make_workout("hills", 2)],
            [make_playlist("steady"), make_playlist("fast", bpm_low=140, bpm_high=150)],
        )
        self.person = Person(library, dice=FakeDice(1))
        self.playing: Placement | None = None
        self.offset = 0
        self.sounds = False
        self.queued: Stream | None = None
        self.past: list[Heard] = []
        self.confirmed: tuple[str, int, int] | None = None

    # the person

    @rule(workout=st.sampled_from(["legs", "hills"]))
    def starts_a_workout(self, workout: str) -> None:
        """Start a workout."""
        self._say(StartWorkout(Wish(workout=workout)))
        assert self.playing is not None
        assert (self.playing.source.id, self.playing.item, self.offset) == (workout, 0, 0)

    @rule(playlist=st.sampled_from(["steady", "fast"]))
    def starts_a_playlist(self, playlist: str) -> None:
        """Start a playlist."""
        self._say(StartPlaylist(playlist=playlist))

    @rule(word=st.sampled_from([Next(), Previous(), StartOver(), Repeat(), NextPressed()]))
    def moves(self, word: Heard) -> None:
        """Move in the queue."""
        self._say(word)

    @rule(word=st.sampled_from([Shuffle(on=True), Shuffle(on=False), Loop(on=True), Loop(on=False)]))
    def reorders(self, word: Heard) -> None:
        """Change the order; what plays goes on."""
        before = (self.playing, self.offset)
        self._say(word)
        assert (self.playing, self.offset) == before

    @rule(
        word=st.sampled_from(
            [
                Easier(), Harder(), SwapMove(), SwapMove(equipment="dumbbells"), SkipWarmUp(),
                Spare(("rowing",), "rowing"), SwapMove(equipment="none"),
                SwapMove(body_part="knees"), SwapMove(exercise="row"), RestartMove(), FasterMusic(),
                SlowerMusic(), NoMusic(), ChangeMusic(), OneMoreRound(),
                ChangeLength(DurationMs(120_000)), ChangeLength(DurationMs(600_000)),
            ]
        )
    )  # fmt: skip
    def changes(self, word: Heard) -> None:
        """Change the workout: the place stays, or goes to the beginning of the move; silence stays."""
        before, was_on = self.person.listener.workout, self.sounds
        outcome = self._say(word)
        after = self.person.listener.workout
        if before is None or after is None:
            return
        if outcome.order is None or isinstance(outcome.order, Refollow):
            assert self.sounds == was_on
        if after.ordered.play != before.ordered.play and outcome.order is None:
            self.confirmed = self._truth()  # paused: where it will go on is the person's wish now
        if not isinstance(word, SkipWarmUp):
            assert spot_after_breather(after, after.spot).item == interrupted_spot(before.spot).item
        assert self.kept_places(before) == self.kept_places(after) or isinstance(word, SkipWarmUp)

    @staticmethod
    def kept_places(queue: Queue) -> tuple[int, ...]:
        """Return what was before the present place, which no change may touch."""
        queue = without_breathers(queue)
        return queue.order[: queue.spot.at]

    @rule(word=st.sampled_from([TakeBreather(), TakeBreather(DurationMs(120_000)), Ready()]))
    def rests(self, word: Heard) -> None:
        """Rest or go on: the interrupted move stays the same."""
        before = self.person.listener.workout
        self._say(word)
        after = self.person.listener.workout
        if before is not None and after is not None and not before.is_over:
            assert interrupted_spot(before.spot).item == interrupted_spot(after.spot).item

    @rule(word=st.sampled_from([Hurt(), Hurt("chest"), Finish()]))
    def ends(self, word: Heard) -> None:
        """Be silent; of a hurt nothing is kept but the pause."""
        before = self.person.listener
        outcome = self._say(word)
        assert not isinstance(outcome.order, Start | Follow | Refollow)
        if isinstance(word, Hurt):
            assert isinstance(outcome.order, Halt)
            assert outcome.question is None
            assert outcome.listener.last_reply == before.last_reply

    @rule(
        word=st.sampled_from(
            [
                WhatIsThis(),
                HowLongLeft(),
                WhatsNext(),
                TellTodaysTip(),
                Help(),
                HowManyLeft(),
                WhichRound(),
                Slower(),
                HowTo(),
            ]
        )
    )
    def asks(self, word: Heard) -> None:
        """Ask something; what plays goes on."""
        outcome = self._say(word)
        assert outcome.order is None

    @rule(word=st.sampled_from([Pause(), Stop(), Cancel(), PausePressed()]))
    def silences(self, word: Heard) -> None:
        """Be silent, always."""
        outcome = self._say(word)
        assert isinstance(outcome.order, Halt)

    @precondition(lambda self: self.confirmed is not None)
    @rule(forgets=st.booleans())
    def resumes(self, forgets: bool) -> None:
        """Resume, here or on a device that knows nothing: at the very spot that was last confirmed."""
        if forgets:
            self.playing, self.offset, self.sounds, self.queued = None, 0, False, None
        expected = self._here() if self.sounds else self._truth()
        queue = self.person.listener.current
        if queue is not None and queue.spot.item == BREATHER:  # after a rest, the interrupted move
            spot = interrupted_spot(queue.spot)
            expected = (queue.source.id, spot.item, int(spot.offset_ms))
        was_done = queue is not None and queue.state is QueueState.DONE
        outcome = self._say(Resume())
        # When the last thing is done, "resume" means the other one, if that is unfinished.
        if isinstance(outcome.order, Start) and not was_done:
            stream = outcome.order.stream
            assert expected == (stream.placement.source.id, stream.placement.item, stream.offset_ms)

    # the device

    @precondition(lambda self: self.sounds)
    @rule(ms=st.integers(1, 200_000))
    def time_passes(self, ms: int) -> None:
        """Let the audio play on, through the seams."""
        while self.sounds and ms > 0:
            left = self._length() - self.offset
            step = min(ms, left)
            self.offset += step
            ms -= step
            if step == left:
                self._ends()

    @precondition(lambda self: self.sounds)
    @rule()
    def is_ready_for_more(self) -> None:
        """NearlyFinished, at any time."""
        assert self.playing is not None
        self._report(PlaybackNearlyFinished(self.playing))

    @precondition(lambda self: self.sounds)
    @rule()
    def is_interrupted(self) -> None:
        """Stopped, because somebody speaks, and started again at the same offset."""
        assert self.playing is not None
        offset = DurationMs(self.offset)
        self._report(PlaybackStopped(self.playing, offset))
        self.confirmed = self._here()
        self._report(PlaybackStarted(self.playing, offset))

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def a_late_event_arrives(self, data: st.DataObject) -> None:
        """Anything that was ever reported, again."""
        late = data.draw(st.sampled_from(self.past[-12:]))
        before = self.person.listener.current
        outcome = self.person.hear(late)
        after = self.person.listener.current
        assert before is not None
        assert after is not None
        assert after.spot == before.spot, late
        if before.state is QueueState.PAUSED and isinstance(late, PlaybackNearlyFinished):
            assert outcome.order is None or late.placement.source.kind is not before.source.kind
        if isinstance(outcome.order, Follow) and self.playing and outcome.order.after == self.playing.token:
            self.queued = self.queued or (outcome.order.stream if self.sounds else None)

    @invariant()
    def the_place_is_the_devices(self) -> None:
        """What is stored is what the device last confirmed."""
        if self.confirmed is not None:
            assert self._truth() == self.confirmed

    def _say(self, heard: Heard) -> Outcome:
        if self.playing is not None:
            activity = Activity.STOPPED if self.sounds else Activity.PAUSED
            self.person.holds(self.playing, self.offset, activity)
            queue = self.person.listener.queue(self.playing.source.kind)
            if queue is self.person.listener.current and queue is not None and self.sounds:
                self.confirmed = self._here()
        else:
            self.person.device = Device(key="kitchen")
        outcome = self.person.hear(heard)
        self._obey(outcome)
        return outcome

    def _obey(self, outcome: Outcome) -> None:
        order = outcome.order
        if isinstance(order, Halt):
            self.sounds = False
        elif isinstance(order, Start):
            if self.sounds and self.playing is not None:
                self.past.append(PlaybackStopped(self.playing, DurationMs(self.offset)))
            self._begins(order.stream)
        elif isinstance(order, Refollow) and self.sounds:
            self.queued = order.stream
        elif isinstance(order, Follow) and self.playing and order.after == self.playing.token:
            assert self.sounds
            self.queued = self.queued or order.stream

    def _begins(self, stream: Stream) -> None:
        self.playing, self.offset = stream.placement, int(stream.offset_ms)
        self.sounds, self.queued = True, None
        self.person.holds(self.playing, self.offset)
        self._report(PlaybackStarted(self.playing, stream.offset_ms))
        self.confirmed = self._here()

    def _ends(self) -> None:
        assert self.playing is not None
        ended, after = self.playing, self.queued
        self._report(PlaybackFinished(ended))
        if after is not None:
            self._begins(after)
        else:
            self.sounds = False
            self.playing = None
            self.person.device = replace(self.person.device, activity=Activity.FINISHED, placement=None)
            self.confirmed = self._truth()

    def _report(self, heard: Heard) -> None:
        self.past.append(heard)
        outcome = self.person.hear(heard)
        self._obey(outcome)

    def _length(self) -> int:
        assert self.playing is not None
        return LENGTHS[self.playing.source.kind]

    def _here(self) -> tuple[str, int, int]:
        assert self.playing is not None
        return (self.playing.source.id, self.playing.item, self.offset)

    def _truth(self) -> tuple[str, int, int]:
        queue = self.person.listener.current
        assert queue is not None
        return (queue.source.id, queue.spot.item, queue.spot.offset_ms)


def test_no_place_is_lost_in_random_turns() -> None:
    """Over random words, buttons, time, and late or doubled events, the place stays the device's."""
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Training,
        settings=settings(
            max_examples=max(1, STEPS // 50),
            stateful_step_count=50,
            deadline=None,
            derandomize=STEPS < 10_000,  # the same every time in `make test`; `make soak` explores
            suppress_health_check=list(HealthCheck),
        ),
    )
