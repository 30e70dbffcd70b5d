"""Lines of talk: what people say for each meaning that the ear knows (`studio/ear/talk/`)."""

import tomllib
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

TALK = Path(__file__).parent.parent / "ear" / "talk"
NOT_FOR_A_COACH = "-"
"""How the meanings begin that are not for a coach."""
FEWEST_WORDS, MOST_WORDS = 4, 18
"""How long the lines are that the interaction models take."""


def read_talk(folder: Path = TALK) -> Iterator[tuple[str, str]]:
    """Yield each meaning, with the facets that its lines tell, and each of its lines."""
    for path in sorted(folder.glob("*.toml")):
        for meaning, lines in tomllib.loads(path.read_text("utf-8")).items():
            yield from ((meaning, said) for said in lines)


def lines_of_talk(size: int, folder: Path = TALK) -> list[str]:
    """Return lines for a coach, as many of each meaning as of any other; the same ones each time.

    They are sentences of four words or more, for the catch-all of the interaction models.
    """
    by_meaning: dict[str, list[str]] = {}
    for meaning, said in read_talk(folder):
        if not meaning.startswith(NOT_FOR_A_COACH) and FEWEST_WORDS <= len(said.split()) <= MOST_WORDS:
            by_meaning.setdefault(meaning, []).append(said)
    ordered = [sorted(set(held), key=_shuffled) for _, held in sorted(by_meaning.items())]
    rounds = (held[place] for place in range(size) for held in ordered if place < len(held))
    return list(dict.fromkeys(islice(rounds, size)))


def _shuffled(said: str) -> str:
    """Return a sort key by which lines come in an order that tells nothing."""
    return sha256(said.encode()).hexdigest()
