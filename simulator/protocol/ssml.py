"""SSML: parsing, and the lengths of its pauses."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers.expat import ParserCreate

_BREAK = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")


@dataclass(slots=True)
class SsmlDocument:
    """The tags of an SSML text in order, each with its attributes and the names of its parent tags."""

    tags: list[tuple[str, dict[str, str], tuple[str, ...]]] = field(default_factory=list)


def parse_ssml(
    text: str,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    characters: Callable[[str], object] | None = None,
) -> None:
    """Parse SSML, and call a function for each start tag, end tag and run of text.

    Raises:
        ExpatError: the text is not well-formed XML.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if characters is not None:
        parser.CharacterDataHandler = characters
    parser.Parse(text, True)  # noqa: FBT003 - expat takes this argument by position only


def read_ssml(text: str) -> SsmlDocument:
    """Return the tags of an SSML text.

    Raises:
        ExpatError: the text is not well-formed XML.
    """
    document, parents = SsmlDocument(), list[str]()

    def start(tag: str, attributes: dict[str, str]) -> None:
        document.tags.append((tag, attributes, tuple(parents)))
        parents.append(tag)

    parse_ssml(text, start, lambda _: parents.pop())
    return document


def break_ms(value: str) -> int | None:
    """Return the milliseconds of `1.5s` or `300ms`; None for anything else."""
    found = _BREAK.fullmatch(value.strip())
    if not found:
        return None
    return round(float(found[1]) * (1000 if found[2] == "s" else 1))
