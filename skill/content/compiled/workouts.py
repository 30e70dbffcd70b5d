"""Workouts, the moves in them and the plans of them, from the compiled library."""

import json
import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from skill.content.compiled.documents import card_in, exercise_in, plan_in
from skill.content.compiled.locale_queries import KEPT, LocaleQueries
from skill.content.compiled.workout_query import conditions
from skill.domain.ground.records import replace
from skill.domain.library.contents import Exercise, Plan, Segment, Workout, WorkoutCard
from skill.domain.library.lookup import WorkoutQuery


class WorkoutShelf(LocaleQueries):
    """The part of the port `Library` that is about workouts, moves and plans."""

    def __init__(self, connection: sqlite3.Connection, locale: str) -> None:
        super().__init__(connection, locale)
        # The file never changes while it is open, and records are frozen: so they may be kept.
        self._cards = lru_cache(KEPT)(self._read_card)
        self._workouts = lru_cache(KEPT)(self._read_workout)
        self._exercises = lru_cache(KEPT)(self._read_exercise)
        self._editions = lru_cache(KEPT)(self._read_edition)
        self._looks = lru_cache(KEPT)(self._read_look)

    def workouts(self, query: WorkoutQuery, limit: int = 20) -> Sequence[WorkoutCard]:
        """Return the workouts that fit all of a query, by rank and then by id."""
        where, values = conditions(query)
        rows = self._sql.execute(
            f"SELECT w.id FROM workouts w WHERE {' AND '.join(where)} ORDER BY w.rank, w.id LIMIT ?",
            (*values, limit),
        ).fetchall()
        return [card for (one,) in rows if (card := self._cards(one)) is not None]

    def workout_card(self, workout_id: str) -> WorkoutCard | None:
        """Return the part of a workout that is needed to choose it."""
        return self._cards(workout_id)

    def _read_card(self, workout_id: str) -> WorkoutCard | None:
        doc = self._doc("workout", workout_id)
        return card_in(doc) if doc else None

    def workout(self, workout_id: str, music: str = "") -> Workout | None:
        """Return a workout with its segments, timed for the music of a playlist; see the port."""
        return self._workouts(workout_id, music)

    def _read_workout(self, workout_id: str, music: str) -> Workout | None:
        card = self.workout_card(workout_id)
        if card is None:
            return None
        rows = self._sql.execute(
            "SELECT s.id, s.place, n.title, s.duration_ms, s.asset, s.exercise, s.block, s.round,"
            " s.rounds, s.work_start_ms, s.work_end_ms, s.kind FROM segments s JOIN segment_titles n ON"
            " n.workout = s.workout AND n.place = s.place AND n.locale = ?"
            " WHERE s.workout = ? ORDER BY s.place",
            (self.locale, workout_id),
        )
        (revision,) = self._sql.execute(
            "SELECT revision FROM workouts WHERE id = ?", (workout_id,)
        ).fetchone()
        segments = tuple(Segment(*row) for row in rows)
        return Workout(card, revision, self._timed(segments, workout_id, music))

    def _timed(self, segments: tuple[Segment, ...], workout_id: str, music: str) -> tuple[Segment, ...]:
        times = self._one("SELECT times FROM timings WHERE workout = ? AND playlist = ?", (workout_id, music))
        if not times:
            return segments
        return tuple(
            replace(segment, duration_ms=length, work_start_ms=start, work_end_ms=end)
            for segment, (length, start, end) in zip(segments, json.loads(times), strict=True)
        )

    def edition(self, of: str, item_id: str) -> str:
        """Return a name that changes whenever the audio of an item does; see the port."""
        return self._editions(of, item_id)

    def _read_edition(self, of: str, item_id: str) -> str:
        return self._one("SELECT edition FROM editions WHERE of = ? AND id = ?", (of, item_id)) or ""

    def look(self, of: str, item_id: str) -> str:
        """Return a name that changes whenever a picture of an item would; see the port."""
        return self._looks(of, item_id)

    def _read_look(self, of: str, item_id: str) -> str:
        sql = "SELECT look FROM looks WHERE of = ? AND id = ? AND locale = ?"
        return self._one(sql, (of, item_id, self.locale))

    def exercise(self, exercise_id: str) -> Exercise | None:
        """Return a move."""
        return self._exercises(exercise_id)

    def _read_exercise(self, exercise_id: str) -> Exercise | None:
        doc = self._doc("exercise", exercise_id)
        return exercise_in(doc) if doc else None

    def exercises(self, muscles: Sequence[str]) -> Sequence[Exercise]:
        """Return the moves that train at least one of these muscles, by id."""
        ids = self._tagged("exercise", (("muscle", muscles),)) if muscles else ()
        return [found for one in ids if (found := self.exercise(one)) is not None]

    def plan(self, plan_id: str) -> Plan | None:
        """Return a plan."""
        doc = self._doc("plan", plan_id)
        return plan_in(doc) if doc else None

    def plans(self) -> Sequence[Plan]:
        """Return all plans, by rank and then by id."""
        ids = self._ids("SELECT id FROM texts WHERE of = 'plan' AND locale = ?")
        found = [plan for one in ids if (plan := self.plan(one)) is not None]
        return sorted(found, key=lambda plan: (plan.rank, plan.id))
