"""Twelve weeks in one house: a plan, an illness, a holiday, two Echos and a partner; every number is right.

What the skill says is held against a notebook that is kept apart: by the lengths of what was played whole, by
the clock for what was not, and by the calendar. Nothing of the skill's own reckoning is asked.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.shipped_library import shelf
from tests.story.house import House

HOME = ZoneInfo("America/New_York")
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
COUNTS_MS = 3 * MINUTE
EXCUSED_DAYS = 3
WEEK = timedelta(days=7)
START = date(2026, 11, 23)


def whole_ms(workout: str) -> int:
    """Return how long a workout plays from start to end, in milliseconds."""
    found = shelf().workout(workout)
    assert found is not None
    return sum(one.duration_ms for one in found.segments)


def minutes_of(said: str) -> int:
    """Return the minutes of the last length in a sentence: "3 hours and 12 minutes"."""
    hours = re.findall(r"(\d+) hours?", said)
    minutes = re.findall(r"(\d+) minutes?", said)
    return int(hours[-1]) * 60 * bool(hours) + int(minutes[-1]) if hours and minutes else (
        int(hours[-1]) * 60 if hours else int(minutes[-1]) if minutes else 0
    )  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What was played of one workout on one day."""

    day: date
    workout: str
    ms: int
    is_whole: bool = False
    goes_on: bool = False
    """True if it is the rest of the training in the row before."""

    @property
    def counts(self) -> bool:
        """True if it makes a training."""
        return self.is_whole or self.ms >= COUNTS_MS


@dataclass
class Notebook:
    """What somebody really did, on which day."""

    rows: list[Row] = field(default_factory=list)
    excused: set[date] = field(default_factory=set)
    goals: list[tuple[date, int]] = field(default_factory=list)
    """From which day on, and how many days a week."""

    def within(self, first: date, last: date) -> tuple[int, int]:
        """Return how many trainings, and how many whole minutes, from one day to another."""
        inside = [row for row in self.rows if first <= row.day <= last]
        trainings = sum(row.counts and not row.goes_on for row in inside)
        return trainings, round(sum(row.ms for row in inside) / MINUTE)

    def met(self, monday: date) -> bool:
        """True if a week's goal was met by its end, as it was then; any training will do without one."""
        days = {row.day for row in self.rows if row.counts and monday <= row.day < monday + WEEK}
        wanted = [goal for since, goal in self.goals if since < monday + WEEK]
        return len(days) >= (wanted[-1] if wanted else 1)

    def streak(self, today: date) -> int:
        """Return the weeks in a row, illness and holiday passed over; the present one counts if it is met."""
        present = today - timedelta(days=today.weekday())
        weeks, monday = int(self.met(present)), present - WEEK
        first = min((row.day for row in self.rows), default=today)
        while monday + WEEK > first:
            away = sum(monday + timedelta(days=n) in self.excused for n in range(7))
            if self.met(monday):
                weeks += 1
            elif away < EXCUSED_DAYS:
                break
            monday -= WEEK
        return weeks


@dataclass
class Life:
    """A person in the house, and the notebook that is kept of them."""

    house: House
    voice: str | None
    book: Notebook = field(default_factory=Notebook)

    @property
    def today(self) -> date:
        """The date on the kitchen's calendar."""
        return datetime.fromtimestamp(self.house.now / 1000, UTC).astimezone(HOME).date()

    def says(self, words: str, room: str = "kitchen") -> str:
        """Say something to an Echo, by the skill's name, and return what it answers."""
        return self.house.hears(room, f"ask audio trainer {words}", self.voice).spoken

    def does(self, workout: str, room: str = "kitchen", *, by: str = "") -> None:
        """Do a workout to its end, started by its name or by other words."""
        name = shelf().text("workout", workout, "name")
        self.says(by or f"to start {name.lower()}", room)
        assert name in self.house.plays(room), (name, self.house.plays(room))
        self.book.rows.append(Row(self.today, workout, whole_ms(workout), is_whole=True))
        self.house.passes(whole_ms(workout) + MINUTE)
        assert self.house.plays(room) == ""

    def does_a_part(self, workout: str, ms: int, room: str = "kitchen") -> None:
        """Do so much of a workout, and stop."""
        self.says(f"to start {shelf().text('workout', workout, 'name').lower()}", room)
        self.book.rows.append(Row(self.today, workout, ms))
        self.house.passes(ms)
        self.house.hears(room, "stop", self.voice)

    def sleeps_until(self, day: date, hour: int = 12) -> None:
        """Let time pass until an hour of a day."""
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=HOME)
        self.house.passes(round(moment.timestamp() * 1000) - self.house.now)

    def checks(self) -> None:
        """Ask for the numbers, and hold them against the notebook."""
        monday = self.today - timedelta(days=self.today.weekday())
        count, minutes = self.book.within(monday, self.today)
        said = self.says("how many this week")
        if count:
            assert counted(said, "workout") == count, said
            assert (
                minutes_of(said.split("this week")[0] + said.split("this week")[1].split(".")[0]) == minutes
            )
        streak = self.book.streak(self.today)
        said = self.says("what's my streak")
        assert (counted(said, "week") if streak else 0) == streak, said
        count, minutes = self.book.within(date(2000, 1, 1), self.today)
        said = self.says("what do you know about me")
        if count:
            assert f"{counted_as(count, 'workout')} together" in said, said
            assert minutes_of(said.split("together")[1].split("in all")[0]) == minutes, said

    def aims_for(self, days: int, words: str) -> None:
        """Set a goal."""
        self.says(f"to set my goal to {words} a week")
        self.book.goals.append((self.today, days))

    def is_away(self, days: int, words: str) -> str:
        """Say so."""
        self.book.excused |= {self.today + timedelta(days=n) for n in range(days)}
        return self.says(words)

    def next_is(self, number: int, of: int = 12) -> bool:
        """True if the plan's next training is said to be this one."""
        return f"{number} of {of}" in self.says("what's next in my plan")

    def checks_month(self, name: str, first: date, last: date) -> None:
        """Ask how much was trained in a month."""
        count, minutes = self.book.within(first, last)
        said = self.says(f"how long did I train in {name}")
        assert counted(said, "workout") == count, said
        assert minutes_of(said) == minutes, said


def counted(said: str, unit: str) -> int:
    """Return the first number of a unit in a sentence; "one" is 1."""
    found = re.search(rf"(\d+|one) {unit}s?", said.lower())
    return 0 if found is None else 1 if found[1] == "one" else int(found[1])


def counted_as(count: int, unit: str) -> str:
    """Return a number as it is said."""
    return f"one {unit}" if count == 1 else f"{count} {unit}s"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a house in New York, on Monday the 23rd of November at noon."""
    return House(tmp_path)


def day(week: int, weekday: int = 0) -> date:
    """Return a day of a week of the story, 0 for Monday."""
    return START + timedelta(weeks=week - 1, days=weekday)


@pytest.mark.slow
def test_anna_and_ben_train_for_twelve_weeks(house: House) -> None:
    """She follows a plan, falls ill, goes on holiday, and trains in two rooms; he trains beside her."""
    anna, ben = Life(house, "anna"), Life(house, "ben")
    for one in (anna, ben):
        house.hears("kitchen", "open audio trainer", one.voice)
    she_begins(anna, ben)
    she_does_it_in_her_own_order(anna)
    she_falls_ill_and_he_goes_on(anna, ben)
    she_comes_back(anna)
    she_goes_on_holiday(anna)
    a_training_over_midnight(anna)
    the_plan_is_done(anna, ben)
    the_winter_goes_on(anna, ben)


def she_begins(anna: Life, ben: Life) -> None:
    """The first week: a plan, a goal, two rooms, and a training that was left early."""
    anna.says("to start the stronger runner plan")
    anna.house.hears("kitchen", "no", "anna")
    anna.does("strength-for-runners", by="to start today's session")
    assert anna.next_is(2)
    anna.aims_for(3, "three times")
    assert "2 days" in anna.says("how am I doing")

    # By the workout's own name, and in another room: it counts wherever it was done.
    anna.sleeps_until(day(1, 2))
    anna.does("runners-mobility", "bedroom")
    ben.does("core-in-ten", "kitchen")
    assert anna.next_is(3)

    # What was heard counts, but the plan waits for most of a training.
    anna.sleeps_until(day(1, 5))
    anna.does_a_part("hips-for-runners", 4 * MINUTE)
    assert anna.next_is(3)
    assert "your" in anna.says("how am I doing").lower()
    anna.checks()
    ben.checks()


def she_does_it_in_her_own_order(anna: Life) -> None:
    """The second week: the third training, then the second of the week before its first."""
    anna.sleeps_until(day(2))
    anna.does("hips-for-runners", by="to start today's session")
    anna.sleeps_until(day(2, 1))
    anna.does("core-in-ten")
    assert anna.next_is(4)
    anna.sleeps_until(day(2, 4))
    anna.does("strength-for-runners")
    assert anna.next_is(6)
    said = anna.says("what did I do last time")
    assert any(words in said for words in ("all of", "the whole", "from start to end")), said
    assert "Strength for Runners" in said
    assert "today" in said
    anna.checks()
    anna.checks_month("november", date(2026, 11, 1), date(2026, 11, 30))


def she_falls_ill_and_he_goes_on(anna: Life, ben: Life) -> None:
    """The third week: the plan waits, the streak is safe, and his is his own."""
    anna.sleeps_until(day(3))
    assert "on Monday" in anna.is_away(7, "I'm ill this week")
    for weekday in (0, 2, 4):
        ben.sleeps_until(day(3, weekday))
        ben.does("core-in-ten")
    anna.sleeps_until(day(3, 6))
    assert "tomorrow" in anna.says("what's next in my plan")
    anna.checks()
    ben.checks()


def she_comes_back(anna: Life) -> None:
    """The fourth week and the fifth: one training done without us, one moved to Friday."""
    anna.sleeps_until(day(4))
    anna.does("hips-for-runners")
    anna.sleeps_until(day(4, 2))
    anna.does("strength-for-runners", "bedroom")
    assert "9 of 12" in anna.says("I did it already")
    assert "Friday" in anna.says("to move today's to friday")
    anna.sleeps_until(day(4, 4))
    anna.does("iron-middle", by="to start today's session")
    anna.checks()
    anna.sleeps_until(day(5))
    anna.does("spring-in-your-step")
    assert anna.next_is(11)
    anna.checks_month("december", date(2026, 12, 1), date(2026, 12, 31))


def she_goes_on_holiday(anna: Life) -> None:
    """Two weeks from the fifth week's Wednesday on; the year changes, and nobody is scolded."""
    anna.sleeps_until(day(5, 2))
    anna.is_away(14, "I'm on vacation for two weeks")
    anna.sleeps_until(day(7, 3))
    assert anna.next_is(11)
    anna.checks()


def a_training_over_midnight(anna: Life) -> None:
    """The seventh week: begun on Saturday night, resumed on Sunday in the other room: one training."""
    anna.sleeps_until(day(7, 5), hour=23)
    anna.does_a_part("hill-strength", 7 * MINUTE)
    anna.sleeps_until(day(7, 6))
    assert "7 minutes" in anna.says("what did I do last time")
    anna.says("to resume my workout", "bedroom")
    left = whole_ms("hill-strength") - 7 * MINUTE
    anna.book.rows.append(Row(anna.today, "hill-strength", left, is_whole=True, goes_on=True))
    anna.house.passes(left + MINUTE)
    anna.checks()
    assert anna.next_is(12)
    anna.checks_month("january", date(2027, 1, 1), date(2027, 1, 31))


def the_plan_is_done(anna: Life, ben: Life) -> None:
    """The eighth week: the last training. Ben has paused one, and she goes on with none of his unasked."""
    anna.sleeps_until(day(8))
    anna.does("rest-day-flow")
    assert "of 12" not in anna.says("what's next in my plan")
    assert "finished Stronger Runner" in anna.says("what do you know about me")
    ben.does_a_part("core-in-ten", 5 * MINUTE)
    assert "somebody else" in anna.house.hears("kitchen", "resume", "anna").spoken
    anna.house.hears("kitchen", "no", "anna")
    anna.checks()
    ben.checks()


def the_winter_goes_on(anna: Life, ben: Life) -> None:
    """From the ninth week to the twelfth: a smaller goal, twice a week, in either room; a new streak."""
    anna.sleeps_until(day(9))
    anna.aims_for(2, "two times")
    for week in (9, 10, 11, 12):
        for weekday, room in ((1, "kitchen"), (4, "bedroom")):
            anna.sleeps_until(day(week, weekday))
            anna.does("core-in-ten", room)
        ben.does("calm-down")
        anna.checks()
    anna.sleeps_until(day(12, 6))
    anna.checks_month("january", date(2027, 1, 1), date(2027, 1, 31))
    anna.checks()
    ben.checks()
    assert anna.book.streak(anna.today) == 4
