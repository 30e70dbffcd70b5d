"""How far apart two pronunciations are, by which sounds listeners and recognizers confuse.

A pronunciation is a string of the sounds of `pronunciation.py`. Costs are in consonants: 1 is a consonant
taken for one that is nothing like it. Voiced and unvoiced, sounds made at neighboring places, neighboring
vowels, and ends of words that are swallowed cost little.
"""

from functools import cache
from math import dist

from skill.domain.ground.records import record
from skill.domain.meaning.pronunciation import VOWELS

_PLACES = {"pbmw": 0, "fv": 1, "TD": 2, "tdsznlr": 3, "SZCJy": 4, "kgNh": 6}
"""From the lips to the back of the mouth."""
_MANNERS = {
    "pbtdkg": "stop",
    "CJ": "affricate",
    "fvTDszSZ": "fricative",
    "mnN": "nasal",
    "lrwy": "liquid",
    "h": "h",
}
_VOICED = frozenset("bdgvDzZJmnNlrwy")
_BETWEEN_MANNERS = {
    ("affricate", "stop"): 0.3,
    ("affricate", "fricative"): 0.2,
    ("fricative", "stop"): 0.45,
    ("nasal", "stop"): 0.4,
    ("liquid", "nasal"): 0.5,
    ("liquid", "stop"): 0.6,
}
_OTHER_MANNER, _VOICE, _PLACE, _FARTHEST_PLACE = 0.7, 0.15, 0.15, 0.4
_NEAR = {
    frozenset(pair): cost
    for pair, cost in (("fT", 0.1), ("vD", 0.1), ("tT", 0.3), ("dD", 0.25), ("nN", 0.15))
}
"""Pairs nearer than their places tell, since many people make no difference: "fink", "ting", "runnin'"."""
_VOWEL_SPOTS = {
    "i": (0.0, 0.0), "I": (0.15, 0.15), "e": (0.45, 0.15), "a": (0.85, 0.25), "V": (0.7, 0.5),
    "A": (1.0, 0.75), "o": (0.85, 0.95), "O": (0.55, 1.0), "U": (0.2, 0.8), "u": (0.0, 0.8),
    "3": (0.5, 0.5), "@": (0.5, 0.5),
}  # fmt: skip
"""For each plain vowel, how open the mouth is, and how far back the tongue."""
_GLIDES = {"1": "eI", "2": "VI", "0": "OI", "4": "aU", "5": "3U", "6": "I@", "7": "e@"}
_VOWEL_SCALE, _MOST_OF_VOWELS, _NEUTRAL = 0.65, 0.75, 0.6
_VOWEL_FOR_CONSONANT = 1.1

_LOST = {
    "@": 0.2,
    "h": 0.2,
    "y": 0.3,
    "I": 0.35,
    "r": 0.45,
    "w": 0.5,
    "l": 0.5,
    "n": 0.55,
    "N": 0.55,
    "t": 0.55,
    "d": 0.55,
}
"""What it costs that a sound is lost or added; `_LOST_ELSE` for others."""
_LOST_ELSE = 0.65
_LOST_FROM_CLUSTER = 0.2
"""What it costs that t or d is lost after a consonant at the end, as in "lef(t)"."""
_AT_THE_END = 0.65
"""How much of that it costs at the end."""


@record
class Sounded:
    """A pronunciation, with what is needed to compare it."""

    sounds: str
    lost: tuple[float, ...]
    """For each sound, what it costs that it is lost."""
    weight: float
    """How much there is of it; a consonant is about 1."""


def sounded(sounds: str) -> Sounded:
    """Return a pronunciation prepared to be compared."""
    lost = [_LOST.get(sound, _LOST_ELSE) for sound in sounds]
    if sounds and sounds[-1] not in VOWELS:
        is_cluster = sounds[-1] in "td" and len(sounds) > 1 and sounds[-2] not in VOWELS
        lost[-1] = _LOST_FROM_CLUSTER if is_cluster else lost[-1] * _AT_THE_END
    return Sounded(sounds, tuple(lost), weight_of(sounds))


def weight_of(sounds: str) -> float:
    """Return how much there is of a pronunciation: 1 for a consonant, less for a vowel."""
    return sum(_WEIGHTS.get(sound, 1.0) for sound in sounds)


_WEIGHTS = dict.fromkeys(VOWELS, 0.6) | {"@": 0.35, "h": 0.4, "y": 0.5}


def distance(one: Sounded, other: Sounded, most: float) -> float:
    """Return the least cost of turning one pronunciation into the other; `most` if it is not below that."""
    costs = _costs()
    begin, end, shorter = 0, 0, min(len(one.sounds), len(other.sounds))
    while begin < shorter and one.sounds[begin] == other.sounds[begin]:
        begin += 1
    while end < shorter - begin and one.sounds[-1 - end] == other.sounds[-1 - end]:
        end += 1
    here, lost_here = one.sounds[begin : len(one.sounds) - end], one.lost[begin : len(one.sounds) - end]
    there, lost_there = (
        other.sounds[begin : len(other.sounds) - end],
        other.lost[begin : len(other.sounds) - end],
    )
    above = [0.0]
    for lost in lost_there:
        above.append(above[-1] + lost)
    for sound, lost in zip(here, lost_here, strict=True):
        cost_of = costs[sound]
        diagonal = above[0]
        left = diagonal + lost
        row = [left]
        for up, aim, added in zip(above[1:], there, lost_there, strict=True):
            left += added
            changed, dropped = diagonal + cost_of[aim], up + lost
            if changed < left:  # noqa: PLR1730  `min` takes three times as long, and this is the inmost loop
                left = changed
            if dropped < left:  # noqa: PLR1730
                left = dropped
            row.append(left)
            diagonal = up
        if min(row) >= most:
            return most
        above = row
    return min(above[-1], most)


@cache
def _costs() -> dict[str, dict[str, float]]:
    """Return for each pair of sounds what it costs that one is taken for the other."""
    every = [*VOWELS, *"".join(_PLACES)]
    return {one: {other: _cost(one, other) for other in every} for one in every}


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if (near := _NEAR.get(frozenset((one, other)))) is not None:
        return near
    if (one in VOWELS) != (other in VOWELS):
        return _VOWEL_FOR_CONSONANT
    return _between_vowels(one, other) if one in VOWELS else _between_consonants(one, other)


def _between_consonants(one: str, other: str) -> float:
    manners = sorted(next(name for of, name in _MANNERS.items() if each in of) for each in (one, other))
    places = [next(place for of, place in _PLACES.items() if each in of) for each in (one, other)]
    manner = (
        0.0 if manners[0] == manners[1] else _BETWEEN_MANNERS.get((manners[0], manners[1]), _OTHER_MANNER)
    )
    place = min(_PLACE * abs(places[0] - places[1]), _FARTHEST_PLACE)
    same_kind = (
        0.3 if manners == ["liquid", "liquid"] and place < _PLACE else 0.0
    )  # l and r, made at one place
    return manner + place + same_kind + (_VOICE if (one in _VOICED) != (other in _VOICED) else 0.0)


def _between_vowels(one: str, other: str) -> float:
    ends = zip(_GLIDES.get(one, one * 2), _GLIDES.get(other, other * 2), strict=True)
    far = sum(dist(_VOWEL_SPOTS[a], _VOWEL_SPOTS[b]) for a, b in ends) / 2
    neutral = _NEUTRAL if "@" in {one, other} else 1.0
    return min(0.1 + _VOWEL_SCALE * far, _MOST_OF_VOWELS) * neutral
