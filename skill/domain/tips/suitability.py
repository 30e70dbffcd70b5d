"""Scoring tips by what a person trains, and by what they did yesterday. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field

from skill.domain.ground.days import days_between
from skill.domain.ground.records import record
from skill.domain.library.contents import Tip, WorkoutCard
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener

LATELY_DAYS = 28
"""Trainings older than this do not count."""

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
"""Topics that suit a person who does a kind of workout."""

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
"""Topics that suit the day after a kind of workout."""

FOR_YESTERDAY = 100
FOR_WHAT_ONE_DOES = 40
FOR_WHO_ONE_IS = 40
"""The points for each match; those of the last two are multiplied by the person's share."""


@record
class Interests:
    """What a person trains: the share of each kind and audience in per cent, and yesterday's workout."""

    kinds: dict[str, int] = field(default_factory=dict)
    audiences: dict[str, int] = field(default_factory=dict)
    yesterday: WorkoutCard | None = None


def interests_of(listener: Listener, library: Library, today: str) -> Interests:
    """Return a listener's interests, from their trainings in the last 28 days and their profile."""
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


def score(tip: Tip, interests: Interests) -> int:
    """Return how well a tip suits; higher is better, and yesterday's workout counts most."""
    topics = set(tip.topics)
    found = 0
    if interests.yesterday is not None and topics & set(TOPICS_AFTER.get(interests.yesterday.kind, ())):
        found += FOR_YESTERDAY
    found += sum(
        share * FOR_WHAT_ONE_DOES // 100
        for kind, share in interests.kinds.items()
        if topics & set(TOPICS_BY_KIND.get(kind, ()))
    )
    return found + max(
        (interests.audiences.get(one, 0) * FOR_WHO_ONE_IS // 100 for one in tip.audiences), default=0
    )


def best_suited(tips: Iterable[Tip], interests: Interests) -> Sequence[Tip]:
    """Return the tips with the highest score, in their order; all of them if all score alike."""
    scored = [(score(tip, interests), tip) for tip in tips]
    highest = max((points for points, _ in scored), default=0)
    return [tip for points, tip in scored if points == highest]


def follows_up(tip: Tip, interests: Interests) -> bool:
    """True if a tip suits the day after yesterday's workout."""
    return interests.yesterday is not None and bool(
        set(tip.topics) & set(TOPICS_AFTER.get(interests.yesterday.kind, ()))
    )


def _shares(counts: "Counter[str]", of: int) -> dict[str, int]:
    return {name: count * 100 // of for name, count in counts.items()} if of else {}
