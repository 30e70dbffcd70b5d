"""A world: what is stored, two players, reports that may still come, and a word that is being answered.

A move thaws a world, changes it, and freezes it again, its plays then named by first occurrence: two
worlds that differ only in the names of plays are the same.

The network is modelled by what it may do, not by what it usually does: the last reports of each device
stay deliverable, so any of them can come late, in any order, twice, or never. A device that is told to
play something next begins it if it is silent, as Amazon's reference device does.
"""

from collections.abc import Iterator

from skill.domain.ground.units import DurationMs
from skill.domain.listener.queue import Spot
from skill.domain.playback.breathers import BREATHER, interrupted_spot
from tests.explorer.coach import FINISHED, PLAYING, STOPPED, Coach
from tests.explorer.invariants import SILENCING, STARTS_BY_ITSELF, Answer, Step, Told, broken_by
from tests.explorer.naming import Names, plays_in, plays_known
from tests.explorer.notation import (
    KINDS,
    LAST_WEEK,
    LONG_AGO,
    NOW,
    SEGMENT_MS,
    NotedListener,
    NotedPlacement,
    NotedQueue,
    NotedReport,
    NotedStream,
    NotedView,
)
from tests.explorer.state import UNCOUNTED, Frozen, Open, Player

REMEMBERED = 2
"""So many reports of each device may still come."""
HALF_MS = 30_000
"""How much is played in one move, unless the stream ends before."""


class World:
    """A world while something happens in it."""

    __slots__ = (
        "_coach",
        "_is_conditional",
        "balance",
        "breaches",
        "listener",
        "open",
        "past",
        "players",
        "reached",
        "told",
    )

    def __init__(self, frozen: Frozen, coach: Coach, *, is_conditional: bool = True) -> None:
        """Thaw a world.

        Args:
            frozen: the world.
            coach: who answers in it.
            is_conditional: False plants the fault of a store that writes over what others wrote.
        """
        self.listener, players, past, self.open, reached, told, balance = frozen
        self.players, self.past, self.told = list(players), list(past), list(told)
        self.balance = dict(balance)
        self.reached = {play: (at, offset) for play, at, offset in reached}
        self._coach, self._is_conditional = coach, is_conditional
        self.breaches: list[str] = []

    def has_changed(self, since: Frozen) -> bool:
        """True if anything is otherwise than in the world from which this one was thawed."""
        return (
            self.listener != since.listener
            or self.open != since.open
            or self._balance() != since.balance
            or tuple(self.players) != since.players
            or tuple(self.past) != since.past
            or tuple(self.told) != since.told
        )

    def freeze(self) -> Frozen:
        """Return this world with its plays named by first occurrence, and nothing kept of those forgotten."""
        names = Names(self._plays())
        living = set(plays_known(self.listener))
        living.update(player.placement.play for player in self.players if player.placement is not None)
        kept = [(names.play(play), *there) for play, there in self.reached.items() if play in living]
        reached = tuple(sorted(kept))
        if names.change_nothing:
            players, past, told = tuple(self.players), tuple(self.past), tuple(self.told)
            return Frozen(self.listener, players, past, self.open, reached, told, self._balance())
        return Frozen(
            names.listener(self.listener),
            tuple(
                one._replace(
                    placement=names.held(one.placement),
                    queued=names.stream(one.queued),
                    training=names.play(one.training),
                )
                for one in self.players
            ),
            tuple(tuple(names.report(one) for one in row) for row in self.past),
            self.open
            and self.open._replace(view=names.view(self.open.view), loaded=names.listener(self.open.loaded)),
            reached,
            tuple(one and one._replace(play=names.play(one.play)) for one in self.told),
            tuple(sorted((names.play(training), ms) for training, ms in self._balance())),
        )

    def _balance(self) -> tuple[tuple[int, int], ...]:
        return tuple(sorted((training, ms) for training, ms in self.balance.items() if ms))

    def _plays(self) -> Iterator[int]:
        """Yield all plays and trainings, in the order in which they are named."""
        yield from plays_in(self.listener)
        for player in self.players:
            if player.placement is not None:
                yield player.placement.play
            if player.queued is not None:
                yield player.queued.placement.play
            yield player.training
        for row in self.past:
            for report in row:
                yield report.placement.play
                if report.playing is not None:
                    yield report.playing.play
        if self.open is not None:
            if self.open.view.placement is not None:
                yield self.open.view.placement.play
            yield from plays_in(self.open.loaded)

    # what happens on a device

    def view(self, device: int) -> NotedView:
        """Return what a device says of its player."""
        player = self.players[device]
        return NotedView(player.placement, player.offset_ms, player.activity)

    def is_playing(self, device: int) -> bool:
        """True if it sounds."""
        return self.players[device].activity == PLAYING

    def reports(self, device: int, name: str) -> NotedReport:
        """Return a report of what a device holds, which may come from now on."""
        player = self.players[device]
        assert player.placement is not None
        playing = player.placement if name == "failed" else None
        return self._may_come(device, NotedReport(name, player.placement, player.offset_ms, playing))

    def fails_ahead(self, device: int) -> NotedReport:
        """Let a device fail to fetch what comes next, and play on; return its report."""
        player = self.players[device]
        assert player.queued is not None
        self.players[device] = player._replace(queued=None)
        report = NotedReport(
            "failed", player.queued.placement, player.offset_ms, player.placement, goes_on=True
        )
        return self._may_come(device, report)

    def _may_come(self, device: int, report: NotedReport) -> NotedReport:
        row = [one for one in self.past[device] if one != report]
        self.past[device] = (*row, report)[-REMEMBERED:]
        return report

    def plays_on(self, device: int, ms: int) -> None:
        """Let a device play for a while."""
        player = self.players[device]
        assert player.placement is not None
        self.players[device] = player._replace(offset_ms=player.offset_ms + ms)
        self._reaches(player.placement, player.offset_ms + ms)
        if self._workout_of(player.training) is not None and player.placement.item != BREATHER:
            self._owes(player.training, ms)
        self.waits()

    def ends(self, device: int) -> NotedReport:
        """Let a stream end by itself; what is queued does not begin yet."""
        player = self.players[device]
        ended = player.placement
        assert ended is not None
        self.plays_on(device, SEGMENT_MS - player.offset_ms)
        report = self.reports(device, "finished")
        after = 0
        if ended.item == BREATHER:
            after = interrupted_spot(
                Spot("none", ended.at, ended.item, ended.item_id, DurationMs(0))
            ).offset_ms
        self._reaches(ended._replace(at=ended.at + 1), after)
        self.players[device] = player._replace(offset_ms=SEGMENT_MS - 1, activity=FINISHED)
        return report

    def begins_queued(self, device: int) -> NotedReport | None:
        """Let a device begin what it was promised, if anything."""
        player = self.players[device]
        return self._begins(device, player.queued, player.training) if player.queued is not None else None

    def falls_silent(self, device: int, name: str = "stopped") -> NotedReport:
        """Let a device stop, because it was told to, or failed, or for a reason of its own."""
        report = self.reports(device, name)
        self.players[device] = self.players[device]._replace(activity=STOPPED, queued=None)
        return report

    def loses_power(self, device: int) -> None:
        """Let a device forget what it held."""
        self.players[device] = Player(is_hushed=self.players[device].is_hushed)

    def waits(self) -> None:
        """Let so much time pass that silence is no longer a matter of seconds."""
        workout, playlist, elsewhere = self.listener.workout, self.listener.playlist, self.listener.elsewhere
        self.listener = self.listener._replace(
            workout=workout and _long_silent(workout),
            playlist=playlist and _long_silent(playlist),
            elsewhere=tuple(_long_silent(queue) for queue in elsewhere),
        )

    def _reaches(self, placement: NotedPlacement, offset: int) -> None:
        if placement.play != LAST_WEEK:
            here = (placement.at, offset)
            self.reached[placement.play] = max(self.reached.get(placement.play, here), here)

    def _begins(self, device: int, stream: NotedStream, training: int) -> NotedReport:
        self._passes_over(stream, training)
        player = self.players[device]
        self.players[device] = Player(
            stream.placement, stream.offset_ms, PLAYING, None, training, player.is_hushed
        )
        self._reaches(stream.placement, stream.offset_ms)
        return self.reports(device, "started")

    def _passes_over(self, stream: NotedStream, training: int) -> None:
        """Count what is left out where a play goes on further than it was heard: the way is credited."""
        placement, workout = stream.placement, self._workout_of(training)
        since = self.reached.get(placement.play)
        if since is None or workout is None:
            return
        at, offset = since
        if placement.at == at:
            left_out = max(0, stream.offset_ms - offset) if placement.item != BREATHER else 0
        else:
            passed = [item != BREATHER for item in workout.items[at : placement.at]]
            left_out = SEGMENT_MS * sum(passed) - (offset if passed and passed[0] else 0)
        self._owes(training, left_out)

    def _workout_of(self, training: int) -> NotedQueue | None:
        """Return the workout of a training session, in front or elsewhere; None if it is forgotten."""
        workouts = (queue for queue in self.listener.queues if queue is not None and queue.kind == KINDS[0])
        return next((queue for queue in workouts if queue.training == training), None)

    def _owes(self, training: int, ms: int) -> None:
        self.balance[training] = self.balance.get(training, 0) + ms

    # what the skill hears

    def hears_report(self, device: int, report: NotedReport) -> None:
        """Let a report arrive, and the device obey the answer."""
        before = self.listener
        answer = self._coach.is_told(before, device, report)
        self._writes(answer)
        self._is_told(before, report.placement, report.offset_ms, report.name)
        again = self._coach.is_told(answer.listener, device, report)
        player = self.players[device]
        is_of_what_plays = player.placement == report.placement and player.activity == PLAYING
        queued = player.queued.placement if player.queued is not None and is_of_what_plays else None
        self._tries(before, answer, device, report=report, again=again, queued=queued)
        self._obeys(device, answer, is_counted=before.queue_of(report.placement) is not None)

    def hears_report_without_store(self, device: int, report: NotedReport) -> None:
        """Let a report arrive while the store is away, and the device obey the answer."""
        self._obeys(device, self._coach.without_store(self.listener, report))

    def hears_word(
        self, device: int, word: str, *, written: bool = True, obeyed: bool = True, prompt: bool = True
    ) -> None:
        """Let a word be answered at once.

        Args:
            device: to which it is said.
            word: one of `WORDS`.
            written: False if the listener could not be saved.
            obeyed: False if the answer is lost on the way.
            prompt: False if the report of what begins then is not delivered yet.
        """
        view = self.view(device)
        if self.is_playing(device):
            self.reports(device, "stopped")
        answer = self._coach.hears(self.listener, device, view, word)
        self._is_answered(Open(device, word, view, self.listener), answer, written=written)
        started = self._obeys_word(device, word, view, answer, written=written) if obeyed else None
        if started is not None and prompt:
            self.hears_report(device, started)

    def hears_word_without_store(self, device: int, word: str) -> None:
        """Let a word be answered while the store is away."""
        answer = self._coach.without_store(self.listener, word)
        if word in SILENCING:
            self._tries(self.listener, answer, device, word=word)
        self._obeys(device, answer, by_voice=True)

    def begins_to_answer(self, device: int, word: str) -> None:
        """Let a word be heard and the listener read, and the answer take a while."""
        self.open = Open(device, word, self.view(device), self.listener)

    def answers(self) -> None:
        """Let the word that was begun be answered: on what is stored now, if somebody wrote meanwhile."""
        begun = self.open
        assert begun is not None
        self.open = None
        read = self.listener if self._is_conditional else begun.loaded
        answer = self._coach.hears(read, begun.device, begun.view, begun.word)
        self._is_answered(begun, answer)
        started = self._obeys_word(begun.device, begun.word, begun.view, answer)
        if started is not None:
            self.hears_report(begun.device, started)

    def _is_answered(self, begun: Open, answer: Answer, *, written: bool = True) -> None:
        before = self.listener
        if written:
            self._writes(answer)
            if begun.view.placement is not None:
                self._is_told(before, begun.view.placement, begun.view.offset_ms, "said")
        else:
            answer = answer._replace(listener=before, gained=())
        loaded = begun.loaded if begun.loaded != before else None
        self._tries(before, answer, begun.device, word=begun.word, view=begun.view, loaded=loaded)

    def _writes(self, answer: Answer) -> None:
        self.listener = answer.listener
        for training, ms in answer.gained:
            self._owes(training, -ms)
        known = {told.play: told for told in self.told if told is not None}
        self.told = [
            known.get(queue.ordered.play, Told(queue.spot.play, *queue.spot.order)) if queue else None
            for queue in self.listener.queues
        ]

    def _is_told(self, before: NotedListener, placement: NotedPlacement, offset: int, name: str) -> None:
        """Keep the furthest place of the play last ordered that a device has told of."""
        earlier, queue = before.queue_of(placement), self.listener.queue_of(placement)
        if queue is None or earlier is None:
            return
        place = self.listener.queues.index(queue)
        told = self.told[place]
        if told is None or told.play != placement.play:
            return
        if earlier.ordered.play != queue.ordered.play:
            return
        here = told.order
        if name in {"started", "stopped", "said"}:
            here = (placement.at, offset)
        elif name == "finished" and placement.at + 1 < queue.end:
            here = (placement.at + 1, 0)
        self.told[place] = Told(told.play, *max(told.order, here))

    def _tries(
        self,
        before: NotedListener,
        answer: Answer,
        device: int,
        *,
        report: NotedReport | None = None,
        word: str = "",
        view: NotedView = NotedView(),  # noqa: B008  a tuple
        again: Answer | None = None,
        queued: NotedPlacement | None = None,
        loaded: NotedListener | None = None,
    ) -> None:
        step = Step(
            before, answer, device, self.reached, tuple(self.told), self.balance, report, word, view, again,
            queued, loaded,
        )  # fmt: skip
        self.breaches += broken_by(step)
        self.breaches += self._coach.judged(step)
        for training in [one for one in self.balance if self._workout_of(one) is None]:
            del self.balance[training]  # the store has forgotten it

    def _obeys_word(
        self, device: int, word: str, view: NotedView, answer: Answer, *, written: bool = True
    ) -> NotedReport | None:
        started = self._obeys(device, answer, by_voice=True)
        if word in SILENCING and written and _is_paused(answer.listener, view.placement):
            self.players[device] = self.players[device]._replace(is_hushed=True)
        return started

    def _obeys(
        self, device: int, answer: Answer, *, by_voice: bool = False, is_counted: bool = False
    ) -> NotedReport | None:
        """Do on a device what was ordered; return the report of what begins by it."""
        if by_voice:
            self.players[device] = self.players[device]._replace(is_hushed=False)
        order, player = answer.order, self.players[device]
        if order is None:
            return None
        if order.stream is None:
            if player.activity == PLAYING:
                self.falls_silent(device)
            return None
        last = player.queued.placement if player.queued is not None else player.placement
        if order.name == "follow" and order.after != last:
            return None  # the device drops it without a word
        if order.name != "start" and player.activity == PLAYING:
            self.players[device] = player._replace(queued=order.stream)
            return None
        if player.activity == PLAYING:
            self.reports(device, "stopped")
        if player.is_hushed and is_counted and _is_paused(self.listener, player.placement):
            self.breaches.append(STARTS_BY_ITSELF)
        training = self._training_of(order.stream.placement, answer.listener, player.training)
        return self._begins(device, order.stream, training)

    @staticmethod
    def _training_of(placement: NotedPlacement, listener: NotedListener, held: int) -> int:
        if placement.kind != KINDS[0] or placement.play == LAST_WEEK:
            return UNCOUNTED
        workout = listener.queue_of(placement)
        return workout.training if workout is not None else held


def _long_silent(queue: NotedQueue) -> NotedQueue:
    return queue._replace(silence=LONG_AGO) if queue.silence == NOW else queue


def _is_paused(listener: NotedListener, held: NotedPlacement | None) -> bool:
    queue = listener.queue_of(held) if held is not None else None
    return queue is not None and queue.state == "paused"
