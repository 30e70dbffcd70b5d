"""Which tip suits somebody: what they do, and what they did yesterday. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field

from skill.domain.ground.days import days_between
from skill.domain.ground.records import record
from skill.domain.library.contents import Tip, WorkoutCard
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener

LATELY_DAYS = 28

TOPICS_BY_KIND = {
    "strength": ("strength", "technique"),
    "core": ("core", "posture", "breathing"),
    "high-intensity": ("intervals", "speed", "breathing"),
    "guided-run": ("running", "endurance", "intervals"),
    "mobility": ("mobility", "posture"),
    "warm-up": ("warm-up", "mobility"),
    "cool-down": ("recovery", "mobility"),
    "recovery": ("recovery", "sleep"),
}
"""What is worth knowing for whoever does a kind of workout."""

TOPICS_AFTER = {
    "strength": ("recovery", "strength"),
    "core": ("core", "posture"),
    "high-intensity": ("recovery", "sleep", "hydration"),
    "guided-run": ("recovery", "running", "hydration"),
    "mobility": ("mobility",),
    "warm-up": ("warm-up",),
    "cool-down": ("recovery",),
    "recovery": ("habits", "motivation"),
}
"""What is worth knowing on the day after it."""

FOR_YESTERDAY = 100
FOR_WHAT_ONE_DOES = 40
FOR_WHO_ONE_IS = 40


@record
class Interests:
    """What somebody does, as far as a tip depends on it: shares of all their training, in per cent."""

    kinds: dict[str, int] = field(default_factory=dict)
    audiences: dict[str, int] = field(default_factory=dict)
    yesterday: WorkoutCard | None = None


def interests_of(listener: Listener, library: Library, today: str) -> Interests:
    """Return the taste of a listener: what was trained of late, and what they said that they like."""
    done: list[WorkoutCard] = []
    yesterday: WorkoutCard | None = None
    for one in listener.diary.trainings:
        card = library.workout_card(one.workout) if one.counts else None
        ago = days_between(one.day, today)
        if card is None or ago > LATELY_DAYS:
            continue
        done.append(card)
        yesterday = card if ago == 1 else yesterday
    kinds = Counter([card.kind for card in done] + list(listener.profile.kinds))
    audiences = Counter(one for card in done for one in card.audiences)
    return Interests(_shares(kinds, sum(kinds.values())), _shares(audiences, len(done)), yesterday)


def score(tip: Tip, taste: Interests) -> int:
    """Return how well a tip suits: yesterday's workout counts most, then what and who one is."""
    topics = set(tip.topics)
    found = 0
    if taste.yesterday is not None and topics & set(TOPICS_AFTER.get(taste.yesterday.kind, ())):
        found += FOR_YESTERDAY
    found += sum(
        share * FOR_WHAT_ONE_DOES // 100
        for kind, share in taste.kinds.items()
        if topics & set(TOPICS_BY_KIND.get(kind, ()))
    )
    return found + max(
        (taste.audiences.get(one, 0) * FOR_WHO_ONE_IS // 100 for one in tip.audiences), default=0
    )


def best_suited(tips: Iterable[Tip], taste: Interests) -> Sequence[Tip]:
    """Return those that suit best, in their order; all of them where nothing is known."""
    scored = [(score(tip, taste), tip) for tip in tips]
    highest = max((points for points, _ in scored), default=0)
    return [tip for points, tip in scored if points == highest]


def follows_up(tip: Tip, taste: Interests) -> bool:
    """True if a tip is about what was done yesterday."""
    return taste.yesterday is not None and bool(
        set(tip.topics) & set(TOPICS_AFTER.get(taste.yesterday.kind, ()))
    )


def _shares(counts: "Counter[str]", of: int) -> dict[str, int]:
    return {name: count * 100 // of for name, count in counts.items()} if of else {}
