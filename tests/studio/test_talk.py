"""Lines of talk: each is for a meaning that the skill knows, stands once, and is none that is judged by."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from simulator.evaluation.behaviour_rows import read_rows
from simulator.evaluation.labelled_utterances import read_labelled
from skill.alexa.intents import INTENTS
from skill.alexa.intents.by_ear import BY_EAR
from skill.domain.meaning.told_wish import FACETS
from skill.domain.meaning.word_model import NOTHING, WITH, words_of
from studio.ear.training_rows import read_other_talk
from studio.interaction_models.lines_of_talk import TALK, lines_of_talk, read_talk
from studio.paths import ROOT

JUDGED = ROOT / "tests" / "understanding"
FILES = sorted(TALK.glob("*.toml"))


def is_meaning(name: str) -> bool:
    return name in INTENTS or name in BY_EAR or name.startswith(NOTHING)


def test_each_meaning_is_one_of_the_skill_or_for_no_coach() -> None:
    """An intent, a meaning that only the ear knows, or another skill's; a facet tells a part of a wish."""
    names = [name.split(WITH) for path in FILES for name in tomllib.loads(path.read_text("utf-8"))]

    assert {meaning for meaning, *_ in names if not is_meaning(meaning)} == set()
    facets = {facet for _, *held in names for facet in held}
    assert {one for one in facets if one not in FACETS and not is_meaning(one)} == set()


def test_each_meaning_that_only_the_ear_knows_has_lines() -> None:
    """What nobody says cannot be trained."""
    told = {meaning.partition(WITH)[0] for meaning, _ in read_talk()}

    assert BY_EAR.keys() - told == set()


def test_each_subject_of_other_skills_is_known() -> None:
    """A line of talk for another skill has a line that names it aloud."""
    lines = tomllib.loads((ROOT / "skill/lines/en-US/conversation.toml").read_text("utf-8"))["elsewhere"]
    talk = {meaning.removeprefix(NOTHING) for meaning, _ in read_talk() if meaning.startswith(NOTHING)}
    other = read_other_talk(ROOT / "studio" / "ear" / "other_talk.toml")
    talk |= {one.meaning.removeprefix(NOTHING) for one in other.rows}

    assert talk - {""} <= lines.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lines_are_words_as_they_are_heard(path: Path) -> None:
    """In lower case, without punctuation; the models take them as they are."""
    lines = [one for held in tomllib.loads(path.read_text("utf-8")).values() for one in held]

    assert [one for one in lines if " ".join(words_of(one)) != one or not one] == []


def test_each_line_stands_once() -> None:
    """In all files together: a line with two meanings teaches neither."""
    held = Counter(said for _, said in read_talk())

    assert sorted(said for said, times in held.items() if times > 1) == []


def test_no_line_is_one_that_is_judged_by() -> None:
    """No labelled utterance and no row of behaviour is a line; how many are is all that is told."""
    labelled = read_labelled(JUDGED)
    judged = {one.said for one in labelled.utterances} | set(labelled.nonsense)
    judged |= {one.say for one in read_rows(JUDGED / "behaviour")}
    known = {" ".join(words_of(one)) for one in judged}
    shared = sum(said in known for _, said in read_talk())

    assert shared == 0


def test_the_models_take_the_same_lines_each_time() -> None:
    """Of each meaning about as many, none for other skills, and whole sentences only."""
    lines = lines_of_talk(500)
    meanings = {said: meaning for meaning, said in read_talk()}

    assert lines == lines_of_talk(500)
    assert len(lines) == len(set(lines)) > 450
    assert all(4 <= len(one.split()) <= 18 and not meanings[one].startswith(NOTHING) for one in lines)
    assert max(Counter(meanings[one] for one in lines).values()) <= 3
