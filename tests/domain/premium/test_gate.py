"""Nobody hears premium without having it, by any path; and what was begun is finished."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Cast, Placement, Source
from skill.domain.listener.listener import Listener, with_queue
from skill.domain.listener.queue import QueueState
from skill.domain.music.requests import StartPlaylist
from skill.domain.playback.player_events import follow_without_store
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
)
from skill.domain.playing.requests import (
    Next,
    NextPressed,
    Pause,
    PlayPressed,
    PreviousPressed,
    Repeat,
    Resume,
    StartOver,
)
from skill.domain.premium.access import ADDRESS_VALID_MS, BEGUN_STAYS_OPEN_MS, HOUR_MS
from skill.domain.premium.gate import allowed_without_store
from skill.domain.turn.device import Device
from skill.domain.turn.outcome import Follow, Halt, Start
from skill.domain.turn.requests import Heard
from tests.domain.premium.strategies import devices, heards
from tests.domain.premium.talker import NOT_SOLD, OWNED, SILENT, SOLD, Talker, premium_stream
from tests.fakes import make_workout

NEXT = Next()


def had_it_long_ago(amazon: Entitlement) -> Talker:
    """Return somebody whose premium queues were begun a fortnight ago, and are still on."""
    talker = Talker(OWNED)
    talker.start("hills")
    talker.hear(StartPlaylist(playlist="iron"))
    for kind in SourceKind:
        queue = talker.listener.queue(kind)
        assert queue is not None
        talker.listener = with_queue(talker.listener, replace(queue, state=QueueState.ON))
    talker.amazon, talker.today = amazon, "2026-12-07"
    talker.clock.now += 14 * 24 * HOUR_MS
    return talker


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    turns=st.lists(st.tuples(heards(), devices(), st.integers(0, 20 * HOUR_MS)), min_size=1, max_size=14),
    amazon=st.sampled_from([SOLD, NOT_SOLD, SILENT]),
    version=st.integers(0, 3),
    had=st.booleans(),
)
def test_who_has_it_not_hears_none_of_it(
    turns: list[tuple[Heard, Device, int]], amazon: Entitlement, version: int, had: bool
) -> None:
    """Whatever is said, pressed, reported, replayed or forged: no premium stream, and no plan begun."""
    talker = had_it_long_ago(amazon) if had else Talker(amazon, listener=Listener("household.all", version))
    for heard, device, later in turns:
        talker.device, talker.clock.now = device, talker.clock.now + later
        outcome = talker.hear(heard)
        assert premium_stream(outcome) is None, heard
        assert outcome.listener.plan is None, heard
        if amazon is SILENT or amazon is NOT_SOLD:
            assert outcome.handover is None or outcome.handover.name == "AskFor", heard


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    turns=st.lists(st.tuples(heards(), devices()), min_size=1, max_size=12),
    amazon=st.sampled_from([OWNED, SOLD, SILENT]),
)
def test_the_address_of_every_stream_expires(turns: list[tuple[Heard, Device]], amazon: Entitlement) -> None:
    """Of a free one too, for whoever hears it."""
    talker = Talker(amazon)
    for heard, device in turns:
        talker.device = device
        stream = getattr(talker.hear(heard).order, "stream", None)
        if stream is not None:
            assert stream.good_until == talker.clock.now + ADDRESS_VALID_MS


def test_an_address_outlives_what_plays_before_it_and_a_pause() -> None:
    """A device may open what was promised only when the stream before has ended: an hour is the longest."""
    assert ADDRESS_VALID_MS >= 3 * HOUR_MS
    assert ADDRESS_VALID_MS < BEGUN_STAYS_OPEN_MS


def begun() -> tuple[Talker, Placement]:
    """Return somebody who began a premium workout, and then lost what let them."""
    talker = Talker(OWNED)
    placement = talker.confirm(talker.start("hills"))
    talker.amazon = SOLD
    return talker, placement


def test_expiry_in_the_middle_lets_the_workout_finish() -> None:
    """Reports go on without asking anybody, to the last segment, and words and buttons too."""
    talker, placement = begun()
    asked = talker.asked
    talker.clock.now += 11 * HOUR_MS
    for _ in range(2):
        follow = talker.hear(PlaybackNearlyFinished(placement)).order
        assert isinstance(follow, Follow)
        assert follow.stream.good_until == talker.clock.now + ADDRESS_VALID_MS
        talker.hear(PlaybackFinished(placement))
        placement = follow.stream.placement
        talker.hear(PlaybackStarted(placement, DurationMs(0)))
    talker.device = replace(talker.device, placement=placement)
    talker.hear(Pause())
    assert premium_stream(talker.hear(Resume())) is not None
    assert premium_stream(talker.hear(PreviousPressed())) is not None
    assert talker.asked == asked


def test_a_workout_that_was_edited_meanwhile_is_still_the_one_begun() -> None:
    """The queue is made anew from the edited one, and was let in when it was."""
    talker, _ = begun()
    talker.hear(Pause())
    talker.device = Device("kitchen")
    talker.library.held["hills"] = make_workout("hills", 6, premium=True)
    placement = talker.confirm(talker.hear(Resume()))
    assert premium_stream(talker.hear(PlaybackNearlyFinished(placement))) is not None
    talker.clock.now += BEGUN_STAYS_OPEN_MS + 1
    assert talker.hear(PlaybackNearlyFinished(placement)).order is None


def test_twelve_hours_later_nothing_is_renewed() -> None:
    """Then a report is answered with silence, and who says resume is asked for at Amazon's."""
    talker, placement = begun()
    talker.clock.now += BEGUN_STAYS_OPEN_MS + 1
    assert talker.hear(PlaybackNearlyFinished(placement)).order is None
    assert premium_stream(talker.hear(PlaybackFailed(placement))) is None
    asked = talker.asked
    outcome = talker.hear(Resume())
    assert premium_stream(outcome) is None
    assert talker.asked == asked + 1


def test_going_on_does_not_begin_the_hours_anew() -> None:
    """Pausing and resuming every hour keeps nobody in for longer."""
    talker, placement = begun()
    for _ in range(12):
        talker.clock.now += HOUR_MS + 1
        talker.hear(Pause())
        last = talker.hear(Resume())
    assert premium_stream(last) is None
    assert talker.hear(PlaybackNearlyFinished(placement)).order is None


def test_a_finished_workout_is_over() -> None:
    """Begun anew, it is another one, for which Amazon is asked."""
    talker, _ = begun()
    assert premium_stream(talker.hear(StartOver())) is None


def test_another_cast_of_a_free_workout_is_premium() -> None:
    """A queue that came to another trainer or other music does not sound without it, by no word."""
    talker = Talker(SOLD)
    talker.confirm(talker.start("legs"))
    queue = talker.listener.workout
    assert queue is not None
    talker.listener = replace(talker.listener, workout=replace(queue, cast=Cast(trainer="leo")))
    for heard in (Resume(), Next(), NextPressed(), PlayPressed(), Repeat()):
        assert premium_stream(talker.hear(heard)) is None
    talker.listener = replace(talker.listener, workout=replace(queue, cast=Cast(music="none")))
    assert getattr(talker.hear(Resume()).order, "stream", None) is not None


def test_amazon_is_asked_once_a_conversation_and_only_where_it_matters() -> None:
    """Free workouts ask nothing; after the first question the answer is kept in the talk."""
    talker = Talker(SOLD)
    talker.confirm(talker.start("legs"))
    talker.hear(Pause())
    assert talker.asked == 0
    talker.device = Device("kitchen")
    talker.listener = replace(talker.listener, version=0)  # the first conversation: nothing is offered
    assert talker.start("hills").question is not None
    talker.start("bells")
    talker.start("hills")
    assert talker.asked == 1
    talker.talk = replace(talker.talk, premium=replace(talker.talk.premium, entitlement=None))
    talker.start("hills")
    assert talker.asked == 2


@pytest.mark.parametrize(("days", "may"), [(0, True), (1, True), (2, False)])
def test_who_had_it_yesterday_has_the_workout_at_hand_when_amazon_is_silent(days: int, may: bool) -> None:
    """A hint with a date, not truth: two days later it helps no more."""
    talker = Talker(OWNED)
    talker.confirm(talker.start("hills"))
    talker.device, talker.amazon = Device("kitchen"), SILENT
    talker.today, talker.clock.now = f"2026-11-{23 + days}", talker.clock.now + days * 24 * HOUR_MS
    outcome = talker.start("bells")
    assert (premium_stream(outcome) is not None) is may
    assert outcome.handover is None
    if may:
        placement = talker.confirm(outcome)
        assert premium_stream(talker.hear(PlaybackNearlyFinished(placement))) is not None


def test_a_hint_falls_when_amazon_says_no() -> None:
    """Then her silence an hour later opens nothing."""
    talker = Talker(OWNED)
    talker.start("hills")
    talker.amazon = SOLD
    talker.start("bells")
    talker.amazon = SILENT
    assert premium_stream(talker.start("bells")) is None


def test_without_the_store_premium_is_silent_and_the_rest_goes_on() -> None:
    """Nobody knows whose the token is; what is free goes on by it."""
    talker = Talker()
    for source, plays in (("hills", False), ("legs", True)):
        placement = Placement(Source(SourceKind.WORKOUT, source), "play0001", 0, 0, "main-1-move0")
        order = follow_without_store(talker.library, PlaybackNearlyFinished(placement))
        assert order is not None
        now = talker.clock.now
        allowed = allowed_without_store(talker.library, order, now)
        assert (allowed is not None) is plays
        if isinstance(allowed, Follow):
            assert allowed.stream.good_until == now + ADDRESS_VALID_MS
        if isinstance(order, Follow):
            started = allowed_without_store(talker.library, Start(order.stream), now)
            assert isinstance(started, Start if plays else Halt)


def test_a_play_that_another_device_took_over_goes_on_for_its_owner_alone() -> None:
    """The hall took the queue over; the kitchen's premium stream goes on by its token, but no stranger's."""
    talker, placement = begun()
    talker.confirm(talker.start("legs"))
    talker.device = Device("garden")
    mine = replace(placement, who=talker.listener.key)
    assert premium_stream(talker.hear(PlaybackNearlyFinished(mine))) is not None
    assert premium_stream(talker.hear(PlaybackNearlyFinished(replace(mine, who="stranger.all")))) is None
    talker.clock.now = EpochMs(talker.clock.now + BEGUN_STAYS_OPEN_MS + 1)
    assert premium_stream(talker.hear(PlaybackNearlyFinished(mine))) is None
