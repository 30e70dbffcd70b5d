"""Articles and tips: they can be listened to, and each tip has its own id."""

from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.faults import Fault
from skill.content.validation.checks import PLAIN, file_of, unspeakable


def articles_are_good_to_hear(authored: Authored) -> Iterator[Fault]:
    """Tips stand alone and are short; sections can be heard in one go."""
    owners: dict[str, str] = {}
    for item_id, article in authored.articles.items():
        file = file_of("articles", item_id)
        for n, section in enumerate(article.sections):
            yield from unspeakable(file, f"sections[{n}].text", section.text, 30)
        for n, tip in enumerate(article.tips):
            yield from unspeakable(file, f"tips[{n}].text", tip.text, 30)
            if not PLAIN.fullmatch(tip.id) or len(tip.id) > 24:
                yield Fault(file, f"tips[{n}].id", "should be plain, 24 characters at most")
            if owners.setdefault(tip.id, f"{item_id}[{n}]") != f"{item_id}[{n}]":
                yield Fault(file, f"tips[{n}].id", f"{tip.id!r} is {owners[tip.id]}'s already")
        if sum(len(section.text) for section in article.sections) > 7_000:
            yield Fault(file, "sections", "are too long to be read in one answer: 7,000 characters")
