"""What fits into a length: properties that hold for any workout, any place, any wish."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.coach.counts import round_of
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment
from skill.domain.tailoring.length import (
    COOL_DOWN,
    MAIN,
    WARM_UP,
    RemainingWorkout,
    Row,
    purpose_of,
    segments_that_fit,
    total_ms,
)


def _row(warm_up: list[int], main: list[int], rounds: int, cool_down: list[int]) -> Row:
    parts: list[tuple[str, int, int, int]] = [(WARM_UP, 1, 1, seconds) for seconds in warm_up]
    parts += [(MAIN, number, rounds, seconds) for number in range(1, rounds + 1) for seconds in main]
    parts += [(COOL_DOWN, 1, 1, seconds) for seconds in cool_down]
    return tuple(
        Segment(
            f"{kind}-{number}-{place}", place, "", DurationMs(seconds * 1000), "a", "squat", kind, number, of,
            DurationMs(0), DurationMs(seconds * 1000), kind,
        )
        for place, (kind, number, of, seconds) in enumerate(parts)
    )  # fmt: skip


LENGTHS = st.integers(20, 90)
ROWS = st.builds(
    _row,
    st.lists(LENGTHS, max_size=4),
    st.lists(LENGTHS, min_size=1, max_size=5),
    st.integers(1, 5),
    st.lists(LENGTHS, min_size=1, max_size=3),
)


@st.composite
def _places(draw: st.DrawFn) -> tuple[Row, RemainingWorkout]:
    row = draw(ROWS)
    at = draw(st.integers(0, len(row) - 1))
    offset = draw(st.integers(0, row[at].duration_ms - 1))
    return row, RemainingWorkout(row[at], DurationMs(offset), row[at + 1 :])


@given(_places(), st.integers(0, 7_200_000))
def test_the_cool_down_is_always_kept_whole_and_last(
    place: tuple[Row, RemainingWorkout], wanted: int
) -> None:
    """Whatever the length, what is left of the cool-down stays, in its order, after all else."""
    row, ahead = place
    after = segments_that_fit(row, ahead, wanted)
    cool_down = tuple(one for one in ahead.after if one.kind == COOL_DOWN)

    assert after[len(after) - len(cool_down) :] == cool_down
    assert all(one.kind != COOL_DOWN for one in after[: len(after) - len(cool_down)])


@given(_places(), st.integers(0, 7_200_000))
def test_what_is_left_fits_and_wastes_less_than_one_move(
    place: tuple[Row, RemainingWorkout], wanted: int
) -> None:
    """Never longer than wished, unless the present move and the cool-down are; short by less than a move."""
    row, ahead = place
    after = segments_that_fit(row, ahead, wanted)
    left = ahead.present.duration_ms - ahead.offset_ms + total_ms(after)
    cool_down = tuple(one for one in ahead.after if one.kind == COOL_DOWN)

    if after != cool_down:
        assert left <= wanted
    has_room = purpose_of(ahead.present, row) != COOL_DOWN
    if has_room:
        assert left > wanted - 90_000 or after == cool_down


@given(_places(), st.integers(0, 7_200_000))
def test_shortening_leaves_out_and_never_mixes(place: tuple[Row, RemainingWorkout], wanted: int) -> None:
    """A shorter workout is a part of what was ahead, in the same order."""
    row, ahead = place
    after = segments_that_fit(row, ahead, min(wanted, ahead.remaining_ms))
    places = [one.place for one in after]

    assert set(after) <= set(ahead.after)
    assert places == sorted(places)


def test_the_last_round_goes_first_and_keeps_what_fits() -> None:
    """Three rounds of two in six minutes of room: two and a half rounds, then the cool-down."""
    row = _row([30], [60, 60], 3, [60])
    after = segments_that_fit(row, RemainingWorkout(row[1], DurationMs(0), row[2:]), 420_000 - 60_000)

    assert [one.id for one in after] == ["main-1-2", "main-2-3", "main-2-4", "main-3-5", "cool-down-1-7"]


def test_longer_is_more_of_the_main_work() -> None:
    """Two minutes more are a round more, before the cool-down."""
    row = _row([], [60, 60], 1, [60])
    after = segments_that_fit(row, RemainingWorkout(row[0], DurationMs(0), row[1:]), 300_000)

    assert [one.place for one in after] == [1, 0, 1, 2]


def test_a_workout_of_one_kind_can_be_shortened_too() -> None:
    """Where all is cool-down, the last block is kept and the rest is work."""
    plain = _row([], [60], 1, [60])[-1]
    row = tuple(
        replace(plain, place=n, block=block) for n, block in enumerate(("Walk", "Walk", "Walk", "Stretch"))
    )
    after = segments_that_fit(row, RemainingWorkout(row[0], DurationMs(0), row[1:]), 180_000)

    assert [one.place for one in after] == [1, 3]


@given(ROWS)
def test_rounds_are_counted_as_the_author_wrote_them(row: Row) -> None:
    """In the author's own order, the counted round is the written one."""
    for at, one in enumerate(row):
        assert round_of(row, at) == (one.round, one.rounds)


def test_an_extra_round_is_counted() -> None:
    """The last round, done again, is one more."""
    row = _row([], [60, 60], 2, [60])
    again = (*row[:4], *row[2:])

    assert round_of(again, 4) == (3, 3)
