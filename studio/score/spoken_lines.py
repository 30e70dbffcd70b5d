"""Every sentence that a trainer can come to say, in any workout, over any music, with any move in any place.

Reels are made of these, one clip a sentence, so that whatever is recast is spoken by one voice from first
word to last. What a score says is put together from sentences; which of them depends on times, so this
takes them all.
"""

from collections.abc import Iterator, Mapping

from skill.content.authored import Authored, TrainerFile
from skill.domain.ground.sentences import sentences
from studio.score.cue_sheet import COUNT_IN, FEW
from studio.score.segment_plan import PlannedSegment, plan_workout
from studio.score.wordings import filled, upper, wordings_about
from studio.voices.delivery import Delivery

_DELIVERIES: Mapping[str, Delivery] = {
    **dict.fromkeys(("rest", "done", "breather_start", "breather_half", "breather_end"), Delivery.CALM),
    **dict.fromkeys(("go", "half_way", "ten_seconds", "switch_sides", "encourage"), Delivery.DRIVE),
    **dict.fromkeys(("breather_ten", "last_round", "rounds_left", "moves_left"), Delivery.DRIVE),
}
"""How each of a trainer's phrases is said; the others are explained."""


def spoken_lines(authored: Authored) -> dict[str, dict[str, Delivery]]:
    """Return by trainer every sentence that they can come to say, and how each is said."""
    plans = {one: list(plan_workout(authored, one)) for one in sorted(authored.workouts)}
    return {
        one: _by_sentence(_said(authored, trainer, plans))
        for one, trainer in sorted(authored.trainers.items())
    }


def _by_sentence(said: Iterator[tuple[str, Delivery]]) -> dict[str, Delivery]:
    found: dict[str, Delivery] = {}
    for text, delivery in said:
        for sentence in sentences(text):
            # The calmer form serves where one sentence is said in two ways; drive is for what is only driven.
            if found.get(sentence, Delivery.DRIVE) is Delivery.DRIVE:
                found[sentence] = delivery
    return found


def _said(
    authored: Authored, trainer: TrainerFile, plans: Mapping[str, list[PlannedSegment]]
) -> Iterator[tuple[str, Delivery]]:
    yield trainer.introduction, Delivery.PLAIN
    for key, wordings in trainer.phrases.items():
        delivery = _DELIVERIES.get(key, Delivery.PLAIN)
        for name in _names(authored, key, plans):
            for wording in wordings_about(key, wordings, name):
                yield filled(wording, name), delivery
    numbers = authored.vocabulary.numbers
    for number in range(max(COUNT_IN, _most_reps(plans))):
        delivery = Delivery.COUNT if number < COUNT_IN else Delivery.DRIVE
        yield f"{upper(numbers[number])}.", delivery
    for workout in authored.workouts.values():
        yield workout.opening, Delivery.PLAIN
    for exercise in authored.exercises.values():
        yield f"{upper(exercise.name)}.", Delivery.PLAIN
        for text in (exercise.how_to, exercise.set_up, *exercise.cues):
            yield text, Delivery.PLAIN


def _names(authored: Authored, key: str, plans: Mapping[str, list[PlannedSegment]]) -> list[str]:
    """Return all that a phrase's brace can be filled with; one empty text for a phrase without a brace."""
    numbers = authored.vocabulary.numbers
    planned = [one for plan in plans.values() for one in plan]
    exercises = authored.exercises
    names = {
        "next": lambda: {exercises[one.next_exercise].name for one in planned if one.next_exercise},
        "again": lambda: {exercises[one.exercise].name for one in planned if not one.is_new_move},
        "rounds_left": lambda: {numbers[one - 1] for one in range(2, max(one.rounds for one in planned))},
        "moves_left": lambda: {numbers[one - 1] for one in range(2, FEW + 1)},
        "summary": lambda: {str(one.minutes) for one in authored.workouts.values()},
        "done": lambda: {one.name for one in authored.workouts.values()},
    }
    return sorted(names[key]()) if key in names else [""]


def _most_reps(plans: Mapping[str, list[PlannedSegment]]) -> int:
    return max((one.reps or 0 for plan in plans.values() for one in plan), default=0)
