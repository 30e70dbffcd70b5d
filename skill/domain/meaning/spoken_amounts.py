"""Which of several lengths, times and numbers in somebody's words are meant: "thirty, not forty minutes"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from skill.domain.ground.records import replace
from skill.domain.meaning.spoken_numbers import number_at
from skill.domain.meaning.spoken_values import LENGTH, NUMBER, TIME, SpokenValue

DAY, TIMES, OTHER_DAY = "REMINDER_DAY", "times-", "other-day"
"""The type and the beginning of the ids of rhythms: `times-3`."""
A_MINUTE = "PT1M"
"""What is said for any short while: "not a minute later"."""
DENYING = (["not"], ["not", "at"], ["not", "for"], ["rather", "than"], ["instead", "of"], ["isn't"])
"""What is said before an amount that is not meant, where another one is."""
OR = frozenset({"or", "maybe"})
MUSCLE, EQUIPMENT = "MUSCLE", "EQUIPMENT"
BODY = frozenset({MUSCLE, "BODY_PART", "TIP_TOPIC"})
BACK = frozenset({
    "be", "am", "is", "are", "was", "were", "been", "get", "gets", "getting", "got", "go", "going", "went",
    "gone", "come", "comes", "coming", "came", "i'm", "he's", "she's", "we're", "they're", "put", "bring",
    "take", "turn", "home", "straight", "right",
})  # fmt: skip
"""Words after which "back" is no part of the body: "the kids are back at four"."""
OWN = frozenset({"my", "the", "your", "our", "big", "bigger", "nice", "flat", "firm", "a"})
"""Words after which "behind" is a part of the body."""
AFTER_NOTHING = frozenset({
    "", "at", "but", "except", "here", "around", "just", "to", "for", "with", "and", "really", "whatsoever",
    "else", "yet", "so", "handy", "near", "nearby", "lying", "there", "i", "no", "absolutely", "you", "right",
})  # fmt: skip
"""Words before which "nothing" may be an answer about equipment; "nothing over ten minutes" is none."""


def meant_values(words: Sequence[str], values: Sequence[SpokenValue]) -> list[SpokenValue]:
    """Return the values without amounts that are taken back, and without words that mean something else."""
    told = [_as_number(words, one) for one in values if not _is_other_word(words, one)]
    amounts = [one for one in told if _is_amount(one)]
    taken_back = {one.at for one in amounts if _is_denied(words, one)}
    if len(taken_back) == len({one.at for one in amounts}):
        return told
    doubled = {other.at for one, other in _alternatives(words, amounts)}
    kept = [one for one in told if not (_is_amount(one) and one.at in taken_back | doubled)]
    if any(one.type == LENGTH and one.id != A_MINUTE and one.at in taken_back for one in told):
        return [_as_minutes(one) if one.type == NUMBER else one for one in kept]
    return kept


def times_a_week(values: Sequence[SpokenValue]) -> SpokenValue | None:
    """Return the number in a rhythm, "twice a week", else one by itself; None if there is none."""
    rhythms = [one for one in values if one.type == DAY and one.id.startswith(TIMES)]
    numbers = [one for one in values if one.type == NUMBER]
    if not rhythms:
        return numbers[-1] if numbers else None
    return replace(rhythms[-1], type=NUMBER, id=rhythms[-1].id.removeprefix(TIMES))


def _is_amount(value: SpokenValue) -> bool:
    is_rhythm = value.type == DAY and value.id.startswith(TIMES)
    return value.type in {LENGTH, NUMBER} or is_rhythm or (value.type == TIME and ":" in value.id)


def _is_denied(words: Sequence[str], value: SpokenValue) -> bool:
    return any(list(words[max(0, value.at - len(one)) : value.at]) == one for one in DENYING)


def _alternatives(
    words: Sequence[str], amounts: Sequence[SpokenValue]
) -> Iterator[tuple[SpokenValue, SpokenValue]]:
    """Yield the bare numbers that are said as one or the other: of "three or four" the first is enough."""
    numbers = [one for one in amounts if one.type == NUMBER]
    for one, other in pairwise(numbers):
        if other.at == one.at + one.size + 1 and words[other.at - 1] in OR:
            yield one, other


def _as_minutes(number: SpokenValue) -> SpokenValue:
    return replace(number, type=LENGTH, id=f"PT{number.id}M")


def _as_number(words: Sequence[str], value: SpokenValue) -> SpokenValue:
    """Return "two days" as the number that it is, unless it is a rhythm: "every two days"."""
    found = number_at(words, value.at)
    is_rhythm = value.at > 0 and words[value.at - 1] in {"every", "each"}
    if value.type != DAY or value.id != OTHER_DAY or found is None or is_rhythm:
        return value
    return replace(value, type=NUMBER, id=str(found[0]))


def _is_other_word(words: Sequence[str], value: SpokenValue) -> bool:
    """True if a name of the library stands there by chance."""
    before = words[value.at - 1] if value.at else ""
    after = words[value.at + value.size] if value.at + value.size < len(words) else ""
    if value.said == "behind" and value.type in BODY:
        return before not in OWN
    if value.said == "back" and value.type in BODY:
        return before in BACK
    return value.said == "nothing" and value.type == EQUIPMENT and after not in AFTER_NOTHING
