"""Other music: chosen by tempo and mood, and begun at the same place."""

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment
from skill.domain.music.tempo import MusicWish, best_music, next_tempo_music, same_moment
from tests.fakes import make_playlist

SLOW = make_playlist("slow", moods=("calm",), bpm_low=60, bpm_high=80)
STEADY = make_playlist("steady", moods=("steady",), bpm_low=100, bpm_high=120)
QUICK = make_playlist("quick", moods=("driving",), bpm_low=130, bpm_high=150)
PAID = make_playlist("paid", moods=("driving",), bpm_low=130, bpm_high=150, premium=True)
LISTS = (SLOW, STEADY, QUICK, PAID)


@st.composite
def _segments(draw: st.DrawFn) -> Segment:
    edges = [draw(st.integers(1_000, 60_000)) for _ in range(3)]
    start, end, whole = edges[0], sum(edges[:2]), sum(edges)
    return Segment(
        "s", 0, "", DurationMs(whole), "a", "squat", "Main", 1, 1, DurationMs(start), DurationMs(end)
    )


@given(_segments(), _segments(), st.data())
def test_the_place_stays_in_its_phase(old: Segment, new: Segment, data: st.DataObject) -> None:
    """Set-up stays set-up, work stays work, rest stays rest, and later stays later."""
    offset = data.draw(st.integers(0, old.duration_ms - 1))
    there = same_moment(old, new, DurationMs(offset))

    assert 0 <= there < new.duration_ms
    assert (offset < old.work_start_ms) == (there < new.work_start_ms)
    assert (offset < old.work_end_ms) == (there < new.work_end_ms)
    assert there >= same_moment(old, new, DurationMs(max(0, offset - 1)))


@given(_segments(), st.data())
def test_the_same_music_is_the_same_place(one: Segment, data: st.DataObject) -> None:
    """Nothing moves where nothing changed."""
    offset = data.draw(st.integers(0, one.duration_ms - 1))

    assert same_moment(one, one, DurationMs(offset)) == offset


def test_faster_and_slower_are_steps() -> None:
    """The next in tempo, the free one first; None at either end."""
    assert next_tempo_music(LISTS, "slow", 1) == STEADY
    assert next_tempo_music(LISTS, "steady", 1) == QUICK
    assert next_tempo_music(LISTS, "quick", 1) is None
    assert next_tempo_music(LISTS, "quick", -1) == STEADY
    assert next_tempo_music(LISTS, "none", 1) == SLOW


def test_any_other_is_the_nearest_that_is_free() -> None:
    """An open wish never gives the same music, nor one that costs."""
    assert best_music(LISTS, "steady", MusicWish()) == QUICK
    assert best_music(LISTS, "quick", MusicWish()) == STEADY
    assert best_music((STEADY,), "steady", MusicWish()) is None


def test_a_name_a_mood_and_a_tempo_are_kept() -> None:
    """What was said decides."""
    assert best_music(LISTS, "steady", MusicWish(playlist="paid")) == PAID
    assert best_music(LISTS, "steady", MusicWish(mood="calm")) == SLOW
    assert best_music(LISTS, "slow", MusicWish(bpm=140)) == QUICK
