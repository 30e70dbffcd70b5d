"""The compiled library, opened: one read-only SQLite file, in the texts of one locale.

Nothing is parsed when the skill starts, and every question is answered by an index, so that ten
thousand workouts cost a turn no more than thirty.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from skill.content.conditions import conditions, marks
from skill.content.documents import card_in, exercise_in, plan_in
from skill.content.numbered_tips import NumberedTips
from skill.domain.ground.records import replace
from skill.domain.ground.sentences import sentences
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import (
    Article,
    Breather,
    Exercise,
    Plan,
    Playlist,
    SearchHit,
    Section,
    Segment,
    Tip,
    Track,
    Trainer,
    Workout,
    WorkoutCard,
)
from skill.domain.library.lookup import WorkoutQuery

FORM = 9
"""The version of the compiled file's tables."""

BASE_LOCALE = "en-US"

KEPT = 128
"""Records of each kind that a process keeps of a locale: those that are asked for turn after turn."""


class LibraryMissing(Exception):
    """There is no compiled library, or one of another form: `make build` makes it."""


def open_library(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to a compiled library.

    Raises:
        LibraryMissing: it is not there, or was made for another version of the skill.
    """
    if not path.exists():
        raise LibraryMissing(f"{path} is not there: say 'make build' (or 'python -m studio build')")
    # immutable: nobody writes it while we read, so SQLite need not look for locks at each question.
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        (form,) = connection.execute("SELECT value FROM meta WHERE name = 'form'").fetchone()
    except (sqlite3.DatabaseError, TypeError) as error:
        raise LibraryMissing(f"{path} is no compiled library: say 'make build' again") from error
    if int(form) != FORM:
        raise LibraryMissing(f"{path} is of form {form}, not {FORM}: say 'make build' again")
    return connection


class CompiledShelf:
    """The library in one locale; fills `skill.ports.Shelf`."""

    def __init__(self, connection: sqlite3.Connection, locale: str) -> None:
        self._sql = connection
        self.locale = locale
        self._phrasings: dict[str, tuple[str, ...]] = {}
        # The file never changes while it is open, and what is read from it is frozen.
        self._cards = lru_cache(KEPT)(self._read_card)
        self._workouts = lru_cache(KEPT)(self._read_workout)
        self._exercises = lru_cache(KEPT)(self._read_exercise)
        self._playlists = lru_cache(KEPT)(self._read_playlist)
        self._tips = lru_cache(KEPT)(self._read_tip)

    def workouts(self, query: WorkoutQuery, limit: int = 20) -> Sequence[WorkoutCard]:
        """Return those that fit all of the query, by rank and then by id."""
        where, values = conditions(query)
        rows = self._sql.execute(
            f"SELECT w.id FROM workouts w WHERE {' AND '.join(where)} ORDER BY w.rank, w.id LIMIT ?",
            (*values, limit),
        ).fetchall()
        return [card for (one,) in rows if (card := self._cards(one)) is not None]

    def workout_card(self, workout_id: str) -> WorkoutCard | None:
        """Return what is needed to choose it."""
        return self._cards(workout_id)

    def _read_card(self, workout_id: str) -> WorkoutCard | None:
        doc = self._doc("workout", workout_id)
        return card_in(doc) if doc else None

    def workout(self, workout_id: str, music: str = "") -> Workout | None:
        """Return it with all its segments, as long as they are over a playlist's music; see the port."""
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
        """Return a name for how something sounds now; see the port."""
        found = self._one("SELECT edition FROM editions WHERE of = ? AND id = ?", (of, item_id))
        return found or item_id

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

    def breather(self, trainer_id: str, at: int = 0) -> Breather | None:
        """Return the rest that a trainer leads, one take after another; None if there is none."""
        takes = self.breathers(trainer_id)
        if not takes:
            return None
        asset, duration = takes[at % len(takes)]
        return Breather(asset, DurationMs(duration))

    def trainer(self, trainer_id: str) -> Trainer | None:
        """Return a trainer."""
        doc = self._doc("trainer", trainer_id)
        return Trainer(**doc) if doc else None

    def trainer_ids(self) -> Sequence[str]:
        """Return all trainers' ids."""
        return self._ids("SELECT id FROM texts WHERE of = 'trainer' AND locale = ? ORDER BY id")

    def breathers(self, trainer_id: str) -> Sequence[tuple[str, int]]:
        """Return the asset and the milliseconds of each of a trainer's minutes of rest, in order."""
        return self._sql.execute(
            "SELECT asset, duration_ms FROM breathers WHERE trainer = ? ORDER BY place", (trainer_id,)
        ).fetchall()

    def playlists(self) -> Sequence[Playlist]:
        """Return all of them, by rank and then by id."""
        ids = [one for (one,) in self._sql.execute("SELECT id FROM playlists ORDER BY rank, id")]
        return [found for one in ids if (found := self.playlist(one)) is not None]

    def playlist(self, playlist_id: str) -> Playlist | None:
        """Return one with its tracks."""
        return self._playlists(playlist_id)

    def _read_playlist(self, playlist_id: str) -> Playlist | None:
        doc = self._doc("playlist", playlist_id)
        if doc is None:
            return None
        doc["tracks"] = tuple(
            Track(*row)
            for row in self._sql.execute(
                "SELECT id, title, bpm, duration_ms, asset FROM tracks WHERE playlist = ? ORDER BY place",
                (playlist_id,),
            )
        )
        return Playlist(**doc | {key: tuple(doc[key]) for key in ("moods", "activities")})

    def plan(self, plan_id: str) -> Plan | None:
        """Return a plan."""
        doc = self._doc("plan", plan_id)
        return plan_in(doc) if doc else None

    def plans(self) -> Sequence[Plan]:
        """Return all plans, by rank and then by id."""
        ids = self._ids("SELECT id FROM texts WHERE of = 'plan' AND locale = ?")
        found = [plan for one in ids if (plan := self.plan(one)) is not None]
        return sorted(found, key=lambda plan: (plan.rank, plan.id))

    def tip(self, tip_id: str) -> Tip | None:
        """Return a tip."""
        return self._tips(tip_id)

    def _read_tip(self, tip_id: str) -> Tip | None:
        doc = self._doc("tip", tip_id)
        return Tip(**doc | {key: tuple(doc[key]) for key in ("topics", "audiences")}) if doc else None

    def tip_ids(self, topics: Sequence[str] = (), audiences: Sequence[str] = ()) -> Sequence[str]:
        """Return the ids, in a fixed order, of tips with at least one of each that is given."""
        words = [(tag, one) for tag, given in (("topic", topics), ("audience", audiences)) for one in given]
        if len(words) < 2:
            tag, word = words[0] if words else ("", "")
            return NumberedTips(self._sql, tag, word)
        return self._tagged("tip", (("topic", topics), ("audience", audiences)))

    def articles(self, topics: Sequence[str] = ()) -> Sequence[str]:
        """Return the ids, in a fixed order, of articles on at least one of these topics."""
        return self._tagged("article", (("topic", topics),))

    def search_tips(self, words: str, limit: int = 10) -> Sequence[str]:
        """Return tip ids that the words find, best first; any text is safe to pass."""
        return self._found("tip", words, limit)

    def search_articles(self, words: str, limit: int = 5) -> Sequence[str]:
        """Return article ids that the words find in titles or texts, best first."""
        return self._found("article", words, limit)

    def search_passages(self, words: str, limit: int = 5) -> Sequence[SearchHit]:
        """Return what answers a question, best first; see the port."""
        tokens = [one for one in re.findall(r"\w\w+", words.lower())[:12] if not self._is_small(one)]
        for several in _fewer(tokens):
            rows = self._sql.execute(
                "SELECT of, id FROM search WHERE search MATCH ? AND of IN ('section', 'exercise')"
                " AND locale = ? ORDER BY bm25(search, 0, 0, 0, 4.0, 1.0), id LIMIT ?",
                (" AND ".join(f'"{one}"*' for one in several), self.locale, limit),
            ).fetchall()
            if rows:
                missed = len(tokens) - len(several)
                return [SearchHit(*_place(of, one), tuple(several), missed) for of, one in rows]
        return ()

    def term(self, term_id: str) -> SearchHit | None:
        """Return the section that explains a term."""
        doc = self._doc("term", term_id)
        return SearchHit("section", doc["article"], doc["section"]) if doc else None

    def _is_small(self, word: str) -> bool:
        return bool(self._one("SELECT 1 FROM small_words WHERE locale = ? AND word = ?", (self.locale, word)))

    def article(self, article_id: str) -> Article | None:
        """Return an article."""
        doc = self._doc("article", article_id)
        if doc is None:
            return None
        sections = tuple(Section(**one) for one in doc["sections"])
        return Article(doc["id"], doc["title"], tuple(doc["topics"]), sections)

    def name_of(self, vocabulary: str, word_id: str) -> str:
        """Return how a word of a vocabulary is spoken; its id if it is unknown."""
        doc = self._doc(vocabulary, word_id)
        return str(doc["name"]) if doc else word_id

    def text(self, of: str, text_id: str, part: str) -> str:
        """Return one text; see the port."""
        if of == "segment":
            return self._one(
                "SELECT title FROM segment_titles WHERE workout = ? AND place = ? AND locale = ?",
                (text_id, int(part), self.locale),
            )
        if of == "captions":
            return self._one("SELECT text FROM captions WHERE asset = ?", (text_id,))
        if of == "track":
            return self._one(
                "SELECT title FROM tracks WHERE playlist = ? AND place = ?", (text_id, int(part))
            )
        if of == "section":
            article = self.article(text_id)
            fits = article is not None and int(part) < len(article.sections)
            return article.sections[int(part)].text if article and fits else ""
        if of == "heading":
            article = self.article(text_id)
            fits = article is not None and int(part) < len(article.sections)
            return article.sections[int(part)].heading if article and fits else ""
        if of == "passage":
            section, first, last = (int(one) for one in part.split())
            whole = sentences(self.text("section", text_id, str(section)))
            return " ".join(whole[first : last + 1])
        doc = self._doc(of, text_id) or {}
        return str(doc.get(part, ""))

    def phrasings(self, key: str) -> tuple[str, ...]:
        """Return the wordings of a line; those that were asked for once are kept, as many as there are."""
        if key not in self._phrasings:
            rows = self._sql.execute(
                "SELECT text FROM lines WHERE locale = ? AND key = ? ORDER BY place", (self.locale, key)
            )
            found = tuple(text for (text,) in rows)
            if not found:
                return ()
            self._phrasings[key] = found
        return self._phrasings[key]

    def _doc(self, of: str, text_id: str) -> dict[str, Any] | None:
        row = self._sql.execute(
            "SELECT doc FROM texts WHERE of = ? AND id = ? AND locale = ?",
            (of, text_id, self.locale),
        ).fetchone()
        return json.loads(row[0]) if row else None

    def _one(self, sql: str, values: Sequence[Any]) -> str:
        row = self._sql.execute(sql, values).fetchone()
        return str(row[0]) if row else ""

    def _ids(self, sql: str) -> Sequence[str]:
        return [one for (one,) in self._sql.execute(sql, (self.locale,))]

    def _tagged(self, of: str, wanted: Sequence[tuple[str, Sequence[str]]]) -> Sequence[str]:
        where, values = ["locale = ?", "of = ?"], [self.locale, of]
        for tag, words in wanted:
            if words:
                where.append(
                    f"id IN (SELECT id FROM tags WHERE of = ? AND tag = ? AND word IN ({marks(words)}))"
                )
                values += [of, tag, *words]
        rows = self._sql.execute(
            f"SELECT id FROM texts WHERE {' AND '.join(where)} ORDER BY id",
            values,
        )
        return [one for (one,) in rows]

    def _found(self, of: str, words: str, limit: int) -> Sequence[str]:
        tokens = re.findall(r"\w+", words)[:12]
        if not tokens:
            return ()
        match = " OR ".join(f'"{token}"*' for token in tokens)
        rows = self._sql.execute(
            "SELECT id FROM search WHERE search MATCH ? AND of = ? AND locale = ? ORDER BY rank LIMIT ?",
            (match, of, self.locale, limit),
        )
        return [one for (one,) in rows]


class CompiledShelves:
    """The compiled library in all its locales; fills `skill.ports.Shelves`."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            LibraryMissing: it is not there.
        """
        connection = open_library(path)
        names = [name for (name,) in connection.execute("SELECT name FROM locales ORDER BY place")]
        self._shelves = {name: CompiledShelf(connection, name) for name in names}

    def in_locale(self, locale: str) -> CompiledShelf:
        """Return the shelf of a locale, of its language, or of en-US, whichever is there."""
        if locale in self._shelves:
            return self._shelves[locale]
        language = locale.partition("-")[0]
        alike = [name for name in self._shelves if name.partition("-")[0] == language]
        return self._shelves[alike[0] if alike else BASE_LOCALE]


def _fewer(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield all tokens; of three or more, all but one, the shortest left out first; then each alone."""
    if tokens:
        yield tokens
    if len(tokens) > 2:
        for left_out in sorted(range(len(tokens)), key=lambda n: len(tokens[n])):
            yield [token for n, token in enumerate(tokens) if n != left_out]
    if len(tokens) > 1:
        yield from ([token] for token in sorted(tokens, key=len, reverse=True))


def _place(of: str, item_id: str) -> tuple[str, str, int]:
    """Return what a row of the search is about, its id, and its place in that."""
    name, _, place = item_id.partition(" ")
    return of, name, int(place or 0)
