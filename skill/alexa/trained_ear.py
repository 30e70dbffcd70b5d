"""The trained ear: from raw words to requests, by the readings of their likeliest meanings."""

from collections.abc import Callable, Sequence

from skill.alexa.intents import INTENTS
from skill.alexa.intents.by_ear import BY_EAR
from skill.alexa.slots import Slot
from skill.domain.choice.requests import Pick
from skill.domain.explaining.requests import HowTo
from skill.domain.meaning.misheard import variants
from skill.domain.meaning.misheard_terms import Terms, terms_of
from skill.domain.meaning.spoken_amounts import meant_values, times_a_week
from skill.domain.meaning.spoken_times import LATE, NOON
from skill.domain.meaning.spoken_values import FREE, LENGTH, NUMBER, TIME, SpokenValue
from skill.domain.meaning.told_wish import LEAVE_OUT, is_denied, told_wish
from skill.domain.meaning.word_model import NOTHING, Likely, WordModel, words_of
from skill.domain.turn.ear import Guess, Reading, Variant
from skill.domain.turn.wish import Wish

DAY, ORDINAL = "REMINDER_DAY", "ORDINAL"
GOAL = "SetGoalIntent"
EXERCISE, HOW_TO_EXERCISE = "EXERCISE", "how-to-exercise"
PICKS = frozenset({"pick-first", "pick-second", "pick-last", "PickIntent"})
"""Meanings that pick by a number: of several numbers the last is meant."""
BY_NUMBER = frozenset({"pick-first", "pick-second", "pick-last"})
"""Those of them that are the number themselves."""
TELLS_LITTLE = frozenset({"HEALTH_SIGN", "COMMAND", "MUSIC_MOOD", "TERM", "TIP_TOPIC", NUMBER})
"""Slot types whose values stand in all kinds of talk."""
NEXT = 2
"""Within how many words a day is denied: "not Mondays, I said Sundays"."""
DENIED_WITHIN = 3
"""Within how many words a number is denied: "not the very first"."""
WHOLE_BODY = "full-body"
"""What "everything" is called, too."""
MOST_VARIANTS = 8
NOT_MISHEARD = frozenset({"HEALTH_SIGN", "COMMAND"})
"""Slot types for whose values nothing is taken that only sounds alike."""


class TrainedEar:
    """An ear by a trained model, which is loaded when words first need it."""

    def __init__(self, load: Callable[[], WordModel | None]) -> None:
        """Take what loads the model; it returns None if there is none."""
        self._load = load
        self._terms: Terms | None = None

    def read(self, words: str) -> Reading:
        """Return what words are likely to mean; an empty reading without a trained model."""
        model = self._load() if words else None
        if model is None:
            return Reading()
        read = model.read(words)
        said = words_of(words)
        values = meant_values(said, read.values)
        by_chance = {one.id for one in read.values} - {one.id for one in values}
        facets = {name: likely for name, likely in read.facets.items() if name not in by_chance}
        wish = told_wish(said, values, facets)
        named = {one.at for one in values if _is_telling(one)}
        days = (one.id for one in values if one.type == DAY and not is_denied(said, one, within=NEXT))
        times = [one for one in values if one.type == TIME]
        return Reading(
            tuple(_guess(one, words, wish, values) for one in read.likely),
            wish,
            tuple(dict.fromkeys(days)),
            _time(times) if times else "",
            len(named),
            tuple(dict.fromkeys(one.id for one in read.values if one.type == LEAVE_OUT)),
            next((one.id for one in read.values if one.type == "BODY_PART"), ""),
            any(one.type == LENGTH for one in read.values),
        )

    def variants(self, words: str) -> tuple[Variant, ...]:
        """Return what words may have been: with the library's names and with words that tell a meaning."""
        model = self._load() if words else None
        if model is None:
            return ()
        if self._terms is None:
            named = (
                said
                for said, held in model.values.items()
                if not all(kind in NOT_MISHEARD for kind, _ in held)
            )
            self._terms = terms_of((*named, *model.telling))
        return variants(words, self._terms, MOST_VARIANTS)


def _is_telling(value: SpokenValue) -> bool:
    """True if a value tells what is wanted: a name, a length, a clock time."""
    if value.type == TIME:
        return ":" in value.id
    return value.type not in TELLS_LITTLE and value.id != WHOLE_BODY


def _guess(likely: Likely, words: str, wish: Wish, values: Sequence[SpokenValue]) -> Guess:
    places = [one.id for one in values if one.type == ORDINAL]
    if likely.meaning in PICKS and len(places) > 1:
        return Guess(Pick(ordinal=places[-1]), likely.likelihood)  # "the second, no wait, the first"
    if likely.meaning in BY_NUMBER and len(places) == 1 and not _is_place_denied(words, values):
        return Guess(Pick(ordinal=places[0]), likely.likelihood)  # a number is not guessed at: it was said
    moves = [one for one in values if one.type == EXERCISE]
    if likely.meaning == HOW_TO_EXERCISE and len(moves) == 1:
        return Guess(HowTo(moves[0].id), likely.likelihood)
    if likely.meaning in BY_EAR:
        return Guess(BY_EAR[likely.meaning](words, wish), likely.likelihood)
    if likely.meaning not in INTENTS:
        is_known = likely.meaning.startswith(NOTHING)
        return Guess(None, likely.likelihood, likely.meaning.removeprefix(NOTHING) if is_known else "")
    by_slot: dict[str, list[SpokenValue]] = {}
    for name, value in likely.values:
        if value in values or value.type == FREE:
            by_slot.setdefault(name, []).append(value)
    if likely.meaning == GOAL and not by_slot and (often := times_a_week(values)):
        by_slot["count"] = [often]
    return Guess(
        INTENTS[likely.meaning]({name: _slot(held) for name, held in by_slot.items()}), likely.likelihood
    )


def _is_place_denied(words: str, values: Sequence[SpokenValue]) -> bool:
    """True if the number that was said is the one that is not wanted: "not the first"."""
    return any(is_denied(words_of(words), one, within=DENIED_WITHIN) for one in values if one.type == ORDINAL)


def _slot(values: Sequence[SpokenValue]) -> Slot:
    """Return the slot as Alexa would give it; of several lengths or times the last is meant."""
    first, last = values[0], values[-1]
    if first.type == TIME:
        return Slot(_time(values), None)
    if first.type in {LENGTH, NUMBER}:
        return Slot(last.id, None)
    if not first.id:
        return Slot(first.said, None)
    return Slot(first.said, first.id, tuple(dict.fromkeys(one.id for one in values)))


def _time(values: Sequence[SpokenValue]) -> str:
    """Return the last time of day, in the half of the day said beside it: "in the evening, at six"."""
    clocks = [one.id for one in values if one.id not in LATE and ":" in one.id]
    parts = [one.id for one in values if ":" not in one.id]
    if not clocks:
        return parts[-1]
    hour, _, minute = clocks[-1].partition(":")
    is_late = bool(parts) and parts[-1] in LATE and int(hour) < NOON
    return f"{int(hour) + NOON}:{minute}" if is_late else clocks[-1]
