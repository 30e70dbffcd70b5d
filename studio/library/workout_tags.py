"""Tags that follow from a workout's moves: the muscles trained, and what people may want to leave out."""

from collections import defaultdict

from skill.content.authored import Authored, WorkoutFile

LEAST_SHARE = 0.12
"""A workout trains a muscle if its moves take this share of the main work, or more."""


def trained_muscles(authored: Authored, workout: WorkoutFile) -> tuple[str, ...]:
    """Return the muscles that a workout's main blocks train, the longest trained first."""
    worked: dict[str, int] = defaultdict(int)
    total = 0
    main = [block for block in workout.blocks if block.kind == "main"] or list(workout.blocks)
    for block in main:
        for move in block.moves:
            total += move.work * block.rounds
            for muscle in authored.exercises[move.exercise].muscles:
                worked[muscle] += move.work * block.rounds
    words = authored.vocabulary.muscles
    for group, word in words.items():
        covered = {
            (block.id, n): move.work * block.rounds
            for block in main
            for n, move in enumerate(block.moves)
            if set(word.covers) & set(authored.exercises[move.exercise].muscles)
        }
        if covered:
            worked[group] = max(worked[group], sum(covered.values()))
    trained = [one for one in worked if worked[one] >= LEAST_SHARE * total]
    if {"legs", "upper-body", "abs"} <= set(trained):
        trained.append("full-body")
        worked["full-body"] = max(worked["full-body"], total // 2)
    return tuple(sorted(dict.fromkeys(trained), key=lambda one: (-worked[one], one)))


def exclusions_of(authored: Authored, workout: WorkoutFile) -> tuple[str, ...]:
    """Return the words for things to leave out that apply to a workout, in the order of the vocabulary."""
    moves = {move.exercise for block in workout.blocks for move in block.moves}
    found = {word for move in moves for word in exclusions_of_move(authored, move)}
    return tuple(one for one in authored.vocabulary.leave_out if one in found)


def exclusions_of_move(authored: Authored, exercise_id: str) -> tuple[str, ...]:
    """Return the words by which a move is left out: words that cover it, and the equipment that it needs."""
    needed = authored.exercises[exercise_id].equipment
    words = authored.vocabulary.leave_out.items()
    return tuple(one for one, word in words if exercise_id in word.covers or one in needed)
