"""Two Echos on one account: what is said to a device is about what it holds, and its reports count."""

from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.choice.requests import StartWorkout
from skill.domain.ground.units import HOUR_MS, DurationMs
from skill.domain.library.placement import Placement
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.requests import (
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playing.requests import Next, Pause, Resume, WhatIsThis
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.outcome import Follow, Outcome, Start
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person, stream_of

MINUTE = 60_000


@dataclass
class Home:
    """One account, whose voices Alexa does not tell apart, with two Echos."""

    person: Person = field(default_factory=Person)
    devices: dict[str, Device] = field(
        default_factory=lambda: {"office": Device("office"), "kitchen": Device("kitchen")}
    )

    def on(self, device: str, heard: Heard) -> Outcome:
        """Say or report something on a device, and let its player do what it is told."""
        self.person.device = self.devices[device]
        outcome = self.person.hear(heard)
        if isinstance(outcome.order, Start):
            self.stands(device, outcome.order.stream.placement, outcome.order.stream.offset_ms)
            self.person.hear(PlaybackStarted(*self.place_on(device)))
        elif outcome.order is not None and not isinstance(outcome.order, Follow):
            self.devices[device] = replace(self.devices[device], activity=Activity.STOPPED)
        return outcome

    def start(self, device: str, workout: str) -> Placement:
        """Start a workout on a device."""
        return stream_of(self.on(device, StartWorkout(Wish(workout=workout)))).placement

    def stands(self, device: str, placement: Placement, offset: int) -> None:
        """Let a device's player stand somewhere."""
        self.devices[device] = replace(
            self.devices[device],
            placement=placement,
            offset_ms=DurationMs(offset),
            activity=Activity.PLAYING,
        )

    def place_on(self, device: str) -> tuple[Placement, DurationMs]:
        """Return what a device holds, and where in it its player stands."""
        placement, offset = self.devices[device].placement, self.devices[device].offset_ms
        assert placement is not None
        assert offset is not None
        return placement, offset

    def runs_on(self, device: str) -> bool:
        """Let a device's stream end and the next begin, if there is one, with all reports."""
        placement, _ = self.place_on(device)
        follow = self.on(device, PlaybackNearlyFinished(placement)).order
        self.on(device, PlaybackFinished(placement))
        if not isinstance(follow, Follow):
            self.devices[device] = replace(self.devices[device], activity=Activity.FINISHED)
            return False
        self.stands(device, follow.stream.placement, 0)
        self.on(device, PlaybackStarted(*self.place_on(device)))
        return True

    def queue_of(self, workout: str) -> Queue:
        """Return the queue of a workout, wherever it is kept."""
        listener = self.person.listener
        kept = [listener.workout, *(one.queue for one in listener.elsewhere)]
        return next(queue for queue in kept if queue is not None and queue.source.id == workout)


def both() -> Home:
    """Return a home where legs goes on in the office, and hills, begun later, in the kitchen."""
    home = Home()
    home.start("office", "legs")
    home.start("kitchen", "hills")
    return home


def test_a_word_is_about_what_its_device_holds() -> None:
    """Pause and resume in the office are about the office's workout, and leave the kitchen's playing."""
    home = both()
    placement, _ = home.place_on("office")
    home.stands("office", placement, 30_000)
    home.on("office", Pause())
    resumed = stream_of(home.on("office", Resume()))

    assert (resumed.placement.source.id, resumed.offset_ms) == ("legs", 30_000)
    assert home.queue_of("hills").state is QueueState.ON
    assert stream_of(home.on("kitchen", Next())).placement.source.id == "hills"


def test_all_of_both_is_in_the_diary_once() -> None:
    """Both workouts are heard to their ends in turn: two trainings, each with its own length."""
    home = both()
    going = {"office", "kitchen"}
    while going:
        going = {device for device in sorted(going) if home.runs_on(device)}
    once = home.person.listener.diary
    for device in home.devices:
        home.on(device, PlaybackFinished(home.place_on(device)[0]))

    assert home.person.listener.diary == once
    assert {one.workout: one.ms for one in once.trainings}["legs"] == 4 * MINUTE
    assert all(one.is_finished for one in once.trainings)
    assert once.all.trainings == 2


def test_a_third_start_on_the_same_echo_ends_what_it_held() -> None:
    """What the office held before it was told to play something else is not kept."""
    home = both()
    home.start("office", "arms" if home.person.library.workout_card("arms") else "hills")

    kept = [one.queue.source.id for one in home.person.listener.elsewhere]
    assert "legs" not in kept


def test_last_weeks_token_is_not_the_place() -> None:
    """A day later, resume in the office is about the workout last asked for."""
    home = both()
    home.on("kitchen", Pause())
    home.person.clock.now += 30 * HOUR_MS
    office = home.devices["office"]
    home.devices["office"] = replace(office, activity=Activity.STOPPED)

    assert stream_of(home.on("office", Resume())).placement.source.id == "hills"


def test_nearly_finished_writes_nothing() -> None:
    """The report of a displaced play is answered by its own queue and changes nothing."""
    home = both()
    before = home.person.listener
    follow = home.on("office", PlaybackNearlyFinished(home.place_on("office")[0])).order

    assert isinstance(follow, Follow)
    assert follow.stream.placement.source.id == "legs"
    assert home.person.listener is before


STEPS = st.tuples(
    st.sampled_from(["office", "kitchen"]),
    st.sampled_from(["runs", "stopped", "late", "pause", "resume", "next", "ask"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_no_device_ever_moves_the_others_place(steps: list[tuple[str, str]]) -> None:
    """Whatever is said to or reported by one Echo, in any order: the other's workout stays as it is."""
    home = both()
    own = {"office": "legs", "kitchen": "hills"}
    first = {device: home.place_on(device)[0] for device in own}
    for device, step in steps:
        other = own["kitchen" if device == "office" else "office"]
        before, heard = home.queue_of(other), home.person.listener.diary.all.ms
        placement, offset = home.place_on(device)
        if step == "runs":
            home.runs_on(device)
        elif step == "late":
            home.on(device, PlaybackStarted(first[device], DurationMs(0)))
            assert home.person.listener.diary.all.ms == heard
        elif step == "stopped":
            home.on(device, PlaybackStopped(placement, offset))
        else:
            words = {"pause": Pause(), "resume": Resume(), "next": Next(), "ask": WhatIsThis()}
            order = home.on(device, words[step]).order
            assert not isinstance(order, Start) or order.stream.placement.source.id == own[device]
        assert home.queue_of(other) == before
