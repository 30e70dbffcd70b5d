"""Lately: what a person trained, as far as a choice depends on it.

`lately` is the one seam: the talk about which workout asks nothing else about the past.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from skill.domain.library import SourceKind
from skill.domain.listener import Begun
from skill.domain.outcome import Outcome, OwnName, Start
from skill.domain.scene import Scene
from skill.domain.streams import done_ms

MOST_BEGUN = 20
"""How many workouts are remembered: two or three weeks of somebody who trains often."""
MINUTE_MS = 60_000
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Lately:
    """One workout that was done, or begun."""

    workout: str
    day: str
    """The person's own date: `2026-11-23`."""
    minutes: int
    """How long it was trained."""
    muscles: tuple[str, ...] = ()
    """The most trained first."""


def lately(scene: Scene) -> tuple[Lately, ...]:
    """Return what this person trained of late, the latest last."""
    found = []
    for begun in scene.listener.begun:
        card = scene.library.workout_card(begun.workout)
        if card is not None:
            found.append(Lately(card.id, begun.day, card.minutes, card.muscles))
    queue = scene.listener.workout
    if found and queue is not None and queue.source.id == found[-1].workout:
        trained = min(found[-1].minutes, round(done_ms(scene.library, queue) / MINUTE_MS))
        found[-1] = replace(found[-1], minutes=trained)
    return tuple(found)


def on_day(history: tuple[Lately, ...], day: str, today: str) -> Lately | None:
    """Return the last workout of a day; of a day that is still to come, of that weekday in the past."""
    try:
        wanted, now = date.fromisoformat(day), date.fromisoformat(today)
    except ValueError:
        return None
    while wanted > now:
        wanted -= A_WEEK
    for moment in (wanted, wanted - A_WEEK):
        done = [one for one in history if one.day == moment.isoformat()]
        if done:
            return done[-1]
    return None


def own_names(scene: Scene) -> tuple[OwnName, ...]:
    """Return the names that this person's workouts have because of what they did."""
    done = [one.workout for one in lately(scene)]
    if not done:
        return ()
    usual = max(dict.fromkeys(reversed(done)), key=done.count)
    names = [OwnName(done[-1], "names.last")]
    if done.count(usual) > 1:
        names.append(OwnName(usual, "names.usual"))
    return tuple(names)


def noted(scene: Scene, outcome: Outcome) -> Outcome:
    """Return the outcome with the workout remembered that it begins, if it begins one."""
    stream = outcome.order.stream if isinstance(outcome.order, Start) else None
    if stream is None or stream.placement.source.kind is not SourceKind.WORKOUT:
        return outcome
    begun = Begun(stream.placement.source.id, scene.today)
    if stream.placement.at or stream.offset_ms or begun in outcome.listener.begun[-1:]:
        return outcome
    kept = (*outcome.listener.begun, begun)[-MOST_BEGUN:]
    return replace(outcome, listener=replace(outcome.listener, begun=kept))
