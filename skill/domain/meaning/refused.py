"""What words refuse: "not the bike", "anything but yoga", "I don't want to do legs".

A denial beside a value may be none of it: "I haven't done arms in ages" asks for arms. So a value is refused
only if nothing but small words stands between it and the word that refuses.
"""

from collections.abc import Mapping, Sequence

from skill.domain.ground.records import record
from skill.domain.meaning.spoken_values import SpokenValue

REFUSABLE = frozenset({"WORKOUT_KIND", "MUSCLE", "AUDIENCE", "TRAINER"})
"""Types of values that may be refused; what may be left out of a workout has a type of its own."""
NO, NOTHING, RECOVERY = "no", "nothing", "recovery"
REFUSES = frozenset(
    {NO, NOTHING, "not", "without", "except", "skip", "hate", "avoid", "never", "neither", "stop", "enough"}
)
WANTS = frozenset({"want", "wanna", "fancy", "like", "feel", "give", "do", "need", "pick", "play"})
"""Verbs beside which "don't" refuses, and after which a "no" has only answered: "no, I want legs"."""
DONT = frozenset({"dont", "don't", "wont", "won't", "didnt", "didn't"})
ANYTHING = frozenset({"anything", "everything", "anyone", "anybody", "all"})
"""Words after which "but" refuses."""
SMALL = frozenset({
    "the", "a", "an", "any", "my", "more", "another", "again", "with", "for", "of", "that", "this",
    "those", "all", "to", "do", "doing", "done", "be", "train", "work", "really", "bloody", "please", "in",
    "on", "into", "up", "keen", "mood", "feeling", "feel", "like", "want", "wanna", "fancy", "give", "me",
    "us", "need", "bit", "one", "kind", "sort", "pick", "play", "today", "you", "lot",
})  # fmt: skip
"""Words that may stand between the word that refuses and what it refuses."""

DID = frozenset({
    "did", "done", "trained", "worked", "hit", "hammered", "smashed", "battered", "killed", "blasted",
})  # fmt: skip
"""Verbs that tell what was trained."""
BEFORE = frozenset({
    "yesterday", "already", "earlier", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "morning", "night", "day",
})  # fmt: skip
"""Words that tell when: "this morning", "last night", "the other day"."""
ONCE_MORE = frozenset({"again", "same", "more", "another", "repeat", "loved", "liked", "enjoyed"})
"""Words with which what was trained is wished once more."""
DEFINITE = frozenset({"the", "that", "this", "those"})
"""Words that follow a "no" only where it stands by itself."""
MOST_WORDS = 6
"""The most words of an utterance that does nothing but refuse."""
OPENERS = frozenset({
    "oh", "um", "er", "well", "please", "no", "god", "sorry", "but", "and", "just", "actually",
})  # fmt: skip
TURNS = frozenset({
    "but", "something", "rather", "instead", "want", "just", "give", "how", "what", "so", "because", "then",
})  # fmt: skip
"""Words after which something else is wanted, or told."""
NAMED, TOOLS = (
    frozenset({
        "mobility", "cool-down", "warm-up", "recovery", "strength", "core", "high-intensity", "legs",
        "glutes", "arms", "shoulders", "chest", "back", "abs", "hips", "full-body", "runners", "cyclists",
        "desk-workers", "older-adults", "seated", "beginners", "maya", "dan", "samuel", "priya", "aoife",
    }),
    frozenset({"dumbbells", "kettlebell", "resistance-band", "chair", "mat", "step"}),
)  # fmt: skip
"""Facets that name what may be refused, and what may be left out."""
REASONS = frozenset({"quiet", "low-impact", "no-run", "indoors", "with-child", "bad-joints"})
"""Facets that may tell why something is refused."""
LIKELY, SURE = 0.5, 0.9
"""How likely a facet must be to count, and to be the reason of what was refused by name."""


@record
class Refused:
    """What words refuse."""

    unwanted: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    at: frozenset[int] = frozenset()
    """Where the values stand that are not wished."""
    facets: frozenset[str] = frozenset()
    """The facets that are not wished."""


def refused_in(words: Sequence[str], values: Sequence[SpokenValue], facets: Mapping[str, float]) -> Refused:
    """Return what words refuse, by the values in them, else by the facets that the ear hears in a denial."""
    by_name = [
        one for one in values if one.type in REFUSABLE and (is_refused(words, one) or was_trained(words, one))
    ]
    only_refuses = _only_refuses(words)
    if by_name:
        # "Nothing for seniors" names no equipment, though "nothing" alone would.
        at = {one.at for one in by_name}
        at |= {one.at for one in values if words[one.at] == NOTHING} if only_refuses else set()
        doubtful = {one for one, likely in facets.items() if one not in REASONS or likely < SURE}
        ids = tuple(dict.fromkeys(one.id for one in by_name))
        trained = {RECOVERY} if any(was_trained(words, one) for one in by_name) else set()
        return Refused(ids, (), frozenset(at), frozenset(doubtful if only_refuses else {*ids, *trained}))
    if not only_refuses:
        return Refused()
    likely = [one for one, probability in facets.items() if probability >= LIKELY]
    return Refused(
        tuple(one for one in likely if one in NAMED),
        tuple(one for one in likely if one in TOOLS),
        facets=NAMED | TOOLS,
    )


def is_refused(words: Sequence[str], value: SpokenValue) -> bool:
    """True if the words before a value refuse it, and it is not only mentioned beside a denial."""
    at = _word_before(words, value)
    if at < 0:
        return False
    if words[at] == "but":
        return at > 0 and words[at - 1] in ANYTHING
    if words[at] in DONT:
        return not WANTS.isdisjoint(words[at : value.at])
    if words[at] == NO and words[at + 1] in DEFINITE:
        return False  # "no bikes" refuses, and "no, the bike" corrects
    return words[at] in REFUSES and not is_answered(words, value)


def was_trained(words: Sequence[str], value: SpokenValue) -> bool:
    """True if words tell that a muscle was trained lately, so that it has its rest: "legs yesterday"."""
    at = _word_before(words, value)
    return (
        value.type == "MUSCLE"
        and at >= 0
        and words[at] in DID
        and not BEFORE.isdisjoint(words[value.at + 1 :])
        and ONCE_MORE.isdisjoint(words)
        and DONT.isdisjoint(words[:at])
    )


def _word_before(words: Sequence[str], value: SpokenValue) -> int:
    """Return where the last word before a value stands that is no small one; -1 if there is none."""
    return next((at for at in range(value.at - 1, -1, -1) if words[at] not in SMALL), -1)


def is_answered(words: Sequence[str], value: SpokenValue) -> bool:
    """True if a "no" before a value only answers or corrects, and the value is wanted: "no, I want legs"."""
    before = list(words[: value.at])
    if NO not in before or not DONT.isdisjoint(before) or "not" in before:
        return False
    return not WANTS.isdisjoint(before[before.index(NO) :])


def _only_refuses(words: Sequence[str]) -> bool:
    """True if a few words are a denial, and nothing follows it."""
    at = 0
    while at < len(words) - 1 and words[at] in OPENERS and words[at + 1] in OPENERS | REFUSES | ANYTHING:
        at += 1
    said = list(words[at:])
    if not 1 < len(said) <= MOST_WORDS:
        return False
    if said[0] == NO and said[1] in DEFINITE:
        return False
    if said[0] in ANYTHING and said[1] == "but":
        return TURNS.isdisjoint(said[2:])
    return said[0] in REFUSES and TURNS.isdisjoint(said[1:])
