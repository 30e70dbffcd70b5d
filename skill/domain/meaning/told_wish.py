"""The wish that words tell: by the values in them, and by the facets that the ear hears in them.

"Something with my dumbbells" holds the library's own word. "The neighbours are at home" holds none, and tells
that it must be quiet: that is a facet.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import replace
from skill.domain.library.contents import Level
from skill.domain.meaning.only_told import is_aside, lies_on_the_back, set_right
from skill.domain.meaning.refused import is_answered, refused_in
from skill.domain.meaning.spoken_values import LENGTH, NUMBER, SpokenValue
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.wish import Wish

LIKELY = 0.5
"""How likely a facet must be to count."""
MOST_FACETS = 3

FACETS: Mapping[str, tuple[str, Any]] = {
    **{
        kind: ("kind", kind)
        for kind in (
            "mobility", "cool-down", "warm-up", "recovery", "strength", "core", "high-intensity",
            "guided-run",
        )
    },
    **{
        muscle: ("muscle", muscle)
        for muscle in ("legs", "glutes", "arms", "shoulders", "chest", "back", "abs", "hips", "full-body")
    },
    **{
        audience: ("audience", audience)
        for audience in ("runners", "cyclists", "desk-workers", "older-adults", "seated", "beginners")
    },
    **{
        tool: ("equipment", tool)
        for tool in ("dumbbells", "kettlebell", "resistance-band", "chair", "mat", "step")
    },
    **{trainer: ("trainer", trainer) for trainer in ("maya", "dan", "samuel", "priya", "aoife")},
    "none-equipment": ("equipment", NOTHING),
    "easy": ("level", Level.BEGINNER.value),
    "hard": ("level", Level.ADVANCED.value),
    "short": ("minutes", 10),
    "long": ("minutes", 30),
    "quiet": ("exclude", ("jumping", "running")),
    "low-impact": ("exclude", ("jumping",)),
    "no-run": ("exclude", ("running",)),
    "indoors": ("exclude", ("running",)),
    "outdoors": ("kind", "guided-run"),
    "calm": ("kind", "mobility"),
    "upbeat": ("kind", "high-intensity"),
    "with-child": ("minutes", 10),
    "weight-loss": ("kind", "strength"),
}  # fmt: skip
"""For each facet, the part of a wish that it tells, and the part's value."""

PARTS = {
    "WORKOUT_KIND": "kind", "AUDIENCE": "audience", "LEVEL": "level", "EQUIPMENT": "equipment",
    "MUSCLE": "muscle", "TRAINER": "trainer", "WORKOUT_NAME": "workout",
}  # fmt: skip
"""The part of a wish that a value of a slot type tells."""
OTHER_LEVEL = {Level.ADVANCED.value: Level.BEGINNER.value, Level.BEGINNER.value: Level.ADVANCED.value}
GENTLE, MAY_BE = frozenset({"older-adults", "seated", "beginners"}), 0.1
"""Audiences whose words are no wish to sweat unless they say so, and how likely somebody may be of them."""
STRENUOUS = frozenset({"hard", "upbeat", "high-intensity"})
WEARING = Pattern(
    r"\b(?:not|without|won't|wont|doesn't|doesnt|don't|dont|isn't|nothing|never)(?: [\w']+){0,3} (?:knacker"
    r"|kill|wreck|exhaust|tire|tiring|wear|destroy|finish|ruin|murder|batter|flatten|drain|wipe|shatter"
    r"|make me (?:sore|ache|stiff)|leave me (?:sore|aching|stiff))\w*\b"
)
"""What a workout shall not do to somebody: "wake me up, but not knacker me"."""
LEAVE_OUT, FLOOR = "LEAVE_OUT", "floor-work"
RECOVERY = "recovery"
RUN, RUNNING = "guided-run", "running"
WITH_A_RUN = ("warm-up", "cool-down")
"""Kinds that are said of a run: "a run with a warm-up"."""
DENIALS = frozenset({
    "no", "not", "without", "never", "dont", "don't", "doesnt", "doesn't", "cant", "can't", "wont", "won't",
    "hate", "skip", "lose", "ditch", "bin", "scrap", "cut", "drop", "except", "isnt", "isn't", "havent",
    "haven't", "nothing", "avoid",
})  # fmt: skip
"""Words that deny the value that follows them."""
DENIES_WITHIN = 4
AT_MOST = frozenset({"than", "over", "above", "past", "beyond"})
"""Words between a denial and a length that is the most, or the least, of what is wished."""
MOST_MINUTES = 120
"""Longer times are no length of a workout: "nine hours at my desk", "four hours' sleep"."""
EXCEPT = [["anything", "but"], ["everything", "but"], ["anybody", "but"], ["anyone", "but"]]
LIMITS = frozenset({("longer", "than"), ("shorter", "than"), ("nothing", "over"), ("nowt", "over")})
QUICK, LEAST_QUICK = frozenset({"quick", "speedy", "cheeky", "solid", "short", "snappy", "odd"}), 5
"""Words after which a number alone is one of minutes, from so many on."""
CORRECTS = frozenset({"no", "wait", "actually", "sorry", "make", "rather", "say"})
"""Words that take back what was said before them."""


def told_wish(words: Sequence[str], values: Sequence[SpokenValue], facets: Mapping[str, float]) -> Wish:
    """Return the wish that words tell.

    Args:
        words: the words, in lower case.
        values: the known values in them.
        facets: how likely the ear hears each facet.
    """
    is_lying = lies_on_the_back(words)
    values = [one for one in values if not is_aside(words, one)]
    refused = refused_in(words, values, facets)
    facets = {one: likely for one, likely in facets.items() if one not in refused.facets}
    if spares := bool(WEARING.search(" ".join(words))):
        facets = {one: likely for one, likely in facets.items() if one not in STRENUOUS}
    denied = {one.at for one in values if is_denied(words, one) and not is_answered(words, one)}
    denied |= refused.at | set_right(words, values)
    if max(facets.get("no-run", 0.0), facets.get("indoors", 0.0)) >= LIKELY / 2:
        denied |= {one.at for one in values if one.id == RUN}  # "it's pouring, so that's my run gone"
    without = dict.fromkeys((*_left_out(values, denied), *refused.exclude, *((FLOOR,) if is_lying else ())))
    wish = Wish(exclude=tuple(without), unwanted=tuple(one for one in refused.unwanted if one != RUN))
    for part, value in _named(values, denied):
        # Of several lengths the last is meant: "twenty, no, thirty minutes".
        if part == "minutes" or getattr(wish, part) is None:
            wish = replace(wish, **{part: value})
    if minutes := _corrected(words, values) if wish.minutes else _quick(words, values):
        wish = replace(wish, minutes=minutes)
    if wish.level is None and (level := _other_level(values, denied)):
        wish = replace(wish, level=level)
    if spares and wish.level is None:
        wish = replace(wish, level=Level.BEGINNER.value)
    wish = _with_facets(wish, facets, _ruled_out(words, values, denied))
    if wish.kind == RECOVERY and wish.audience:
        return replace(
            wish, kind=None, level=wish.level or Level.BEGINNER.value
        )  # "gentle, for an old woman"
    return wish


def _ruled_out(words: Sequence[str], values: Sequence[SpokenValue], denied: set[int]) -> set[str]:
    """Return the ids that no facet may tell, since the words deny them."""
    ruled_out = {one.id for one in values if one.at in denied}
    # "Nothing bouncy" tells nothing of equipment.
    return ruled_out | ({NOTHING} if ruled_out and "nothing" in words else set())


def _with_facets(wish: Wish, facets: Mapping[str, float], ruled_out: set[str]) -> Wish:
    """Return the wish with the likeliest facets that were heard."""
    for facet in _likely(facets, wish):
        part, value = FACETS[facet]
        if facet == "hard" and not (wish.kind or wish.muscle or wish.audience):
            part, value = "kind", "high-intensity"
        if value not in ruled_out and not (value == RUN and RUNNING in wish.exclude):
            wish = _with(wish, part, value)
    return wish


def _quick(words: Sequence[str], values: Sequence[SpokenValue]) -> int:
    """Return the minutes that are said without the word: "a quick fifteen"; 0 if none are."""
    numbers = [
        one
        for one in values
        if one.type == NUMBER
        and one.at
        and (words[one.at - 1] in QUICK or tuple(words[max(0, one.at - 2) : one.at]) in LIMITS)
    ]
    return int(numbers[-1].id) if numbers and int(numbers[-1].id) >= LEAST_QUICK else 0


def _likely(facets: Mapping[str, float], wish: Wish) -> Sequence[str]:
    """Return the facets that count, the likeliest first: nothing strenuous for whom it may be too much."""
    is_easy = wish.audience in GENTLE or wish.level == Level.BEGINNER
    is_gentle = is_easy or sum(facets.get(one, 0.0) for one in GENTLE) >= MAY_BE
    likely = [one for one, share in facets.items() if share >= LIKELY and one in FACETS]
    fit = [one for one in likely if not (is_gentle and one in STRENUOUS)]
    return sorted(fit, key=lambda one: -facets[one])[:MOST_FACETS]


def _corrected(words: Sequence[str], values: Sequence[SpokenValue]) -> int:
    """Return the number that takes the place of a length: "ten minutes, no, make it twenty"; 0 if none."""
    last = max((one.at for one in values if one.type == LENGTH), default=0)
    later = [one for one in values if one.type == NUMBER and one.at > last]
    return int(later[-1].id) if later and not CORRECTS.isdisjoint(words[last : later[-1].at]) else 0


def _other_level(values: Sequence[SpokenValue], denied: set[int]) -> str | None:
    """Return the level that is meant by "not too hard" or "nothing easy"; None if no level is denied."""
    levels = [one.id for one in values if one.at in denied and one.type == "LEVEL"]
    return OTHER_LEVEL.get(levels[0]) if levels else None


def _with(wish: Wish, part: str, value: Any) -> Wish:
    """Return the wish with one more part; of two values of a part the first counts."""
    if part == "exclude":
        return replace(wish, exclude=tuple(dict.fromkeys((*wish.exclude, *value))))
    held: dict[str, Any] = {part: value}
    return wish if getattr(wish, part) is not None else replace(wish, **held)


def _named(values: Sequence[SpokenValue], denied: set[int]) -> Iterator[tuple[str, Any]]:
    kinds = {one.id for one in values if one.type == "WORKOUT_KIND" and one.at not in denied}
    for one in values:
        if one.at in denied or (one.id == RUN and kinds - {RUN, *WITH_A_RUN}):
            continue  # "I run, and want strength": the run is only told of
        if one.type == LENGTH:
            if (minutes := minutes_of(one.id)) <= MOST_MINUTES:
                yield "minutes", minutes
        elif one.type in PARTS:
            yield PARTS[one.type], one.id


def _left_out(values: Sequence[SpokenValue], denied: set[int]) -> Iterator[str]:
    for one in values:
        if one.at in denied and one.type == LEAVE_OUT:
            yield one.id
        if one.at in denied and one.type == "WORKOUT_KIND" and one.id == RUN:
            yield RUNNING


def is_denied(words: Sequence[str], value: SpokenValue, within: int = DENIES_WITHIN) -> bool:
    """True if a value is denied by one of so many words before it."""
    # "Twenty, no, thirty minutes" corrects, and "no mat, ten minutes" denies the mat.
    denials = DENIALS - {"no"} if value.type == LENGTH else DENIALS
    if value.type == LENGTH and not AT_MOST.isdisjoint(words[max(0, value.at - 2) : value.at]):
        return False  # "not more than twenty minutes"
    if list(words[max(0, value.at - 2) : value.at]) in EXCEPT:
        return True
    return not denials.isdisjoint(words[max(0, value.at - within) : value.at])


def minutes_of(length: str) -> int:
    """Return the minutes of a length of time as `spoken_values` gives it: `PT10M`, `PT1H`."""
    amount = int(length[2:-1])
    return amount * 60 if length.endswith("H") else max(1, amount)
