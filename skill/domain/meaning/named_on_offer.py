"""The workout on offer that is meant by its name, or by a word of it."""

from collections.abc import Sequence

from skill.domain.choice.requests import Pick
from skill.domain.library.contents import WorkoutCard
from skill.domain.meaning.spoken_values import LENGTH, NUMBER, spoken_values
from skill.domain.meaning.told_wish import minutes_of
from skill.domain.meaning.word_families import words_of
from skill.domain.turn.scene import Scene

FREE, POINTS_AT = "free", frozenset({"one", "minutes", "minute", "min", "mins"})
"""A word for what costs nothing, and words beside which a number is a length of what is on offer."""
SMALL = 3
"""Words of this many letters or fewer name nothing by themselves."""


def named_whole(scene: Scene) -> Pick | None:
    """Return the pick of the workout on offer whose whole name was said, though Alexa took it for a wish.

    "Strength for Runners" is a kind and an audience, too.
    """
    said = _telling(" ".join(one.said for one in scene.utterance.slots))
    cards = [scene.library.workout_card(one) for one in scene.talk.offered]
    named = [card.id for card in cards if card is not None and _telling(card.name) == said]
    return Pick(workout=named[0]) if named and len(said) > 1 else None


def named_by_a_word(cards: Sequence[WorkoutCard], words: Sequence[str]) -> WorkoutCard | None:
    """Return the one workout on offer of whose name a word was said that no other one has: "the desk one"."""
    names = [_telling(card.name) for card in cards]
    alone = [
        card
        for at, card in enumerate(cards)
        if (names[at] - set().union(*names[:at], *names[at + 1 :])) & set(words)
    ]
    return alone[0] if len(alone) == 1 < len(cards) else None


def named_by_a_fact(cards: Sequence[WorkoutCard], words: Sequence[str]) -> WorkoutCard | None:
    """Return the one workout on offer that is as long as was said, or free: "the ten one", "the free one"."""
    said = [one for one in spoken_values(words, {}) if one.type in {NUMBER, LENGTH} and one.said != "one"]
    minutes = {int(one.id) if one.type == NUMBER else minutes_of(one.id) for one in said}
    if not (minutes or FREE in words) or not POINTS_AT.intersection(words):
        return None
    fits = [card for card in cards if (card.minutes in minutes if minutes else not card.premium)]
    return fits[0] if len(fits) == 1 < len(cards) else None


def _telling(name: str) -> set[str]:
    return {word for word in words_of(name) if len(word) > SMALL}
