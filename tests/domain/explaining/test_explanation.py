"""Passages answer in a breath or two."""

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.explaining.passages import MOST_WORDS, passage
from skill.domain.explaining.requests import Explain
from skill.domain.ground.lines import Text
from skill.domain.ground.sentences import sentences
from skill.domain.listener.tips_told import ArticlePosition
from tests.domain.one_person import Person

WORDS = st.lists(st.sampled_from(["Rest", "helps", "you", "lift", "more"]), min_size=1, max_size=14)
TEXTS = st.lists(WORDS.map(lambda words: " ".join(words).capitalize() + "."), min_size=1, max_size=14).map(
    " ".join
)


@given(TEXTS)
def test_sentences_joined_are_the_text(text: str) -> None:
    """Nothing is lost where a text is cut."""
    assert " ".join(sentences(text)) == text


@given(TEXTS, st.lists(st.sampled_from(["lifting", "rest", "zebra"]), max_size=3))
def test_a_passage_is_short_and_whole(text: str, words: list[str]) -> None:
    """A row of sentences of the text, within the words that one can hear in a breath or two."""
    first, last = passage(text, words)
    parts = sentences(text)
    assert 0 <= first <= last < len(parts)
    assert sum(len(one.split()) for one in parts[first : last + 1]) <= MOST_WORDS
    if len(text.split()) <= MOST_WORDS:
        assert (first, last) == (0, len(parts) - 1)


def test_the_passage_holds_what_was_asked() -> None:
    """The sentences around the hit, and not the beginning."""
    filler = "Nothing to see in this one at all, move on and read the next. " * 8
    first, last = passage(f"{filler}Lifting makes the stride strong.", ["lift"])
    assert "Lifting" in sentences(f"{filler}Lifting makes the stride strong.")[last]
    assert first > 0


def test_honest_where_nothing_fits() -> None:
    """Nothing found: said so. Something near: offered, and told on yes."""
    somebody = Person()
    assert [one.key for one in somebody.hear(Explain(words="xylophone")).lines] == ["explain.unknown"]
    near = somebody.hear(Explain(words="squat and xylophone"))
    assert [one.key for one in near.lines] == ["explain.unknown", "explain.near"]
    assert near.question is not None
    assert near.question.pending.about == "explain"


def test_while_a_workout_plays_nothing_is_asked() -> None:
    """An answer in the middle of a workout opens no microphone."""
    somebody = Person()
    somebody.start()
    assert somebody.hear(Explain(words="lift")).question is None
    assert somebody.hear(Explain(words="xylophone")).question is None


def test_a_question_of_fact_is_answered_in_a_breath() -> None:
    """The short answer comes before any search, and offers its article; without one, the talk stays open."""
    somebody = Person()
    told = somebody.hear(Explain(words="how many steps"))
    assert dict(told.lines[0].values) == {"text": Text("short_answer", "steps", "text")}
    assert told.question is not None
    assert (told.question.pending.about, told.question.pending.id) == ("article", "lift")
    assert somebody.listener.tips.reading == ArticlePosition("lift", 0)
    alone = somebody.hear(Explain(words="are naps good"))
    assert alone.question is not None
    assert alone.question.pending.about != "article"


def test_a_question_of_fact_in_a_workout_asks_nothing_back() -> None:
    """One breath, and the workout goes on."""
    somebody = Person()
    somebody.start()
    told = somebody.hear(Explain(words="how many steps"))
    assert [one.key for one in told.lines] == ["explain.tell"]
    assert told.question is None
    assert told.order is None
