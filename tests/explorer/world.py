"""A world: what is stored, two players, reports that may still come, and a request that is being answered.

`Frozen` is a world as a tuple, in which plays are numbered by their first occurrence: two worlds that
differ only in the names of plays are the same. A move thaws it, changes it, and freezes it again.

The network is modelled by what it may do, not by what it usually does: the last reports of each device
stay deliverable, so any of them can come late, in any order, twice, or never.
"""

from typing import TypeAlias

from skill.domain.ground.units import DurationMs
from skill.domain.listener.queue import Spot
from skill.domain.playback.breathers import BREATHER, interrupted
from tests.explorer.coach import FINISHED, IDLE, PLAYING, STOPPED, Coach
from tests.explorer.invariants import STARTS_BY_ITSELF, Answer, Step, broken_by
from tests.explorer.notation import (
    KINDS,
    LAST_WEEK,
    LONG_AGO,
    NEVER,
    NOTHING,
    NOW,
    SEGMENT_MS,
    ListenerT,
    OrderT,
    PlacementT,
    QueueT,
    ReportT,
    SpotT,
    StreamT,
    ViewT,
    knows,
    place,
    spot_now,
)

REMEMBERED = 2
"""So many reports of each device may still come."""
HALF_MS = 30_000
"""How much is played in one move, unless the stream ends before."""
UNKNOWN = -3
"""The training of what nobody counts: music, and last week's workout."""

PlayerT: TypeAlias = tuple[PlacementT | None, int, int, StreamT | None, int, bool]
"""What it holds, offset, activity, what comes next, training, and whether it was silenced by a word."""
OpenT: TypeAlias = tuple[int, str, ViewT, ListenerT]
"""A word that is being answered: device, word, what the device said, and the listener as read."""
ToldT: TypeAlias = tuple[int, int, int] | None
Frozen: TypeAlias = tuple[
    ListenerT,
    tuple[PlayerT, PlayerT],
    tuple[tuple[ReportT, ...], tuple[ReportT, ...]],
    OpenT | None,
    tuple[tuple[int, int, int], ...],
    tuple[ToldT, ToldT],
    int,
]

OLD: PlacementT = ("workout", "legs", LAST_WEEK, 1, 1, "main-1-move1", 0, "")
GONE: PlacementT = ("workout", "removed", LAST_WEEK, 0, 0, "main-1-x", 0, "")

BEGINNING: Frozen = (
    NOTHING,
    ((None, 0, IDLE, None, UNKNOWN, False), (OLD, 55_000, STOPPED, None, UNKNOWN, False)),
    ((), ()),
    None,
    (),
    (None, None),
    0,
)
"""Nothing is stored; the kitchen holds nothing, and the garage last week's workout."""


class World:
    """A world while something happens in it."""

    __slots__ = (
        "_coach", "_is_conditional", "balance", "breaches", "listener", "open", "past", "players", "reached", "told",
    )  # fmt: skip

    def __init__(self, frozen: Frozen, coach: Coach, *, is_conditional: bool = True) -> None:
        """Thaw a world; `is_conditional` False plants the fault of writing whatever is stored meanwhile."""
        self.listener, players, past, self.open, reached, told, self.balance = frozen
        self.players, self.past, self.told = list(players), list(past), list(told)
        self.reached = {play: (at, offset) for play, at, offset in reached}
        self._coach, self._is_conditional = coach, is_conditional
        self.breaches: list[str] = []

    def has_changed(self, since: Frozen) -> bool:
        """True if anything is otherwise than in the world from which this one was thawed."""
        return (
            self.listener != since[0]
            or self.open != since[3]
            or self.balance != since[6]
            or tuple(self.players) != since[1]
            or tuple(self.past) != since[2]
            or tuple(self.told) != since[5]
        )

    def freeze(self) -> Frozen:
        """Return this world with its plays named by first occurrence, and nothing kept of those forgotten."""
        names: dict[int, int] = {}
        for play in self._plays():
            if play >= 0 and play not in names:
                names[play] = len(names)
        living = self._living()
        kept = [(play, there) for play, there in self.reached.items() if play in living]
        reached = tuple(sorted((names[play], at, offset) for play, (at, offset) in kept))
        if all(old == new for old, new in names.items()):
            return (  # type: ignore[return-value]
                self.listener, tuple(self.players), tuple(self.past), self.open, reached, tuple(self.told),
                self.balance,
            )  # fmt: skip
        rename = Names(names)
        told = tuple((names[one[0]], one[1], one[2]) if one is not None else None for one in self.told)
        return (  # type: ignore[return-value]
            rename.listener(self.listener),
            tuple(rename.player(one) for one in self.players),
            tuple(tuple(rename.report(one) for one in row) for row in self.past),
            rename.open(self.open),
            reached,
            told,
            self.balance,
        )

    def _plays(self) -> list[int]:
        """Return all plays and trainings, in the order in which they are named."""
        plays: list[int] = []
        _gather(self.listener, plays)
        for player in self.players:
            if player[0] is not None:
                plays.append(player[0][2])
            if player[3] is not None:
                plays.append(player[3][0][2])
            plays.append(player[4])
        for row in self.past:
            for report in row:
                plays.append(report[1][2])
                if report[3] is not None:
                    plays.append(report[3][2])
        if self.open is not None:
            if self.open[2][0] is not None:
                plays.append(self.open[2][0][2])
            _gather(self.open[3], plays)
        return plays

    def _living(self) -> set[int]:
        """Return the plays that the store knows or a device holds."""
        living: set[int] = set()
        for queue in (self.listener[0], self.listener[1]):
            if queue is not None:
                living.add(queue[4][0])
                if queue[5] is not None:
                    living.add(queue[5][0])
        living.update(player[0][2] for player in self.players if player[0] is not None)
        return living

    # what happens on a device

    def view(self, device: int) -> ViewT:
        """Return what a device says of its player."""
        player = self.players[device]
        return player[0], player[1], player[2]

    def is_playing(self, device: int) -> bool:
        """True if it sounds."""
        return self.players[device][2] == PLAYING

    def reports(self, device: int, name: str, *, goes_on: bool = False, about: PlacementT | None = None) -> ReportT:
        """Return a report of a device as it is now, which may come from now on."""
        placement, offset = self.players[device][:2]
        assert placement is not None
        playing = placement if name == "failed" else None
        report = (name, about or placement, offset, playing, goes_on)
        row = [one for one in self.past[device] if one != report]
        self.past[device] = (*row, report)[-REMEMBERED:]
        return report

    def plays_on(self, device: int, ms: int) -> None:
        """Let a device play."""
        placement, offset, activity, queued, training, hushed = self.players[device]
        assert placement is not None
        self.players[device] = (placement, offset + ms, activity, queued, training, hushed)
        self._reaches(placement, offset + ms)
        workout = self.listener[0]
        if workout is not None and workout[7] == training and placement[4] != BREATHER:
            self.balance += ms
        self.waits()

    def ends(self, device: int) -> ReportT:
        """Let a stream end by itself; what is queued does not begin yet."""
        placement, offset, _, queued, training, hushed = self.players[device]
        assert placement is not None
        self.plays_on(device, SEGMENT_MS - offset)
        report = self.reports(device, "finished")
        after = 0
        if placement[4] == BREATHER:
            after = interrupted(_record(placement)).offset_ms
        if placement[2] != LAST_WEEK:
            self.reached[placement[2]] = max(self.reached[placement[2]], (placement[3] + 1, after))
        self.players[device] = (placement, SEGMENT_MS - 1, FINISHED, queued, training, hushed)
        return report

    def begins_queued(self, device: int) -> ReportT | None:
        """Let a device begin what it was promised."""
        queued, training = self.players[device][3:5]
        return self._begins(device, queued, training) if queued is not None else None

    def falls_silent(self, device: int) -> ReportT:
        """Let a device stop, for whatever reason."""
        placement, offset, _, _, training, hushed = self.players[device]
        report = self.reports(device, "stopped")
        self.players[device] = (placement, offset, STOPPED, None, training, hushed)
        return report

    def loses_power(self, device: int) -> None:
        """Let a device forget what it held."""
        self.players[device] = (None, 0, IDLE, None, UNKNOWN, self.players[device][5])

    def waits(self) -> None:
        """Let so much time pass that silence is no longer a matter of seconds."""
        workout, playlist, latest, levels = self.listener
        self.listener = (_aged(workout), _aged(playlist), latest, levels)

    def _reaches(self, placement: PlacementT, offset: int) -> None:
        if placement[2] != LAST_WEEK:
            here = (placement[3], offset)
            self.reached[placement[2]] = max(self.reached.get(placement[2], here), here)

    def _begins(self, device: int, stream: StreamT, training: int) -> ReportT:
        placement, offset = stream
        self._passes_over(device, placement, offset, training)
        self.players[device] = (placement, offset, PLAYING, None, training, self.players[device][5])
        self._reaches(placement, offset)
        return self.reports(device, "started")

    def _passes_over(self, device: int, placement: PlacementT, offset: int, training: int) -> None:
        """Count what a device leaves out when it goes on within a play: the way is what is credited."""
        held, at_ms, activity, _, old_training, _ = self.players[device]
        workout = self.listener[0]
        if held is None or held[2] != placement[2] or workout is None:
            return
        if not workout[7] == training == old_training or held[4] == BREATHER:
            return
        if placement[3] == held[3]:
            self.balance += max(0, offset - at_ms)
        elif placement[3] > held[3] and activity != FINISHED:
            between = [item for item in workout[2][held[3] + 1 : placement[3]] if item != BREATHER]
            self.balance += SEGMENT_MS - at_ms + SEGMENT_MS * len(between)

    # what the skill hears

    def hears_report(self, device: int, report: ReportT, *, without_store: bool = False) -> None:
        """Let a report arrive, and the device obey the answer."""
        if without_store:
            self._obeys(device, self._coach.without_store(self.listener, report))
            return
        before = self.listener
        answer = self._coach.is_told(before, device, report)
        self._writes(before, answer)
        self._takes_as_told(before, report[1], report[2], report[0])
        again = self._coach.is_told(answer.listener, device, report)
        holds = self.players[device][0] == report[1] and self.is_playing(device)
        queued = self.players[device][3] if holds else None
        self._tries(
            Step(
                before, answer, device, self.reached, tuple(self.told), self.balance, report,
                again=again, queued=queued[0] if queued else None,
            )
        )  # fmt: skip
        is_counted = knows(before[0], report[1]) or knows(before[1], report[1])
        self._obeys(device, answer, is_counted=is_counted)

    def hears_word(self, device: int, word: str, *, written: bool = True, obeyed: bool = True, prompt: bool = True) -> None:
        """Let a word be answered at once.

        Args:
            device: to which it is said.
            word: one of `WORDS`.
            written: False if the listener could not be saved.
            obeyed: False if the answer is lost on the way.
            prompt: False if the report of what begins then is not delivered yet.
        """
        view, before = self.view(device), self.listener
        if self.is_playing(device):
            self.reports(device, "stopped")
        answer = self._coach.hears(before, device, view, word)
        self._is_answered(device, word, view, answer, written=written, obeyed=obeyed, prompt=prompt)

    def hears_word_without_store(self, device: int, word: str) -> None:
        """Let a word be answered while the store is away."""
        self._obeys(device, self._coach.without_store(self.listener, word), by_voice=True)

    def begins_to_answer(self, device: int, word: str) -> None:
        """Let a word be heard and the listener read, and the answer take a while."""
        self.open = (device, word, self.view(device), self.listener)

    def answers(self) -> None:
        """Let the word that was begun be answered: on what is stored now, if somebody wrote meanwhile."""
        assert self.open is not None
        device, word, view, loaded = self.open
        self.open = None
        is_beaten = loaded != self.listener
        read = self.listener if self._is_conditional else loaded
        answer = self._coach.hears(read, device, view, word)
        self._is_answered(device, word, view, answer, loaded=loaded if is_beaten else None)

    def _is_answered(
        self,
        device: int,
        word: str,
        view: ViewT,
        answer: Answer,
        *,
        written: bool = True,
        obeyed: bool = True,
        prompt: bool = True,
        loaded: ListenerT | None = None,
    ) -> None:
        before = self.listener
        if written:
            self._writes(before, answer)
            if view[0] is not None:
                self._takes_as_told(before, view[0], view[1], "said")
        told = tuple(self.told)
        self._tries(
            Step(
                before, answer if written else answer._replace(listener=before), device, self.reached, told,
                self.balance, word=word, view=view, loaded=loaded,
            )
        )  # fmt: skip
        if obeyed:
            started = self._obeys(device, answer, by_voice=True)
            if word == "pause" and written and _is_paused_there(answer.listener, view[0]):
                self.players[device] = (*self.players[device][:5], True)
            if started is not None and prompt:
                self.hears_report(device, started)

    def _writes(self, before: ListenerT, answer: Answer) -> None:
        self.listener = answer.listener
        self.balance -= answer.gained_ms
        for kind, queue in enumerate(self.listener[:2]):
            told = self.told[kind]
            assert queue is None or isinstance(queue, tuple)
            if queue is not None and (told is None or told[0] != queue[4][0]):  # type: ignore[index]
                spot = spot_now(queue)  # type: ignore[arg-type]
                self.told[kind] = (spot[0], spot[1], spot[4])
        # The step that gains the last of a training is tried before the balance is another training's.

    def _takes_as_told(self, before: ListenerT, placement: PlacementT, offset: int, name: str) -> None:
        kind = KINDS.index(placement[0])
        told, queue = self.told[kind], self.listener[0] if kind == 0 else self.listener[1]
        earlier = before[0] if kind == 0 else before[1]
        if told is None or queue is None or earlier is None or told[0] != placement[2]:
            return
        if queue[1] != placement[1] or earlier[4][0] != queue[4][0]:
            return
        if name in {"started", "stopped", "said"}:
            here = (placement[3], offset)
        elif name == "finished" and placement[3] + 1 < queue[3]:
            here = (placement[3] + 1, 0)
        else:
            return
        self.told[kind] = (told[0], *max(told[1:], here))

    def _tries(self, step: Step) -> None:
        self.breaches += broken_by(step)
        self.breaches += self._coach.judged(step)
        old, new = step.before[0], self.listener[0]
        if new is not None and (old is None or old[7] != new[7]):
            self.balance = 0

    def _obeys(self, device: int, answer: Answer, *, by_voice: bool = False, is_counted: bool = False) -> ReportT | None:
        """Do on a device what was ordered; return the report of what begins by it."""
        if by_voice:
            self.players[device] = (*self.players[device][:5], False)
        if answer.order is None:
            return None
        name, stream, after = answer.order
        holds, _, activity, queued, training, is_hushed = self.players[device]
        if stream is None:
            if activity == PLAYING:
                self.falls_silent(device)
            return None
        if name == "follow" and after != (queued[0] if queued is not None else holds):
            return None  # the device drops it without a word
        if name != "start" and activity == PLAYING:
            self.players[device] = (*self.players[device][:3], stream, training, is_hushed)
            return None
        if activity == PLAYING:
            self.reports(device, "stopped")
        if is_hushed and is_counted and _is_paused_there(self.listener, holds):
            self.breaches.append(STARTS_BY_ITSELF)
        return self._begins(device, stream, self._training_of(stream[0], answer, training))

    def _training_of(self, placement: PlacementT, answer: Answer, held: int) -> int:
        workout = answer.listener[0]
        if placement[0] != "workout" or placement[2] == LAST_WEEK:
            return UNKNOWN
        if workout is not None and workout[4][0] == placement[2]:
            return workout[7]
        if workout is not None and workout[5] is not None and workout[5][0] == placement[2]:
            return workout[7]
        return held


def _is_paused_there(listener: ListenerT, held: PlacementT | None) -> bool:
    queues = (listener[0], listener[1])
    return held is not None and any(
        queue is not None and knows(queue, held) and queue[6] == "paused" for queue in queues
    )


def _record(placement: PlacementT) -> Spot:
    return Spot("none", placement[3], placement[4], placement[5], DurationMs(0))


def _aged(queue: QueueT | None) -> QueueT | None:
    if queue is None or queue[9] != NOW:
        return queue
    return (*queue[:9], LONG_AGO, *queue[10:])


def _gather(listener: ListenerT, plays: list[int]) -> None:
    for queue in (listener[0], listener[1]):
        if queue is not None:
            plays.append(queue[4][0])
            if queue[5] is not None:
                plays.append(queue[5][0])
            plays.append(queue[7])


class Names:
    """New names for plays, and what they make of each part of a world."""

    def __init__(self, names: dict[int, int]) -> None:
        """Take the new name of each play; one below zero keeps its own."""
        self._names = names

    def listener(self, one: ListenerT) -> ListenerT:
        """Return a listener with new names."""
        return self._queue(one[0]), self._queue(one[1]), one[2], one[3]

    def player(self, one: PlayerT) -> PlayerT:
        """Return a player with new names."""
        placement, offset, activity, queued, training, is_hushed = one
        after = (self._placement(queued[0]), queued[1]) if queued is not None else None
        held = self._placement(placement) if placement is not None else None
        return held, offset, activity, after, self._play(training), is_hushed

    def report(self, one: ReportT) -> ReportT:
        """Return a report with new names."""
        name, placement, offset, playing, goes_on = one
        there = self._placement(playing) if playing is not None else None
        return name, self._placement(placement), offset, there, goes_on

    def open(self, one: OpenT | None) -> OpenT | None:
        """Return a word that is being answered with new names."""
        if one is None:
            return None
        device, word, (placement, offset, activity), loaded = one
        held = self._placement(placement) if placement is not None else None
        return device, word, (held, offset, activity), self.listener(loaded)

    def _play(self, play: int) -> int:
        return play if play < 0 else self._names[play]

    def _spot(self, one: SpotT) -> SpotT:
        return (self._play(one[0]), one[1], one[2], one[3], one[4])

    def _placement(self, one: PlacementT) -> PlacementT:
        return (one[0], one[1], self._play(one[2]), one[3], one[4], one[5], one[6], one[7])

    def _queue(self, one: QueueT | None) -> QueueT | None:
        if one is None:
            return None
        kind, source, order, end, ordered, confirmed, state, training, device, silence, swaps, mark = one
        known = self._spot(confirmed) if confirmed is not None else None
        ordered, training = self._spot(ordered), self._play(training)
        return kind, source, order, end, ordered, known, state, training, device, silence, swaps, mark
