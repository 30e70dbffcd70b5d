"""Short answers: told in one breath, and asked for in several ways."""

from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.faults import Fault
from skill.content.validation.checks import PLAIN, file_of, unspeakable

MOST_WORDS = 28
"""The most words of a short answer: eleven seconds."""
LEAST_WAYS = 4
"""In how many ways a question is written down, at least."""
BREATH_S = 12


def answers_are_one_breath(authored: Authored) -> Iterator[Fault]:
    """Each answer is short, and can be spoken."""
    for subject, file in authored.answers.items():
        for n, answer in enumerate(file.answers):
            key = f"answers[{n}].text"
            if len(answer.text.split()) > MOST_WORDS:
                yield Fault(file_of("answers", subject), key, f"has more than {MOST_WORDS} words")
            yield from unspeakable(file_of("answers", subject), key, answer.text, BREATH_S)


def answers_can_be_found(authored: Authored) -> Iterator[Fault]:
    """Each answer has its own id, several ways to ask for it, a subject, and an article that is there."""
    owners: dict[str, str] = {}
    for subject, file in authored.answers.items():
        name = file_of("answers", subject)
        for n, answer in enumerate(file.answers):
            here = f"answers[{n}]"
            if not PLAIN.fullmatch(answer.id):
                yield Fault(name, f"{here}.id", "should be lower-case words joined by hyphens")
            if owners.setdefault(answer.id, f"{subject}[{n}]") != f"{subject}[{n}]":
                yield Fault(name, f"{here}.id", f"{answer.id!r} is {owners[answer.id]}'s already")
            if len(answer.ask) < LEAST_WAYS:
                yield Fault(name, f"{here}.ask", f"should be {LEAST_WAYS} ways to ask, or more")
            if not answer.about or not all(answer.about):
                yield Fault(name, f"{here}.about", "should be rows of words, at least one")
            if answer.article and answer.article not in authored.articles:
                yield Fault(name, f"{here}.article", f"no article {answer.article!r}")
