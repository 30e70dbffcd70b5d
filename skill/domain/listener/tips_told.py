"""The tips that a person has heard, as short codes, because the stored record is limited in size."""

import zlib

from skill.domain.ground.records import record

CODE_LENGTH = 4
MOST_TOLD = 400
"""How many tips are remembered; the one heard longest ago is forgotten first."""

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"


def code_of(tip_id: str) -> str:
    """Return the four-letter code of a tip: 24 bits, so that among hundreds of tips two rarely share one."""
    number = zlib.crc32(tip_id.encode())
    return "".join(_LETTERS[number >> (6 * place) & 63] for place in range(CODE_LENGTH))


@record
class ArticlePosition:
    """The article that a person is hearing, and its next section."""

    article: str
    next_section: int


@record
class TipsTold:
    """The tips that were heard, so that no tip comes twice before all have come."""

    told: tuple[str, ...] = ()
    """The codes of the tips, the one heard longest ago first."""
    last: str | None = None
    """The id of the tip that was heard last."""
    topic: str | None = None
    """The topic that was last asked for, which "another one" keeps."""
    today: str | None = None
    """The id of the tip of the day."""
    today_is: str = ""
    """The person's own date for which the tip of the day was chosen: `2026-11-23`."""
    reading: ArticlePosition | None = None

    def was_told(self, tip_id: str) -> bool:
        """True if a tip is remembered as heard."""
        return code_of(tip_id) in self.told

    def told_with(self, tip_id: str) -> tuple[str, ...]:
        """Return the codes of the tips heard, with this tip as the latest."""
        code = code_of(tip_id)
        return (*(one for one in self.told if one != code), code)[-MOST_TOLD:]
