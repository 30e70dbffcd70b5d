"""Which tips somebody has heard: remembered by short codes, for there are many tips and little room."""

import zlib

from skill.domain.ground.records import record

CODE_LENGTH = 4
MOST_TOLD = 400
"""So many are remembered; the one that was heard longest ago is forgotten first."""

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"


def code_of(tip_id: str) -> str:
    """Return a tip's code of four letters: two tips of a library of hundreds hardly ever share one."""
    number = zlib.crc32(tip_id.encode())
    return "".join(_LETTERS[number >> (6 * place) & 63] for place in range(CODE_LENGTH))


@record
class Reading:
    """How far the person has come in an article."""

    article: str
    next_section: int


@record
class TipsTold:
    """Which tips were heard, so that none comes twice until all were."""

    told: tuple[str, ...] = ()
    """Their codes, in the order in which they were heard; the one heard longest ago comes again first."""
    last: str | None = None
    topic: str | None = None
    """The topic that was last asked for, so that "another one" stays with it."""
    today: str | None = None
    today_is: str = ""
    """The person's own date (`2026-11-23`) for which `today` was chosen."""
    reading: Reading | None = None

    def was_told(self, tip_id: str) -> bool:
        """True if a tip was heard."""
        return code_of(tip_id) in self.told

    def told_with(self, tip_id: str) -> tuple[str, ...]:
        """Return the codes with this tip's as the last."""
        code = code_of(tip_id)
        return (*(one for one in self.told if one != code), code)[-MOST_TOLD:]
