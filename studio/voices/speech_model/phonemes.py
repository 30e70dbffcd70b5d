"""Phonemes: a sentence in the letters that the model was trained with.

espeak-ng tells how words are said, in the international alphabet. The model has one letter for a diphthong
or an affricate, marks no length in American English, and takes the punctuation as it stands, since it
phrases by it. All of that is tables, and is tried without espeak-ng and without the model.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from studio.errors import VoiceError

PRONUNCIATIONS = Path(__file__).parent / "pronunciations.toml"
"""Words that espeak-ng says wrongly, written as it says them rightly."""
TIE = "^"
"""What espeak-ng is asked to put between letters that are one sound, such as `t^ʃ`."""
LONGEST = 508
"""The most letters that the model takes at once."""

ACCENTS = ("en-us", "en-gb")

LETTERS: Mapping[str, int] = {
    ";": 1, ":": 2, ",": 3, ".": 4, "!": 5, "?": 6, "—": 9, "…": 10, '"': 11, "(": 12, ")": 13,
    " ": 16, "A": 24, "I": 25, "O": 31, "Q": 33, "T": 36, "W": 39, "Y": 41, "ᵊ": 42, "a": 43,
    "b": 44, "d": 46, "f": 48, "h": 50, "i": 51, "j": 52, "k": 53, "l": 54, "m": 55, "n": 56,
    "p": 58, "s": 61, "t": 62, "u": 63, "v": 64, "w": 65, "z": 68, "ɑ": 69, "ɒ": 71, "æ": 72,
    "ɔ": 76, "ð": 81, "ʤ": 82, "ə": 83, "ɛ": 86, "ɜ": 87, "ɡ": 92, "ɪ": 102, "ŋ": 112, "θ": 119,
    "ɹ": 123, "ʃ": 131, "ʧ": 133, "ʊ": 135, "ʌ": 138, "ʒ": 147, "ˈ": 156, "ˌ": 157, "ː": 158,
    "ᵻ": 177,
}  # fmt: skip
"""The numbers by which the model knows its letters (Kokoro-82M, config.json), as far as English needs
them."""

_PAUSES = re.compile(r"\s*([;:,.!?—…\"()]+)\s*")
_PLAIN = {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "—"}

_BOTH = (
    *(("ʔˌn̩", "tᵊn"), ("ʔn̩", "tᵊn"), ("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("t^ʃ", "ʧ"), ("e^ɪ", "A")),
    *(("ɔ^ɪ", "Y"), ("ə^l", "ᵊl"), ("ʲ", ""), ("ɬ", "l"), ("ɐ", "ə"), ("ʔ", "t"), ("r", "ɹ"), ("x", "k")),
)
_AMERICAN = (
    *(("o^ʊ", "O"), ("ɚɹ", "əɹ"), ("ɚ", "əɹ"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ː", "")),
    *((TIE, ""), ("ɾ", "T"), ("o", "ɔ"), ("e", "ɛ"), ("a", "æ")),
)
_BRITISH = (
    *(("e^ə", "ɛː"), ("ə^ʊ", "Q"), ("o^ʊ", "Q"), ("i^ə", "ɪə"), ("ɚ", "ə"), ("ɾ", "t"), (TIE, "")),
    *(("æ", "a"), ("o", "ɔ"), ("e", "ɛ"), ("ᵻ", "ɪ")),
)
_SYLLABIC = re.compile("(\\S)\u0329")
_HAPPY = re.compile(r"ɪ(?=\s|$)")


def phonemes(text: str, accent: str, spoken: Callable[[str, str], str]) -> str:
    """Return a text in the model's letters, with its punctuation.

    Args:
        text: a sentence.
        accent: `en-us` or `en-gb`.
        spoken: takes words without punctuation and an accent; returns them in the international alphabet as
            espeak-ng writes it, with `TIE` between the letters of one sound.

    Raises:
        VoiceError: the accent is unknown, a sound is none of the model's, or the text is too long.
    """
    if accent not in ACCENTS:
        raise VoiceError(f"Kokoro has no accent {accent!r}: say {' or '.join(ACCENTS)}")
    said = "".join(_in_pieces(respelt(text.translate(_PLAIN)), accent, spoken)).strip()
    strange = sorted(set(said) - LETTERS.keys())
    if strange:
        raise VoiceError(f"Kokoro has no letter for {', '.join(strange)} of {text!r} ({said})")
    if not 0 < len(said) <= LONGEST:
        raise VoiceError(f"Kokoro says at most {LONGEST} sounds at once, and at least one: {text!r}")
    return said


def tokens(said: str) -> list[int]:
    """Return the numbers of the model's letters."""
    return [LETTERS[one] for one in said]


def respelt(text: str) -> str:
    """Return a text with the words of `pronunciations.toml` written as espeak-ng says them rightly."""
    whole, by_words = _respellings()
    return whole.sub(lambda found: _like(found[0], by_words[found[0].lower()]), text)


def from_ipa(ipa: str, accent: str) -> str:
    """Return words in the model's letters from espeak-ng's."""
    for theirs, ours in (*_BOTH, *(_AMERICAN if accent == "en-us" else _BRITISH)):
        ipa = ipa.replace(theirs, ours)
    ipa = _SYLLABIC.sub(r"ᵊ\1", ipa)
    return ipa if accent == "en-us" else _HAPPY.sub("i", ipa)


def _in_pieces(text: str, accent: str, spoken: Callable[[str, str], str]) -> list[str]:
    """Return the words between marks of punctuation, and the marks, each mark followed by a space."""
    pieces = _PAUSES.split(text)
    words, marks = pieces[::2], [*pieces[1::2], ""]
    said = [from_ipa(spoken(one, accent), accent) if one.strip() else "" for one in words]
    return [f"{one}{mark[:1]} " for one, mark in zip(said, marks, strict=True)]


@lru_cache(maxsize=1)
def _respellings() -> tuple["re.Pattern[str]", dict[str, str]]:
    says: dict[str, str] = tomllib.loads(PRONUNCIATIONS.read_text("utf-8"))["says"]
    longest_first = sorted(says, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), says


def _like(written: str, respelling: str) -> str:
    return respelling[:1].upper() + respelling[1:] if written[:1].isupper() else respelling
