"""Long records are compressed with zlib; short ones stay readable."""

import base64
import binascii
import zlib

COMPRESSED_FROM = 1_024
"""A record of fewer characters stays as it is: that costs less, and it can be read by eye."""
MOST_CHARACTERS = 1_000_000
"""The longest text that a record may decompress to: a store's contents are not trusted to be small."""
PREFIX = "z:"


def compressed(text: str) -> str:
    """Return a text, compressed if it is long."""
    if len(text) < COMPRESSED_FROM:
        return text
    return PREFIX + base64.b85encode(zlib.compress(text.encode(), 9)).decode()


def decompressed(text: str) -> str:
    """Return the text that `compressed` was given.

    Raises:
        ValueError: it is compressed, and damaged or too long.
    """
    if not text.startswith(PREFIX):
        return text
    try:
        opener = zlib.decompressobj()
        found = opener.decompress(base64.b85decode(text.removeprefix(PREFIX)), MOST_CHARACTERS)
    except (zlib.error, binascii.Error) as error:
        raise ValueError(f"a packed record is damaged: {error}") from error
    if not opener.eof:
        raise ValueError("a packed record is cut short, or too long")
    return found.decode()
