"""Documents: what the skill can tell about each thing of the library, and the texts that search looks in."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from skill.content.authored import (
    ArticleFile,
    Authored,
    ExerciseFile,
    PlaylistFile,
    WorkoutFile,
    vocabularies,
)
from studio.interaction_models.models import names_from_library
from studio.library.question_index import QuestionIndex, answers_by_id
from studio.library.workout_tags import exclusions_of_move, trained_muscles
from studio.music.track_assets import track_ms

BODY = {"body_parts", "muscles"}
"""The vocabularies that name parts of the body."""


def documents(authored: Authored) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the kind, the id and the document of each thing of the library."""
    for vocabulary in vocabularies():
        for word_id, word in authored.vocabulary.words(vocabulary).items():
            # The names of the body's parts find them in what is taught: "feet" finds "heel".
            names = {"called": (word.name, *word.called)} if vocabulary in BODY else {}
            yield vocabulary, word_id, {"name": word.name} | names
    for item_id, trainer in authored.trainers.items():
        keys = ("name", "style", "good_at", "introduction", "strictness", "person")
        yield "trainer", item_id, {"id": item_id} | {key: getattr(trainer, key) for key in keys}
    for item_id, exercise in authored.exercises.items():
        yield (
            "exercise",
            item_id,
            _exercise(item_id, exercise) | {"holds": exclusions_of_move(authored, item_id)},
        )
    for item_id, workout in authored.workouts.items():
        yield "workout", item_id, _workout(item_id, workout, authored)
    for item_id, playlist in authored.playlists.items():
        yield "playlist", item_id, _playlist(item_id, playlist)
    for item_id, plan in authored.plans.items():
        yield "plan", item_id, {"id": item_id} | {k: v for k, v in asdict(plan).items() if k != "called"}
    yield from _signs(authored)
    yield from _short_answers(authored)
    for item_id, article in authored.articles.items():
        sections = [
            {"heading": one.heading, "text": one.text, "answer": one.answer} for one in article.sections
        ]
        yield "article", item_id, {
            "id": item_id, "title": article.title, "topics": article.topics, "sections": sections,
        }  # fmt: skip
        yield from _terms(item_id, article)
        for tip in article.tips:
            yield "tip", tip.id, asdict(tip) | {"article": item_id}


SLOT_SOURCES = {
    "kind": "vocabulary.kinds",
    "audience": "vocabulary.audiences",
    "level": "vocabulary.levels",
    "equipment": "vocabulary.equipment",
    "muscle": "vocabulary.muscles",
    "exclude": "vocabulary.leave_out",
    "mood": "vocabulary.moods vocabulary.activities",
    "topic": "vocabulary.topics",
    "trainer": "trainers",
    "workout": "workouts",
    "playlist": "playlists",
    "exercise": "exercises",
    "article": "articles",
}
"""Slots whose unresolved words are compared with their values, and where the values come from, as in the
source of the interaction models."""


def spoken_names(authored: Authored) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield for each slot what can be said in it: ids with their names, the usual one first."""
    for slot, where in SLOT_SOURCES.items():
        values = names_from_library(where, authored)
        yield "spoken", slot, {value: list(dict.fromkeys((name, *called))) for value, name, called in values}


def _terms(item_id: str, article: ArticleFile) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for place, section in enumerate(article.sections):
        if section.term:
            yield "term", section.term, {"name": section.heading, "article": item_id, "section": place}


def _exercise(item_id: str, exercise: ExerciseFile) -> dict[str, Any]:
    doc = asdict(exercise)
    del doc["called"]
    for key in ("easier", "harder"):
        variant = getattr(exercise, key)
        doc[key], doc[f"{key}_move"] = variant.say, variant.move
    return {"id": item_id} | doc


def _workout(item_id: str, workout: WorkoutFile, authored: Authored) -> dict[str, Any]:
    doc = asdict(workout)
    del doc["called"], doc["blocks"], doc["opening"]
    return {"id": item_id, "muscles": trained_muscles(authored, workout)} | doc


def searchable(authored: Authored) -> Iterator[tuple[str, str, str, str]]:
    """Yield the kind, the id, the title and the text of everything that full-text search can find."""
    for item_id, article in authored.articles.items():
        title = " ".join((article.title, *article.called))
        body = " ".join(f"{section.heading}. {section.text}" for section in article.sections)
        yield "article", item_id, title, body
        for place, section in enumerate(article.sections):
            named = " ".join((section.heading, *section.called, *section.about, article.title))
            yield "section", f"{item_id} {place}", named, section.text
        for tip in article.tips:
            yield "tip", tip.id, " ".join(tip.topics), tip.text
    for item_id, exercise in authored.exercises.items():
        title = " ".join((exercise.name, *exercise.called))
        yield "exercise", item_id, title, f"{exercise.set_up} {exercise.how_to}"


def _playlist(item_id: str, playlist: PlaylistFile) -> dict[str, Any]:
    """Return a playlist's document without its tracks, which have rows of their own."""
    doc = asdict(playlist)
    del doc["called"], doc["rank"], doc["tracks"]
    parts = [(track.id, track_ms(track)) for track in playlist.tracks]
    revision = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]
    return {"id": item_id, "revision": revision} | doc


def _short_answers(authored: Authored) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the short answers, each with the concepts that a question must be about."""
    index = QuestionIndex(authored)
    for item_id, answer in answers_by_id(authored).items():
        about = index.about(answer)
        yield "short_answer", item_id, {"text": answer.text, "article": answer.article, "about": about}


def _signs(authored: Authored) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the word families of each concern of health, and of circumstances."""
    for concern, signs in authored.signs.items():
        yield "signs", concern, {"families": [asdict(one) for one in signs.families]}
