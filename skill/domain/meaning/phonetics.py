"""How much alike two words or phrases sound, from 0 to 1, by their consonants first and their letters next.

A key like Metaphone's keeps what a recognizer rarely confuses: the order of consonants, in classes of those
that it does confuse (b and p, d and t, hard c and g). Keys and letters are compared by Jaro and Winkler's
measure, which forgives a letter out of place and favors a common beginning.
"""

import re

KEY_SHARE = 0.65
"""How much the sound counts against the spelling."""
PREFIX_BONUS, LONGEST_PREFIX = 0.1, 4

_SPELLINGS = (
    (r"[^a-z ]+", ""), (r"\b(kn|gn|pn)", "n"), (r"\bwr", "r"), (r"\bwh", "w"), (r"mb\b", "m"), (r"ph", "f"),
    (r"([aeiou])gh(?=[t ]|$)", r"\1"), (r"x", "ks"), (r"tch|sch|ch|sh|dge|j|ti(?=o)", "1"),
    (r"c(?=[eiy])", "s"), (r"ck|[cqkg]", "k"), (r"z", "s"), (r"b", "p"), (r"d", "t"),
    (r"v", "f"), (r"th", "t"), (r"[hwy]", ""),
)  # fmt: skip


def likeness(heard: str, name: str) -> float:
    """Return how much alike two phrases sound; 1 only if they are the same in sound and letters."""
    by_sound = jaro_winkler(sound_key(heard), sound_key(name))
    return KEY_SHARE * by_sound + (1 - KEY_SHARE) * jaro_winkler(heard.lower(), name.lower())


def sound_key(words: str) -> str:
    """Return the consonants of words in their classes, with one mark for a vowel that begins a word."""
    key = words.lower()
    for pattern, sound in _SPELLINGS:
        key = re.sub(pattern, sound, key)
    key = re.sub(r"\b[aeiou]+", "a", key)
    key = re.sub(r"(?<=\w)[aeiou]+", "", key)
    return re.sub(r"(.)\1+", r"\1", key).replace(" ", "")


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
