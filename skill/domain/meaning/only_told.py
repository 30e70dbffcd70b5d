"""Values that are only told of, and not wished: tomorrow's long run, a hip that may break, "I'm back"."""

from collections.abc import Sequence

from skill.domain.ground.patterns import Pattern
from skill.domain.meaning.spoken_values import SpokenValue

MUSCLE, KIND, NAME = "MUSCLE", "WORKOUT_KIND", "WORKOUT_NAME"
BACK = "back"
BEFORE_AN_ADVERB = frozenset({
    "i'm", "am", "he's", "she's", "we're", "be", "been", "come", "came", "coming", "get", "got", "getting",
    "go", "going", "went", "welcome", "way", "just", "right", "home", "straight",
})  # fmt: skip
"""Words after which "back" says where to."""
HARMS = frozenset({
    "break", "breaking", "hurt", "hurting", "injure", "injuring", "wreck", "wrecking", "ruin", "ruining",
    "twist", "twisting", "pull", "pulling", "strain", "straining", "tweak", "damage", "damaging",
})  # fmt: skip
"""What may be done to a part of the body that is to be spared then, not trained."""
RUNS = frozenset({"guided-run", "long-and-steady"})
NO_SPORT = frozenset({"school", "nursery", "milk", "test", "shopping", "dog", "coffee", "night"})
"""Words before a "run" that is none: "the school run"."""
ASKS_LEAVE = (["can"], ["could"], ["may"], ["should"], ["shall"], ["when"], ["if"])
DAYS = frozenset({
    "tomorrow", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "weekend", "later", "earlier", "already",
})  # fmt: skip
"""When a run is, or was, that somebody tells of beside what they wish now."""
ON_THE_BACK = Pattern(
    r"\b(?:not|nothing|no|avoid|without|never|don't|can't)(?: \w+){0,3}? on my back\b|\boff my back\b"
)
POSITION = Pattern(r"\b(?:on|off) my back\b")
WANTS, KINDS = frozenset({"want", "wanted", "need", "meant", "prefer", "asked"}), frozenset({KIND, MUSCLE})
"""Verbs after which stands what is wished, and the types of which it is then no more what stood before."""


def is_aside(words: Sequence[str], value: SpokenValue) -> bool:
    """True if a value is only told of."""
    return (
        _is_adverb(words, value)
        or _is_in_danger(words, value)
        or _is_an_event(words, value)
        or (value.said == BACK and bool(POSITION.search(" ".join(words))))
    )


def lies_on_the_back(words: Sequence[str]) -> bool:
    """True if somebody is not to lie on the back: that is a position, and no part to train."""
    said = " ".join(words)
    return bool(POSITION.search(said) and ON_THE_BACK.search(said))


def set_right(words: Sequence[str], values: Sequence[SpokenValue]) -> set[int]:
    """Return where values stand after which another is wanted: "that's all stretching, I want strength"."""
    wants = next(
        (at for at, word in enumerate(words) if at and word in WANTS and words[at - 1] in {"i", "we"}), 0
    )
    after = {one.type for one in values if one.at > wants and one.type in KINDS}
    return {one.at for one in values if wants and one.at < wants and one.type in after}


def _is_adverb(words: Sequence[str], value: SpokenValue) -> bool:
    """True if "back" is no part of the body: "I'm back"."""
    return value.said == BACK and value.at > 0 and words[value.at - 1] in BEFORE_AN_ADVERB


def _is_in_danger(words: Sequence[str], value: SpokenValue) -> bool:
    """True if a part of the body is only to come to no harm: "I don't want to break a hip"."""
    return value.type == MUSCLE and not HARMS.isdisjoint(words[max(0, value.at - 3) : value.at])


def _is_a_habit(words: Sequence[str], value: SpokenValue) -> bool:
    """True if somebody tells that they run: "I run forty miles a week"."""
    before = list(words[max(0, value.at - 2) : value.at])
    return value.said == "run" and before[-1:] == ["i"] and before[:1] not in ASKS_LEAVE


def _is_an_event(words: Sequence[str], value: SpokenValue) -> bool:
    """True if a run is one of another day: "I've a long run tomorrow"."""
    if value.id not in RUNS or value.type not in {KIND, NAME}:
        return False
    if words[max(0, value.at - 1)] in NO_SPORT or _is_a_habit(words, value):
        return True
    end = value.at + value.size
    near = (*words[max(0, value.at - 2) : value.at], *words[end : end + 3])
    return any(one.removesuffix("'s") in DAYS for one in near)
