"""The tip that suits: by what somebody does, and did yesterday; and none twice until all were heard."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.ground.days import add_days
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Tip
from skill.domain.listener.diary import Diary, Training
from skill.domain.listener.listener import Listener
from skill.domain.listener.tips_told import TipsTold, code_of
from skill.domain.tips.requests import TellTodaysTip
from skill.domain.tips.suitability import Interests, best_suited, interests_of, score
from tests.domain.one_person import Person
from tests.shipped_library import shelf

TODAY = "2026-11-23"


@cache
def tips() -> list[Tip]:
    """Return all tips of the library."""
    return [tip for one in shelf().tip_ids() if (tip := shelf().tip(one))]


def diary_of(*rows: tuple[str, int]) -> Diary:
    """Return a diary of workouts so many days ago."""
    entries = [
        Training(f"play{n:04}", workout, add_days(TODAY, -ago), DurationMs(1_200_000))
        for n, (workout, ago) in enumerate(rows)
    ]
    diary = Diary()
    for one in entries:
        diary = diary.with_training(one)
    return diary


def taste(*rows: tuple[str, int]) -> Interests:
    """Return the taste of somebody who did these workouts."""
    return interests_of(replace(Listener("x"), diary=diary_of(*rows)), shelf(), TODAY)


def test_runners_hear_of_running() -> None:
    """Who ran three times this month, and not yesterday, is told something of running, or for runners."""
    suited = best_suited(tips(), taste(("easy-half-hour", 3), ("hill-repeats", 6), ("long-and-steady", 9)))

    assert suited
    assert all({"running", "endurance", "intervals"} & set(tip.topics) for tip in suited)
    assert all("runners" in tip.audiences for tip in suited)


def test_the_day_after_is_followed_up() -> None:
    """After yesterday's strength comes a word on strength or rest; after a run, one that suits a run."""
    for workout, topics in (
        ("dumbbell-classic", {"recovery", "strength"}),
        ("easy-half-hour", {"recovery", "running", "hydration"}),
        ("sweat-in-twelve", {"recovery", "sleep", "hydration"}),
    ):
        suited = best_suited(tips(), taste((workout, 1)))
        assert all(topics & set(tip.topics) for tip in suited), workout


def test_who_is_new_may_hear_any() -> None:
    """Where nothing is known nothing is preferred."""
    assert len(best_suited(tips(), Interests())) == len(tips())


def test_what_is_long_past_says_nothing() -> None:
    """Last season's runs do not decide today's tip."""
    assert taste(("easy-half-hour", 40)) == Interests()


@given(
    st.deferred(lambda: st.sampled_from(tips())),
    st.dictionaries(st.sampled_from(["strength", "core"]), st.integers(0, 100)),
)
def test_more_of_a_kind_never_suits_less(tip: Tip, kinds: dict[str, int]) -> None:
    """The score only grows with what speaks for a tip."""
    more = {**kinds, "guided-run": 100}

    assert score(tip, Interests(kinds=more)) >= score(tip, Interests(kinds=kinds))


def test_none_comes_twice_until_all_were_heard() -> None:
    """Seventy-seven days, seventy-seven tips, whatever was trained meanwhile; then the oldest again."""
    person = Person(listener=replace(Listener("x"), diary=diary_of(("easy-half-hour", 1))))
    heard: list[str] = []
    for day in range(2 * len(tips())):
        person.library = shelf()  # type: ignore[assignment]
        person.today = add_days(TODAY, day)
        person.hear(TellTodaysTip())
        assert person.listener.tips.today is not None
        heard.append(person.listener.tips.today)

    assert len(set(heard[: len(tips())])) == len(tips())
    assert heard[len(tips()) :] == heard[: len(tips())]


def test_no_two_tips_of_the_library_share_a_code() -> None:
    """Short codes stand for tips; a shared one would hide a tip."""
    assert len({code_of(tip.id) for tip in tips()}) == len(tips())


@pytest.mark.parametrize("count", [1, 399, 400, 2_000])
def test_the_memory_is_bounded(count: int) -> None:
    """Of a very large library the oldest are forgotten."""
    memory = TipsTold()
    for n in range(count):
        memory = replace(memory, told=memory.told_with(f"tip-{n}"))

    assert len(memory.told) == min(count, 400)
    assert memory.was_told(f"tip-{count - 1}")
