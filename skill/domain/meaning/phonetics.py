"""How much alike two words or phrases sound, from 0 to 1, by their consonants first and their letters next.

A key like Metaphone's keeps what a recognizer rarely confuses: the order of consonants, in classes of those
that it does confuse (b and p, d and t, hard c and g). Keys and letters are compared by Jaro and Winkler's
measure, which forgives a letter out of place and favors a common beginning.
"""

from functools import lru_cache

from skill.domain.ground.patterns import Pattern

KEY_SHARE = 0.65
"""How much the sound counts against the spelling."""
LEAST_BY_SOUND = 0.75
PREFIX_BONUS, LONGEST_PREFIX = 0.1, 4

_SPELLINGS = Pattern(
    r"\b[kgp]n|\bwr|mb\b|ph|tch|sch|ch|sh|dge|j|ti(?=o)|(?<=[aeiou])gh(?=[t ]|$)|ce|ci|cy|ck|."
)
_SOUNDS = {
    "kn": "n", "gn": "n", "pn": "n", "wr": "r", "mb": "m", "ph": "f", "tch": "1", "sch": "1", "ch": "1",
    "sh": "1", "dge": "1", "j": "1", "ti": "1", "gh": "", "ce": "se", "ci": "si", "cy": "s", "ck": "k",
    "c": "k", "q": "k", "g": "k", "x": "ks", "z": "s", "b": "p", "d": "t", "v": "f", "h": "", "w": "",
    "y": "",
}  # fmt: skip
"""How spellings sound, by class; any other letter sounds like itself."""
_FIRST_VOWELS = Pattern(r"\b[aeiou]+")
_OTHER_VOWELS = Pattern(r"(?<=\w)[aeiou]+")
_DOUBLED = Pattern(r"(.)\1+")


@lru_cache(maxsize=4096)
def _key_of_name(name: str) -> str:
    """Return the key of a name of the library; what a person said is never kept."""
    return sound_key(name)


def likeness(heard: str, name: str) -> float:
    """Return how much alike two phrases sound; 1 only if they are the same in sound and letters."""
    return likeness_by_key(heard, sound_key(heard), name)


def likeness_by_key(heard: str, key: str, name: str) -> float:
    """Return the same for a phrase whose key is known."""
    by_sound = jaro_winkler(key, _key_of_name(name))
    if by_sound < LEAST_BY_SOUND:
        return KEY_SHARE * by_sound  # the letters could not make up for it
    return KEY_SHARE * by_sound + (1 - KEY_SHARE) * jaro_winkler(heard.lower(), name.lower())


def sound_key(words: str) -> str:
    """Return the consonants of words in their classes, with one mark for a vowel that begins a word."""
    letters = "".join(one for one in words.lower() if one == " " or "a" <= one <= "z")
    key = _SPELLINGS.sub(lambda found: _SOUNDS.get(found[0], found[0]), letters)
    key = _OTHER_VOWELS.sub("", _FIRST_VOWELS.sub("a", key))
    return _DOUBLED.sub(r"\1", key).replace(" ", "")


def jaro_winkler(one: str, other: str) -> float:
    """Return Jaro and Winkler's similarity of two strings."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    reach = max(0, max(len(one), len(other)) // 2 - 1)
    taken = [False] * len(other)
    matched = []
    for place, letter in enumerate(one):
        for there in range(max(0, place - reach), min(len(other), place + reach + 1)):
            if not taken[there] and other[there] == letter:
                taken[there] = True
                matched.append(letter)
                break
    if not matched:
        return 0.0
    in_order = [letter for letter, is_taken in zip(other, taken, strict=True) if is_taken]
    moved = sum(a != b for a, b in zip(matched, in_order, strict=True)) / 2
    same = len(matched)
    jaro = (same / len(one) + same / len(other) + (same - moved) / same) / 3
    prefix = 0
    while prefix < min(LONGEST_PREFIX, len(one), len(other)) and one[prefix] == other[prefix]:
        prefix += 1
    return jaro + prefix * PREFIX_BONUS * (1 - jaro)
