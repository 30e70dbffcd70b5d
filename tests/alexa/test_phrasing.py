"""No reply twice in a row in the same words."""

import re
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.alexa.ssml import SsmlFormatter
from skill.domain.ground.lines import Several, Sound, line
from skill.domain.listener.listener import Listener
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.phrasing import MOST_KEYS, with_phrasings
from skill.domain.turn.talk import Pending
from studio.library.line_files import LINES
from tests.fakes import FakeDice
from tests.shipped_library import shelf

ONCE = {"safety.say", "delete.ask", "delete.done", "delete.reprompt"}
"""Lines that are heard a single time, and the warning before all is deleted: always the same."""
NOT_REPLIES = (
    "length.", "join.", "now.", "names.", "count.", "span.", "differs.", "choice.described", "know.", "day.",
    "month.", "weekday.", "clock.", "reminder.once", "reminder.every", "wish.that", "wished.",
)  # fmt: skip
"""Keys of parts and labels, and not of something said for itself."""

KEYS = st.lists(
    st.sampled_from(["pause.kept", "welcome.back", "choice.which", "ask.what", "no.fine"]), max_size=12
)


def spoken_keys() -> set[str]:
    """Return the keys that the skill's code says by name."""
    found = set()
    for path in LINES.parent.rglob("*.py"):
        found |= set(re.findall(r"""\bline\(\s*"([a-z_.]+)\"""", path.read_text("utf-8")))
    return found


def says_only_values(key: str) -> bool:
    """True if a line is nothing but what fills it, which differs by itself."""
    return all(not re.sub(r"\{\w+\}|[\W_]", "", text) for text in shelf().phrasings(key))


def test_whatever_can_be_said_twice_has_two_wordings() -> None:
    """Each spoken line has two phrasings or more, but for those said once and those that only hold values."""
    poor = {
        key
        for key in spoken_keys()
        if len(set(shelf().phrasings(key))) < 2 and key not in ONCE and not key.startswith(NOT_REPLIES)
    }
    assert {key for key in poor if not says_only_values(key)} == set()


@given(KEYS, st.text("abc", max_size=4))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_line_twice_in_a_row_in_the_same_words(keys: list[str], who: str) -> None:
    """Each time that a line is said again, it is worded otherwise than the time before."""
    wording, listener = SsmlFormatter(shelf(), FakeDice()), Listener(who)
    said: dict[str, list[str]] = {key: [] for key in keys}
    for key in keys:
        outcome = with_phrasings(Outcome(listener, lines=(line(key),)))
        listener = outcome.listener
        said[key].append(wording.plain(outcome.lines[0]))
    assert all(before != after for texts in said.values() for before, after in pairwise(texts))


def test_the_memory_is_bounded_and_repeats_are_word_for_word() -> None:
    """However many lines are said, few are remembered; a line that has its take keeps it."""
    listener = Listener("someone")
    for number in range(3 * MOST_KEYS):
        listener = with_phrasings(Outcome(listener, lines=(line(f"key{number}"),))).listener
    assert len(listener.spoken.times) == MOST_KEYS
    once = with_phrasings(Outcome(listener, lines=(line("a", of=Several((line("b"), line("b")))),)))
    again = with_phrasings(Outcome(once.listener, lines=once.lines))
    assert again.lines == once.lines
    assert again.listener == once.listener


def test_questions_vary_too() -> None:
    """The question of a reply is dealt like its lines."""
    question = Question(line("ask.what"), line("ask.reprompt"), Pending("open"))
    first = with_phrasings(Outcome(Listener("x"), question=question))
    second = with_phrasings(Outcome(first.listener, question=question))
    assert first.question is not None
    assert second.question is not None
    assert second.question.line.phrasing == (first.question.line.phrasing or 0) + 1


class Addresses:
    """Addresses with everything that an attribute must not hold."""

    def address(self, path: str) -> str:
        """Return an awkward address."""
        return f'https://audio.example.com/{path}?a=1&b="2"'


def test_a_recording_is_a_tag_and_its_address_is_escaped() -> None:
    """Within speech a sound is heard; on a screen it is nothing."""
    sound = line("taste.sound", sound=Sound("tastes/x.mp3"))
    wording = SsmlFormatter(shelf(), FakeDice(), Addresses())
    assert wording.plain(sound) == ""
    ssml = wording.ssml((sound, line("wish.unknown", words="<&>")))
    assert '<audio src="https://audio.example.com/tastes/x.mp3?a=1&amp;b=&quot;2&quot;"/>' in ssml
    assert "&lt;&amp;&gt;" in ssml
