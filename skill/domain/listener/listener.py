"""The listener: all that is kept of one person between two requests."""

from dataclasses import field

from skill.domain.ground.lines import Line
from skill.domain.ground.records import record, replace
from skill.domain.library.contents import SourceKind
from skill.domain.listener.diary import EMPTY_DIARY, Diary
from skill.domain.listener.goals import NO_AIMS, Aims
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.plan_place import PlanPlace
from skill.domain.listener.premium import NO_PREMIUM_MEMORY, PremiumMemory
from skill.domain.listener.profile import NO_PROFILE, Profile
from skill.domain.listener.queue import Queue
from skill.domain.listener.time_zones import Zone
from skill.domain.listener.tips_told import TipsTold

ANYBODY = "all"
"""Stands for the person where no voice was recognized: the account as a whole."""


@record
class Spoken:
    """How often each line was said to this person lately, so that none comes twice in the same words."""

    times: tuple[tuple[str, int], ...] = ()
    """Keys with their counts, the one that was said longest ago first."""

    def of(self, key: str) -> int:
        """Return how often a line was said; 0 if that was never, or long ago."""
        return dict(self.times).get(key, 0)


@record
class Listener:
    """One person, as the store keeps them."""

    key: str
    """Opaque: tells nobody who it is."""
    version: int = 0
    """0: never stored. Each write is made on condition that the stored one is still this."""
    safety_told: bool = False
    workout: Queue | None = None
    playlist: Queue | None = None
    latest: SourceKind | None = None
    """Which of the two queues was last asked for."""
    tips: TipsTold = field(default_factory=TipsTold)
    moves: MoveLevels = field(default_factory=MoveLevels)
    last_reply: tuple[Line, ...] = ()
    spoken: Spoken = field(default_factory=Spoken)
    zones: tuple[Zone, ...] = ()
    diary: Diary = EMPTY_DIARY
    aims: Aims = NO_AIMS
    plan: PlanPlace | None = None
    """The plan that is followed."""
    plans_done: tuple[str, ...] = ()
    profile: Profile = NO_PROFILE
    premium: PremiumMemory = NO_PREMIUM_MEMORY
    reminders: tuple[str, ...] = ()
    """Alexa's ids of the reminders that she keeps for this person; what they are, she knows."""

    @property
    def is_anybody(self) -> bool:
        """True if it is the account as a whole, whoever speaks."""
        return self.key.endswith(f".{ANYBODY}")

    def queue(self, kind: SourceKind | None) -> Queue | None:
        """Return the queue of that kind, where there is one."""
        if kind is SourceKind.WORKOUT:
            return self.workout
        return self.playlist if kind is SourceKind.PLAYLIST else None

    @property
    def current(self) -> Queue | None:
        """The queue that was last asked for."""
        return self.queue(self.latest)


def with_queue(listener: Listener, queue: Queue, *, make_latest: bool = False) -> Listener:
    """Return the listener with this queue in its place."""
    latest = queue.source.kind if make_latest else listener.latest
    if queue.source.kind is SourceKind.WORKOUT:
        return replace(listener, workout=queue, latest=latest)
    return replace(listener, playlist=queue, latest=latest)
