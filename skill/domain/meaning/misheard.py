"""What raw words may have been, before a speech recognizer took them for others that sound alike.

Nothing is listed: runs of words and the terms of the coach's domain are compared by their pronunciations,
across the bounds of words. What nobody misheard stays: terms themselves, little words, and what sounds like a
number where no number can stand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from skill.domain.ground.records import record
from skill.domain.meaning.frequent_words import FREQUENT, LITTLE
from skill.domain.meaning.misheard_terms import LONGEST_TERM, Term, Terms, plain
from skill.domain.meaning.misheard_terms import terms_of as terms_of  # noqa: PLC0414  theirs is the interface too
from skill.domain.meaning.pronunciation import joined, sounds
from skill.domain.meaning.sound_distance import Sounded, distance, sounded, weight_of
from skill.domain.turn.ear import Variant as Variant  # noqa: PLC0414  theirs is the interface too

LEAST = 0.72
"""The least likeness of what is proposed."""
LEAST_MOVED = 0.76
"""The least likeness of what has another number of words."""
CLOSE = 0.9
"""The least likeness of terms and little words that together are another term: "run in", "running"."""
SAME = 0.97
"""The least likeness of what frequent words are taken for."""

SHARED = 0.45
"""How much of what the run and the term have in common at their ends tells nothing."""
FEW_SOUNDS = 0.8
"""How much shorter one word counts than it is, since so many words are like a short one."""
MOVED = 0.15
"""What each word more or less costs, where the sounds are not the same."""
SWALLOWED = 0.15
"""What each little word costs that would be a part of another word."""

LONGEST_RUN, LOOKED_AT = 4, 20
"""The most words that a term is heard as, and how many words of an utterance are looked at."""
BEAM = 24
"""How many beginnings of variants are kept from word to word."""
FOR_ONE_MORE = 0.06
"""How much likeness each further replacement is worth when variants are ordered."""

_UNITS = frozenset({
    "minute", "minutes", "min", "mins", "second", "seconds", "hour", "hours", "oclock", "clock", "day",
    "days", "week", "weeks", "month", "months", "round", "rounds", "rep", "reps", "set", "sets", "time",
    "times", "kilo", "kilos", "pound", "pounds", "am", "pm",
})  # fmt: skip
"""Words that a number stands before."""
_BEFORE_NUMBERS = frozenset({"number", "option", "round", "level", "week", "day", "part", "set"})
_PREPOSITIONS = frozenset({"to", "for"})
_ENDINGS = frozenset({"", "s", "es", "d", "ed", "ing", "er", "ers", "y"})


@record
class _Heard:
    words: tuple[str, ...]
    known: frozenset[int]
    """The places of words that belong to a term as they are."""
    sounds: tuple[str, ...]


@record
class _Run:
    """Words that follow one another in what was heard."""

    at: int
    words: tuple[str, ...]
    known: frozenset[str]
    """Those of them that belong to a term as they are."""
    sounds: tuple[str, ...]
    sounded: Sounded
    is_little: bool
    """True if all of them are little words, or known."""
    is_frequent: bool
    """True if all of them are frequent words, or known."""


@record
class _Replacement:
    at: int
    size: int
    term: Term
    likeness: float


def variants(words: str, terms: Terms, most: int = 6) -> tuple[Variant, ...]:
    """Return what words may have been, the likeliest first; not the words themselves.

    Args:
        words: what the recognizer heard; its first `LOOKED_AT` words are looked at.
        terms: what the words may be replaced by.
        most: how many variants are returned at most.
    """
    spoken = words.split()
    heard = _heard(tuple("".join(plain(word)) for word in spoken[:LOOKED_AT]), terms)
    by_place: dict[int, list[_Replacement]] = {}
    for one in _replacements(heard, terms):
        by_place.setdefault(one.at, []).append(one)
    return _composed(spoken, by_place, most) if by_place else ()


def _heard(words: tuple[str, ...], terms: Terms) -> _Heard:
    known: set[int] = set()
    for size in range(1, LONGEST_TERM + 1):
        for at in range(len(words) - size + 1):
            if words[at : at + size] in terms.phrases:
                known.update(range(at, at + size))
    return _Heard(words, frozenset(known), tuple(sounds(word) for word in words))


def _composed(
    spoken: Sequence[str], by_place: Mapping[int, list[_Replacement]], most: int
) -> tuple[Variant, ...]:
    """Return the best ways to replace words, by what is missed in all replacements together."""
    beams: list[list[tuple[float, float, tuple[_Replacement, ...]]]] = [[] for _ in range(len(spoken) + 1)]
    beams[0] = [(0.0, 0.0, ())]
    for at in range(len(spoken)):
        for rank, missed, done in sorted(beams[at], key=lambda one: -one[0])[:BEAM]:
            beams[at + 1].append((rank, missed, done))
            for one in by_place.get(at, ()):
                more = missed + (1 - one.likeness) ** 2
                if 1 - more**0.5 >= LEAST:
                    worth = FOR_ONE_MORE * (len(done) + 1) - more**0.5
                    beams[at + one.size].append((worth, more, (*done, one)))
    made: dict[str, float] = {}
    for _, missed, done in sorted(beams[-1], key=lambda one: -one[0]):
        if done:
            made.setdefault(_with(spoken, done), round(1 - missed**0.5, 3))
    return tuple(Variant(text, likeness) for text, likeness in list(made.items())[:most])


def _with(spoken: Sequence[str], done: tuple[_Replacement, ...]) -> str:
    text = list(spoken)
    for one in reversed(done):
        text[one.at : one.at + one.size] = [one.term.said]
    return " ".join(text)


def _replacements(heard: _Heard, terms: Terms) -> list[_Replacement]:
    """Return what runs of the words may have been; of one term in overlapping runs, the likest."""
    found = [one for run in _runs(heard) for one in _for_run(heard, run, terms)]
    plurals = {one.at for one in found if one.term.words[-1].endswith("s")}
    plurals |= {at for at in heard.known if heard.words[at].endswith("s")}
    best: list[_Replacement] = []
    for one in sorted(found, key=lambda one: -one.likeness):
        if one.term.is_number and not _may_count(heard.words, one, plurals):
            continue
        if not any(one.term is b.term and one.at < b.at + b.size and b.at < one.at + one.size for b in best):
            best.append(one)
    return best


def _runs(heard: _Heard) -> Iterator[_Run]:
    for at in range(len(heard.words)):
        for after in range(at + 1, min(at + LONGEST_RUN, len(heard.words)) + 1):
            places = [place for place in range(at, after) if place not in heard.known]
            if not places:
                continue
            words, parts = heard.words[at:after], heard.sounds[at:after]
            known = frozenset(heard.words[place] for place in range(at, after) if place in heard.known)
            others = {heard.words[place] for place in places}
            is_little, is_frequent = others <= LITTLE, others <= LITTLE | FREQUENT
            yield _Run(at, words, known, parts, sounded(joined(parts)), is_little, is_frequent)


def _for_run(heard: _Heard, run: _Run, terms: Terms) -> Iterator[_Replacement]:
    size = len(run.words)
    is_open = bool(run.known) or not run.is_little
    for term in terms.alike(run.sounded):
        if not (is_open or term.is_number) or not _is_possible(heard.words, run, term):
            continue
        is_moved = size != len(term.words)
        least = LEAST_MOVED if is_moved else LEAST
        if run.is_little or (run.is_frequent and (size == 1 or is_moved)):
            least = CLOSE if run.known else SAME
        likeness = _likeness(run, term, least)
        if likeness >= least:
            yield _Replacement(run.at, size, term, likeness)


def _is_possible(heard: Sequence[str], run: _Run, term: Term) -> bool:
    """True if a run may be taken for a term, however they sound.

    Terms in the run stay in it unless two words of it do, a neighbor is not said twice, an ending alone was
    not misheard, and little words alone make no other term.
    """
    aim, size, after = term.words, len(run.words), run.at + len(run.words)
    stays = all(any(word.startswith(one) for word in aim) for one in run.known)
    if not stays and len({*run.words} & {*aim}) < 2:
        return False
    if (run.at and aim[0] == heard[run.at - 1]) or aim[-1:] == tuple(heard[after : after + 1]):
        return False
    if size == 1 and len(aim) == 2 and not LITTLE.isdisjoint(aim):
        return False
    if (size != len(aim) or size == 2) and _telling(run.words) == _telling(aim):
        return False
    if term.is_number or size > 1 or len(aim) > 1:
        return True
    one, other = sorted((run.words[0], aim[0]), key=len)
    return not (other.startswith(one) and other[len(one) :] in _ENDINGS)


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in LITTLE]


def _likeness(run: _Run, term: Term, least: float) -> float:
    """Return how much a term sounds like a run, or something below `least`.

    What both begin or end with counts for less.
    """
    size, aim = len(run.words), term.words
    begin, end, shorter = 0, 0, min(size, len(aim)) - 1
    while begin < shorter and run.words[begin] == aim[begin]:
        begin += 1
    while end < shorter - begin and run.words[-1 - end] == aim[-1 - end]:
        end += 1
    alike = weight_of("".join((*run.sounds[:begin], *run.sounds[size - end :])))
    one, other = run.sounded, term.sounded
    whole = (one.weight + other.weight) / 2 - SHARED * alike - (FEW_SOUNDS if size == 1 else 0.0)
    if one.sounds == other.sounds:
        return 1.0
    swallowed = sum(word in LITTLE and word not in aim for word in run.words) if size > 1 else 0
    moved = MOVED * abs(size - len(aim)) + SWALLOWED * swallowed
    most = (1 - least) * whole - moved
    if most <= 0 or abs(one.weight - other.weight) / 2 - 0.3 > most:  # so much would be lost
        return 0.0
    return 1 - (distance(one, other, most + 0.01) + moved) / whole


def _may_count(heard: Sequence[str], one: _Replacement, plurals: set[int]) -> bool:
    """True if a number can stand where something was heard."""
    after = one.at + one.size
    before = heard[one.at - 1] if one.at else ""
    following = (*heard[after : after + 2], "", "")
    if following[0] in _UNITS or following[:2] == ("o", "clock"):
        return True
    is_preposition = heard[one.at] in _PREPOSITIONS
    if before in _BEFORE_NUMBERS:
        return not (is_preposition and following[0])
    return after in plurals and not is_preposition
