"""Judges what the coach did with what was said in a moment: answered well, and whether it did harm.

The judge sees what a machine can see: the player, the open question, what is stored, and which lines were
said. It is milder than a person, who hears also whether an answer is to the point.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.evaluation.behaviour_rows import Row
from simulator.evaluation.moments import MOMENTS, Played, State, play
from simulator.evaluation.said_lines import said_lines
from simulator.protocol.json_access import dig
from simulator.simulation import SimulationSettings
from simulator.understanding.ears import Ear
from skill.bootstrap import LIBRARY
from skill.content.compiled import CompiledShelves
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, WorkoutCard
from skill.domain.listener.goals_and_streaks import Aims
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import QueueState
from skill.ports import Shelf

MINUTES_NEAR = 2
"""A workout of nearly the wished minutes is one of that length."""
HANDOVERS = {"Buy": ("buy", "trial", "premium"), "Upsell": ("buy", "trial", "premium"), "Cancel": ("cancel",)}
"""What is handed over to Amazon, and the words of which a row's `well` has one where that is right."""
HALTED_BY = {"emergency", "stop"}
"""The tiers of health at which nothing plays on."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what was understood, said and done, and the judgement."""

    row: Row
    intent: str
    spoken: str
    harm: tuple[str, ...]
    """What was done that was not asked for, or a sign of health that was missed."""
    missed: tuple[str, ...]
    """What else was not as the row has it."""

    @property
    def is_well(self) -> bool:
        """True if all is as the row has it."""
        return not self.harm and not self.missed


def judge_rows(rows: Iterable[Row], ear: Ear) -> Iterator[Judged]:
    """Play each row on the shipped skill, in its moment and by an ear, and yield the judgements.

    Raises:
        MomentNotReached: a moment's steps have changed what they do.
    """
    with TemporaryDirectory() as home:
        for row in rows:
            yield judged(row, play(row.moment, row.say, ear, Path(home)))


def judged(row: Row, played: Played) -> Judged:
    """Return the judgement of a row as it was played."""
    step = played.step
    spoken = " ".join(one for one in (step.spoken, step.amazon) if one)
    return Judged(
        row,
        step.understood.intent if step.understood else "",
        spoken,
        tuple(_harm(row, played, spoken)),
        tuple(_missed(row, played, spoken.lower())),
    )


def _harm(row: Row, played: Played, spoken: str) -> Iterator[str]:
    if row.starts is False and has_started(played):
        yield "starts"
    if row.keeps and has_lost_place(played):
        yield "loses the place"
    if has_erased(played) and (row.moment != "delete" or not row.changes):
        yield "deletes"
    elif row.changes is False and stored(played.before) != stored(played.after):
        yield "changes what is stored"
    name = handover(played)
    if name in HANDOVERS and not any(word in row.well for word in HANDOVERS[name]):
        yield f"hands over to {name}"
    if row.health not in {None, "none"} and said_lines().health(spoken) == "none":
        yield "misses a sign of health"


def _missed(row: Row, played: Played, spoken: str) -> Iterator[str]:
    lines, asked = said_lines(), MOMENTS[row.moment].asked
    if row.starts and not has_started(played):
        yield "does not start"
    if row.keeps and asked and asked not in {played.after.asked, "resume"}:
        yield "loses the question"
    if "carries on" in row.well and not played.settled.is_playing:
        yield "does not play on"
    if row.health is not None and lines.health(spoken) != row.health:
        yield f"says {lines.health(spoken)} for {row.health}"
    if row.health in HALTED_BY and played.settled.is_playing:
        yield "plays on"
    yield from _missed_in_words(row, played, spoken)


def _missed_in_words(row: Row, played: Played, spoken: str) -> Iterator[str]:
    lines, asked = said_lines(), MOMENTS[row.moment].asked
    if row.offers and not all(_is_offered(one, played, spoken) for one in row.offers):
        yield f"is not: {', '.join(row.offers)}"
    if row.says and not any(word in spoken for word in row.says):
        yield f"says none of: {', '.join(row.says)}"
    if said := [word for word in row.never if word in spoken]:
        yield f"says {', '.join(said)}"
    if row.changes and row.moment in {"delete", "remind", "profile"} and not _has_changed(played):
        yield "changes nothing"
    # A row that is overheard, or whose question is to be asked again, may be met with "I didn't catch that".
    if row.kind != "nonsense" and not (asked and "ask" in row.well) and lines.is_misunderstood(spoken):
        yield "is not understood"


def has_started(played: Played) -> bool:
    """Return True if something plays that did not play, or was paused, before."""
    before, settled = played.before, played.settled
    if not settled.is_playing:
        return played.after.is_playing and not before.is_playing
    return not before.is_playing or settled.play[:2] != before.play[:2]


def has_lost_place(played: Played) -> bool:
    """Return True if what played or was paused is over, was replaced, or is at its beginning again."""
    queue, now = played.before.listener.current, played.settled.listener.current
    if queue is None or queue.state not in {QueueState.ON, QueueState.PAUSED}:
        return False
    if now is None or now.source != queue.source or now.state not in {QueueState.ON, QueueState.PAUSED}:
        return True
    was, is_now = queue.confirmed or queue.ordered, now.confirmed or now.ordered
    is_workout = queue.source.kind is SourceKind.WORKOUT
    return is_workout and was.at > 0 and is_now.at == 0


def has_erased(played: Played) -> bool:
    """Return True if the stored listener was erased."""
    return played.before.listener.version > 0 and played.settled.listener.version == 0


def stored(state: State) -> Listener:
    """Return the part of a listener that only a wish changes, with the reminders that Alexa holds."""
    one = state.listener
    return Listener(
        "",
        moves=one.moves,
        aims=Aims(one.aims.goal, one.aims.excuses),
        plan=one.plan,
        profile=replace(one.profile, asked=()),
        reminders=(*one.reminders, *(token for token, _ in state.reminders)),
    )


def _has_changed(played: Played) -> bool:
    return (
        stored(played.before) != stored(played.after)
        or played.before.reminders != played.settled.reminders
        or has_erased(played)
        or handover(played) == "AskFor"
        # A draft that has got another value waits for a last yes: `reminder`, then `reminder-set`.
        or (_subject(played.after) == _subject(played.before) and played.after.about != played.before.about)
    )


def _subject(state: State) -> str:
    return state.asked.partition("-")[0]


def handover(played: Played) -> str:
    """Return the name of the request by which the skill has handed over to Amazon; empty if it has not."""
    directives = played.step.exchange.directives if played.step.exchange else []
    sent = (one for one in directives if one.get("type") == "Connections.SendRequest")
    return next((str(dig(one, "name")) for one in sent), "")


def _is_offered(wanted: str, played: Played, spoken: str) -> bool:
    """Return True if what starts or is offered is such a thing, or the answer says so."""
    thing, without = wanted.removeprefix("without "), wanted.startswith("without ")
    cards = list(_offered(played))
    if without:
        return bool(cards) and not any(_holds(thing, card) for card in cards)
    return thing in spoken or any(_is(thing, card) for card in cards)


def _offered(played: Played) -> Iterator[WorkoutCard]:
    after = played.after
    ids = list(after.offered) if after.asked else []
    if has_started(played):
        ids = [played.settled.play[1] if played.settled.token else after.play[1]]
    yield from (card for card in map(_shelf().workout_card, ids) if card is not None)


@lru_cache
def _shelf() -> Shelf:
    return CompiledShelves(LIBRARY).in_locale(SimulationSettings().locale)


def _holds(thing: str, card: WorkoutCard) -> bool:
    """Return True if a workout is of that kind, uses that equipment, or has a move of that name."""
    shelf = _shelf()
    workout = shelf.workout(card.id)
    moves = {one.exercise for one in workout.segments} if workout else set()
    words = " ".join((card.kind, *card.equipment, *moves)).replace("-", " ").split()
    return any(word.rstrip("s") == thing.rstrip("s") for word in words)


def _is(thing: str, card: WorkoutCard) -> bool:
    if thing.isdecimal():
        return abs(int(thing) - card.minutes) <= MINUTES_NEAR
    told = (card.name, card.kind, card.level, card.trainer, card.summary, card.good_for, *card.audiences)
    text = " ".join((*map(str, told), *card.equipment, *card.muscles)).lower()
    return thing.replace("-", " ") in text.replace("-", " ") or thing.rstrip("s") in text
