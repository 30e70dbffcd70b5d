"""The kinds of addresses, and which of them are published ahead of being asked for.

Why so: docs/decisions/16-published-ahead.md.
"""

from dataclasses import dataclass
from enum import StrEnum

from studio.audio.mp3_frames import SSML_KBITS

STREAM_KBITS = 128
PICTURE_BYTES = 16_000
"""The size of a picture, on average."""


class Kind(StrEnum):
    """What is behind an address."""

    SEGMENT = "segment"
    """A segment as its author wrote it."""
    TRACK = "track"
    BREATHER = "breather"
    TASTE = "taste"
    PAGE = "page"
    """A page that a person reads: privacy, terms."""
    PICTURE = "picture"
    """What a screen shows while a stream plays."""
    VARIANT = "variant"
    """A segment with an easier or harder move, however often one asks for that."""
    TRAINER = "trainer"
    """A segment with another trainer."""
    MUSIC = "music"
    """A segment over other music."""
    NO_MUSIC = "no-music"
    """A segment without music."""
    LIKE = "like-move"
    """A segment with another move that one request or one preference leads to: it trains a muscle of the
    author's move, and lands no harder."""
    SEVERAL = "several"
    """A segment with two or three of these: a variant, another trainer, other music or none."""
    FAR = "far-move"
    """A segment with a move that only several requests lead to."""
    RARE = "rare"
    """A segment with a like or far move, and with another trainer, other music or none."""


AUTHORS = frozenset({Kind.SEGMENT, Kind.TRACK, Kind.BREATHER, Kind.TASTE, Kind.PAGE, Kind.PICTURE})
"""What authors and trainers made, without any change for a person."""
SINGLE = frozenset({Kind.VARIANT, Kind.TRAINER, Kind.MUSIC, Kind.NO_MUSIC})
"""Segments that differ in one respect from what was written."""
AHEAD = AUTHORS | SINGLE | {Kind.LIKE, Kind.SEVERAL}
"""What is published before anybody asks for it; the rest is rendered when it is asked for."""
ALL = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Address:
    """One file that the skill can name to Alexa, an Echo or a person."""

    path: str
    """Below the base address of the audio: `segments/….mp3`."""
    kind: Kind
    duration_ms: int
    """The planned length; 0 for a page and a picture."""
    premium: bool
    """True if only a person with Premium is ever sent to it."""

    @property
    def size(self) -> int:
        """The size of its file in bytes, as nearly as its length tells it."""
        if self.kind is Kind.PICTURE:
            return PICTURE_BYTES
        kbits = SSML_KBITS if self.kind is Kind.TASTE else STREAM_KBITS
        return self.duration_ms * kbits // 8
