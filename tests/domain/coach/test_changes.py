"""Moves, length and music changed in the middle: what is ordered, what is kept, what is remembered."""

from skill.domain.choice.requests import StartWorkout, Suggest
from skill.domain.coach.requests import (
    ChangeLength,
    Easier,
    Finish,
    Harder,
    Hurt,
    OneMoreRound,
    SkipWarmUp,
    Slower,
    Spare,
    SwapMove,
)
from skill.domain.conversation.requests import Launch, Yes
from skill.domain.explaining.requests import HowTo
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Cast
from skill.domain.listener.queue import QueueState
from skill.domain.music.requests import FasterMusic, NoMusic
from skill.domain.person.requests import LeaveOut
from skill.domain.playback.requests import PlaybackNearlyFinished, PlaybackStopped
from skill.domain.playing.requests import HowLongLeft, Pause, Repeat, Resume
from skill.domain.turn.device import Device
from skill.domain.turn.outcome import Follow, Halt, Refollow
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person, stream_of
from tests.fakes import FakeLibrary, make_playlist, make_training

MINUTE = DurationMs(60_000)


def _training() -> Person:
    """Return somebody 30 seconds into the first squat: warm-up, squat, row, squat, row, cool-down."""
    library = FakeLibrary(
        [make_training("legs", equipment=("dumbbells",)), make_training("hills")],
        [make_playlist("steady"), make_playlist("fast", bpm_low=140, bpm_high=150)],
    )
    person = Person(library)
    person.holds(person.runs_on(person.start("legs")), 30_000)
    return person


def _order(person: Person) -> tuple[int, ...]:
    assert person.listener.workout is not None
    return person.listener.workout.order


def test_an_easier_move_now_later_and_next_time() -> None:
    """The move is changed from its set-up, in the next round too, and when another workout has it."""
    person = _training()
    stream = stream_of(person.hear(Easier()))
    assert (stream.placement.item, stream.placement.move, stream.offset_ms) == (1, "sit", 0)

    person.confirm(person.last)  # type: ignore[arg-type]
    row = person.runs_on(stream.placement)
    assert row.move == ""
    assert person.runs_on(row).move == "sit"
    later = stream_of(person.hear(StartWorkout(Wish(workout="hills"))))
    here = person.confirm(person.last)  # type: ignore[arg-type]
    assert later.placement.move == ""
    assert person.runs_on(here).move == "sit"


def test_back_to_the_authors_own_is_forgotten() -> None:
    """Easier and then harder is as if nothing had been said."""
    person = _training()
    person.confirm(person.hear(Easier()))
    stream = stream_of(person.hear(Harder()))

    assert stream.placement.move == ""
    assert person.listener.moves.levels == ()


def test_a_move_without_a_variant_is_told_and_goes_on() -> None:
    """There, the words alone make it easier, and nothing stops."""
    person = _training()
    person.confirm(person.hear(Easier()))
    outcome = person.hear(Easier())

    assert outcome.order is None
    assert outcome.lines[0].key == "coach.easier.told"


def test_what_needs_a_thing_that_is_missing_is_changed_ahead() -> None:
    """No dumbbells: the squat goes on, and what was promised is replaced by what needs none."""
    person = _training()
    outcome = person.hear(SwapMove(equipment="dumbbells"))

    assert isinstance(outcome.order, Refollow)
    assert outcome.order.stream.placement.move == "pull"


def test_a_body_part_is_spared_and_not_kept() -> None:
    """The gentler move is played; neither the words nor the levels hold why."""
    person = _training()
    outcome = person.hear(SwapMove(body_part="knees"))

    assert stream_of(outcome).placement.move == "sit"
    assert "knees" not in repr(person.listener)
    assert person.listener.moves.levels == ()


def test_a_changed_order_replaces_what_was_promised() -> None:
    """Two minutes: the present squat and the cool-down; the device's next item is replaced."""
    person = _training()
    here = person.device.placement
    assert here is not None
    promised = person.hear(PlaybackNearlyFinished(here)).order
    assert isinstance(promised, Follow)
    outcome = person.hear(ChangeLength(DurationMs(90_000)))

    assert _order(person) == (0, 1, 5)
    assert isinstance(outcome.order, Refollow)
    assert outcome.order.stream.placement.item == 5
    again = person.hear(PlaybackNearlyFinished(here)).order
    assert isinstance(again, Follow)
    assert again.stream == outcome.order.stream


def test_one_more_round_comes_after_the_last() -> None:
    """Both moves of the last round, before the cool-down; what follows now stays."""
    person = _training()
    outcome = person.hear(OneMoreRound())

    assert _order(person) == (0, 1, 2, 3, 4, 1, 2, 5)
    assert isinstance(outcome.order, Refollow)
    assert outcome.order.stream.placement.item == 2


def test_the_warm_up_is_skipped_and_not_counted() -> None:
    """The first main move, at once; the warm-up is out of what was done."""
    person = _training()
    person.start("legs")
    stream = stream_of(person.hear(SkipWarmUp()))

    assert stream.placement.item == 1
    assert _order(person) == (1, 2, 3, 4, 5)


def test_other_music_goes_on_at_the_same_place() -> None:
    """The same move at the same place over faster music, and no music after that; the rest follows."""
    person = _training()
    faster = stream_of(person.hear(FasterMusic()))
    assert faster.path == "segments/legs1.squat.maya.fast.mp3"
    assert faster.offset_ms == 30_000

    person.confirm(person.last)  # type: ignore[arg-type]
    silent = stream_of(person.hear(NoMusic()))
    assert silent.placement.cast == Cast("", "none")
    here = person.confirm(person.last)  # type: ignore[arg-type]
    assert person.runs_on(here).cast == Cast("", "none")


def test_what_is_changed_while_paused_waits() -> None:
    """Nothing sounds; resumed later, by a device that still holds the old play, it is the changed one."""
    person = _training()
    here = person.device.placement
    assert here is not None
    person.hear(Pause())
    person.hear(PlaybackStopped(here, DurationMs(30_000)))
    outcome = person.hear(Easier())
    assert outcome.order is None
    assert outcome.question is not None

    person.hear(PlaybackStopped(here, DurationMs(30_000)))  # the same, reported late
    stream = stream_of(person.hear(Yes()))
    assert (stream.placement.item, stream.placement.move, stream.offset_ms) == (1, "sit", 0)


def test_repeat_means_what_was_taught() -> None:
    """After a how-to, "repeat that" says it again; else it plays the move again; slower says it slowly."""
    person = _training()
    taught = person.hear(HowTo())
    assert taught.order is None
    assert taught.question is None
    assert person.hear(Repeat()).lines == taught.lines
    slow = person.hear(Slower())
    assert slow.slowly
    assert slow.lines == taught.lines
    assert slow.order is None

    person.hear(HowLongLeft())
    assert stream_of(person.hear(Repeat())).offset_ms == 0


def test_who_is_done_with_nothing_on_is_let_go() -> None:
    """Unless something was asked, which the words may have been meant for."""
    person = Person(FakeLibrary([make_training("legs")], []))
    assert person.hear(Finish()).question is None
    person.hear(Suggest())
    assert person.hear(Finish()).question is not None


def test_leaving_early_counts() -> None:
    """What was done is told, from the diary; the next hello says it again and offers no going-on."""
    person = _training()
    outcome = person.hear(Finish())
    assert isinstance(outcome.order, Halt)
    assert outcome.question is not None
    assert outcome.lines[0].key == "coach.finish.part"
    assert person.listener.workout is not None
    assert person.listener.workout.state is QueueState.LEFT

    hello = person.hear(Launch())
    assert hello.lines[0].key == "welcome.left.workout"
    assert stream_of(person.hear(Resume())).offset_ms == 30_000


def test_a_hurt_silences_everything_and_keeps_nothing() -> None:
    """On this device and on any other: silence, one line, no question, and nothing stored but the pause."""
    person = _training()
    before = person.listener
    kitchen = person.device
    person.device = Device(key="bedroom")
    outcome = person.hear(Hurt("chest"))

    assert isinstance(outcome.order, Halt)
    assert [one.key for one in outcome.lines] == ["coach.hurt.grave"]
    assert outcome.question is None
    assert person.listener.workout is not None
    assert person.listener.workout.state is QueueState.PAUSED
    assert person.listener.last_reply == before.last_reply
    person.device = kitchen
    assert kitchen.placement is not None
    assert person.hear(PlaybackNearlyFinished(kitchen.placement)).order is None


def test_what_is_left_out_is_done_otherwise() -> None:
    """A move that somebody never wants is another one, now and in every workout that begins later."""
    person = _training()
    stream = stream_of(person.hear(LeaveOut("squat")))
    assert stream.placement.move not in {"", "squat", "jump"}

    stream = stream_of(person.hear(StartWorkout(Wish(workout="hills"))))
    here = person.confirm(person.last)  # type: ignore[arg-type]
    assert stream.placement.move == ""
    assert person.runs_on(here).move not in {"", "squat", "jump"}


def test_what_is_to_be_spared_in_a_workout_is_about_that_workout() -> None:
    """No jumping: what comes ahead is changed, the place is kept, and no other workout begins."""
    person = _training()
    outcome = person.hear(Spare(("rowing",), "rowing"))

    assert isinstance(outcome.order, Refollow)
    assert outcome.order.stream.placement.move == "pull"
    assert person.listener.workout is not None
    assert person.listener.workout.source.id == "legs"


def test_what_nothing_can_stand_for_is_left_out() -> None:
    """Where no other move may be done, the promise is kept by doing none."""
    person = _training()
    profile = replace(person.listener.profile, left_out=("pull", "bridge"))
    person.listener = replace(person.listener, profile=profile)
    person.hear(SwapMove(without=("rowing",)))

    assert _order(person) == (0, 1, 3, 5)


def test_who_asks_for_a_workout_gets_another_one() -> None:
    """A workout without rowing is asked for as such, and begins; outside of one, so does "no rowing"."""
    for said in (StartWorkout(Wish(exclude=("rowing",))), Spare(("rowing",), "rowing")):
        person = _training()
        assert isinstance(person.library, FakeLibrary)
        person.library.holding["legs"] = ("rowing",)
        if isinstance(said, Spare):
            person.hear(Pause())
            assert person.device.placement is not None
            person.hear(PlaybackStopped(person.device.placement, DurationMs(30_000)))
            person.clock.now += 24 * 60 * 60_000
        assert stream_of(person.hear(said)).placement.source.id == "hills"


def test_with_no_workout_missing_things_are_a_wish() -> None:
    """Nothing plays: whoever has nothing at hand is offered what needs nothing."""
    person = Person(FakeLibrary([make_training("hills"), make_training("legs", equipment=("dumbbells",))]))
    outcome = person.hear(SwapMove(equipment="none"))

    assert outcome.order is None
    assert outcome.talk.offered == ("hills",)
