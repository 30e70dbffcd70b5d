"""The compiler: from the authors' files to the one read-only SQLite file that the skill opens.

The same input gives the same bytes: rows are written in order, and nothing of the time or the machine is
kept.
"""

import hashlib
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from skill.content.authored import Authored
from skill.content.compiled import FORM
from skill.content.locales import Locale
from studio.library.documents import documents, searchable, spoken_names
from studio.library.line_files import Lines
from studio.library.question_index import QuestionIndex
from studio.library.workout_tags import exclusions_of, trained_muscles
from studio.music.track_assets import track_asset, track_ms
from studio.pictures.now_playing.shown import Wording, looks
from studio.score.breathers import score_breathers
from studio.score.captions import captions
from studio.score.editions import editions
from studio.score.recast import Recast, recast_name, recast_workout, score_recast, single_recasts
from studio.score.segment_plan import PlannedSegment, plan_workout
from studio.score.segment_score import SegmentScore, score_workout
from studio.score.segment_titles import segment_title

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE locales (place INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE texts (of TEXT, id TEXT, locale TEXT, doc TEXT, PRIMARY KEY (of, id, locale))
    WITHOUT ROWID;
CREATE TABLE tags (of TEXT, tag TEXT, word TEXT, id TEXT, PRIMARY KEY (of, tag, word, id))
    WITHOUT ROWID;
CREATE TABLE tip_places (tag TEXT, word TEXT, place INTEGER, id TEXT, PRIMARY KEY (tag, word, place))
    WITHOUT ROWID;
CREATE INDEX tip_places_by_id ON tip_places (tag, word, id);
CREATE TABLE workouts (id TEXT PRIMARY KEY, rank INTEGER, kind TEXT, level TEXT, trainer TEXT,
    minutes INTEGER, revision TEXT) WITHOUT ROWID;
CREATE INDEX workouts_in_order ON workouts (rank, id);
CREATE INDEX workouts_by_kind ON workouts (kind, rank, id);
CREATE TABLE segments (workout TEXT, place INTEGER, id TEXT, duration_ms INTEGER, asset TEXT,
    exercise TEXT, block TEXT, round INTEGER, rounds INTEGER, work_start_ms INTEGER,
    work_end_ms INTEGER, kind TEXT, PRIMARY KEY (workout, place)) WITHOUT ROWID;
CREATE INDEX segments_by_asset ON segments (asset);
CREATE TABLE timings (workout TEXT, playlist TEXT, times TEXT, PRIMARY KEY (workout, playlist)) WITHOUT ROWID;
CREATE TABLE editions (of TEXT, id TEXT, edition TEXT, PRIMARY KEY (of, id)) WITHOUT ROWID;
CREATE TABLE looks (of TEXT, id TEXT, locale TEXT, look TEXT, PRIMARY KEY (of, id, locale)) WITHOUT ROWID;
CREATE INDEX looks_by_look ON looks (look);
CREATE TABLE segment_titles (workout TEXT, place INTEGER, locale TEXT, title TEXT,
    PRIMARY KEY (workout, place, locale)) WITHOUT ROWID;
CREATE TABLE captions (asset TEXT PRIMARY KEY, text TEXT);
CREATE TABLE breathers (trainer TEXT, place INTEGER, duration_ms INTEGER, asset TEXT,
    PRIMARY KEY (trainer, place)) WITHOUT ROWID;
CREATE TABLE playlists (id TEXT PRIMARY KEY, rank INTEGER) WITHOUT ROWID;
CREATE TABLE tracks (playlist TEXT, place INTEGER, id TEXT, title TEXT, bpm INTEGER,
    duration_ms INTEGER, asset TEXT, PRIMARY KEY (playlist, place)) WITHOUT ROWID;
CREATE INDEX tracks_by_asset ON tracks (asset);
CREATE TABLE lines (locale TEXT, key TEXT, place INTEGER, text TEXT,
    PRIMARY KEY (locale, key, place)) WITHOUT ROWID;
CREATE TABLE small_words (locale TEXT, word TEXT, PRIMARY KEY (locale, word)) WITHOUT ROWID;
CREATE TABLE concepts (locale TEXT, words TEXT, concept TEXT, weight REAL, PRIMARY KEY (locale, words))
    WITHOUT ROWID;
CREATE TABLE asked_concepts (locale TEXT, concept TEXT, answer TEXT, way INTEGER, length REAL,
    PRIMARY KEY (locale, concept, answer, way)) WITHOUT ROWID;
CREATE TABLE held_concepts (locale TEXT, concept TEXT, answer TEXT, share REAL,
    PRIMARY KEY (locale, concept, answer)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (of UNINDEXED, id UNINDEXED, locale UNINDEXED, title, body,
    tokenize = 'porter unicode61');
"""


def compile_library(
    authored: Mapping[str, Authored],
    locales: list[Locale],
    lines: Mapping[str, Lines],
    target: Path,
) -> str:
    """Write the compiled library, whole or not at all.

    Args:
        authored: the authored library by locale, without faults.
        locales: the locales, the base locale first.
        lines: the coach's lines by locale.
        target: the file to write.

    Returns:
        The hash of the file's content.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    made = target.with_name(f"{target.name}.{os.getpid()}.part")
    made.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(made)) as connection, connection:
            connection.executescript(TABLES)
            digest = _fill(connection, authored, locales, lines)
        os.replace(made, target)
    finally:
        made.unlink(missing_ok=True)
    return digest


def _fill(
    sql: sqlite3.Connection,
    authored: Mapping[str, Authored],
    locales: list[Locale],
    lines: Mapping[str, Lines],
) -> str:
    base = authored[locales[0].name]
    plans = {one: plan_workout(base, one) for one in sorted(base.workouts)}
    scores = {one: list(score_workout(base, one)) for one in plans}
    rows = _Rows()
    rows.add("locales", *((place, one.name) for place, one in enumerate(locales)))
    _facts(rows, base, plans, scores)
    rows.add("captions", *_captions(base, scores))
    rows.add("timings", *_timings(base))
    rows.add("editions", *((of, one, name) for (of, one), name in sorted(editions(base).items())))
    for locale in locales:
        _texts(rows, authored[locale.name], locale, plans)
        for key, texts in sorted(lines[locale.name].items()):
            rows.add("lines", *((locale.name, key, n, text) for n, text in enumerate(texts)))
    digest = rows.digest()
    rows.add("meta", ("form", str(FORM)), ("content", digest))
    rows.write(sql)
    return digest


class _Rows:
    """The rows of each table, collected before they are written, so that their hash can be one of them."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, table: str, *rows: tuple[Any, ...]) -> None:
        self._rows[table].extend(rows)

    def digest(self) -> str:
        text = json.dumps(self._rows, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    def write(self, sql: sqlite3.Connection) -> None:
        for table, rows in sorted(self._rows.items()):
            marks = ", ".join("?" * len(rows[0]))
            sql.executemany(f"INSERT INTO {table} VALUES ({marks})", sorted(set(rows)))


def _facts(
    rows: _Rows,
    base: Authored,
    plans: Mapping[str, tuple[PlannedSegment, ...]],
    scores: Mapping[str, list[SegmentScore]],
) -> None:
    for workout_id, workout in sorted(base.workouts.items()):
        scored = scores[workout_id]
        rows.add(
            "workouts",
            (
                workout_id,
                workout.rank,
                workout.kind,
                workout.level,
                workout.trainer,
                workout.minutes,
                _revision(scored),
            ),
        )
        for planned, score in zip(plans[workout_id], scored, strict=True):
            rows.add(
                "segments",
                (
                    workout_id,
                    planned.place,
                    planned.id,
                    planned.duration_ms,
                    score.asset,
                    planned.exercise,
                    planned.block,
                    planned.round,
                    planned.rounds,
                    planned.work_start_ms,
                    planned.work_end_ms,
                    planned.block_kind,
                ),
            )
        tags = {
            "audience": workout.audiences,
            "equipment": workout.equipment,
            "muscle": trained_muscles(base, workout),
            "holds": exclusions_of(base, workout),
        }
        _tag(rows, "workout", workout_id, tags)
    for trainer_id in sorted(base.trainers):
        for score in score_breathers(base, trainer_id):
            rows.add("breathers", (trainer_id, score.place, score.duration_ms, score.asset))
    for playlist_id, playlist in sorted(base.playlists.items()):
        rows.add("playlists", (playlist_id, playlist.rank))
        for place, track in enumerate(playlist.tracks):
            rows.add(
                "tracks",
                (
                    playlist_id,
                    place,
                    track.id,
                    track.title,
                    track.bpm,
                    track_ms(track),
                    track_asset(track),
                ),
            )
    for exercise_id, exercise in sorted(base.exercises.items()):
        _tag(rows, "exercise", exercise_id, {"muscle": exercise.muscles})
    for article_id, article in sorted(base.articles.items()):
        _tag(rows, "article", article_id, {"topic": article.topics})
        for tip in article.tips:
            _tag(rows, "tip", tip.id, {"topic": tip.topics, "audience": tip.audiences})
    rows.add("tip_places", *_tip_places(base))


def _tip_places(base: Authored) -> Iterator[tuple[str, str, int, str]]:
    """Yield each tip's number among all tips, and among those of each of its topics and audiences."""
    under: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in base.articles.values():
        for tip in article.tips:
            tags = [("topic", one) for one in tip.topics] + [("audience", one) for one in tip.audiences]
            for place_of in [("", ""), *tags]:
                under[place_of].append(tip.id)
    for (tag, word), ids in sorted(under.items()):
        for place, tip_id in enumerate(sorted(ids)):
            yield tag, word, place, tip_id


def _captions(base: Authored, scores: Mapping[str, list[SegmentScore]]) -> Iterator[tuple[str, str]]:
    """Yield the captions of each segment by asset name: as written, and recast in one respect.

    Segments recast in two respects have no captions, for there would be a hundred times as many.
    """
    for trainer_id in sorted(base.trainers):
        for score in score_breathers(base, trainer_id):
            yield score.asset, captions(score)
    named = editions(base)
    for workout_id, scored in sorted(scores.items()):
        for score in scored:
            yield score.asset, captions(score)
            for change in single_recasts(base, score):
                name = recast_name(base, score, change, named)
                yield name, captions(score_recast(base, workout_id, score.place, change, name))


def _timings(base: Authored) -> Iterator[tuple[str, str, str]]:
    """Yield for each workout and playlist the times of the workout's segments over that music, as JSON."""
    for workout_id in sorted(base.workouts):
        for playlist_id in sorted(base.playlists):
            plan = plan_workout(recast_workout(base, workout_id, Recast(music=playlist_id)), workout_id)
            times = [(one.duration_ms, one.work_start_ms, one.work_end_ms) for one in plan]
            yield workout_id, playlist_id, json.dumps(times, separators=(",", ":"))


def _tag(rows: _Rows, of: str, item_id: str, tags: Mapping[str, tuple[str, ...]]) -> None:
    for tag, words in tags.items():
        rows.add("tags", *((of, tag, word, item_id) for word in words))


def _revision(scores: list[SegmentScore]) -> str:
    row = [(score.segment, score.duration_ms) for score in scores]
    return hashlib.sha256(json.dumps(row).encode()).hexdigest()[:12]


def _texts(
    rows: _Rows,
    authored: Authored,
    locale: Locale,
    plans: Mapping[str, tuple[PlannedSegment, ...]],
) -> None:
    for of, item_id, doc in (*documents(authored), *spoken_names(authored)):
        rows.add("texts", (of, item_id, locale.name, json.dumps(doc, ensure_ascii=False)))
    rows.add("small_words", *((locale.name, word) for word in authored.vocabulary.small_words))
    index = QuestionIndex(authored)
    rows.add("concepts", *((locale.name, *one) for one in index.meanings()))
    rows.add("asked_concepts", *((locale.name, *one) for one in index.asked()))
    rows.add("held_concepts", *((locale.name, *one) for one in index.held()))
    for of, item_id, title, body in searchable(authored):
        rows.add("search", (of, item_id, locale.name, title, body))
    seen = looks(Wording(authored, locale.segment))
    rows.add("looks", *((of, one, locale.name, look) for (of, one), look in sorted(seen.items())))
    for workout_id, plan in plans.items():
        for planned in plan:
            title = segment_title(authored, locale.segment, planned)
            rows.add("segment_titles", (workout_id, planned.place, locale.name, title))
