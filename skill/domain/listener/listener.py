"""The listener: all that is stored of one person between two requests."""

from dataclasses import field

from skill.domain.ground.lines import Line
from skill.domain.ground.records import record, replace
from skill.domain.ground.units import EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.listener.diary import EMPTY_DIARY, Diary
from skill.domain.listener.goals_and_streaks import NO_AIMS, Aims
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.plan_place import PlanPlace
from skill.domain.listener.premium import NO_PREMIUM_MEMORY, PremiumMemory
from skill.domain.listener.profile import NO_PROFILE, Profile
from skill.domain.listener.queue import Queue
from skill.domain.listener.time_zones import Zone
from skill.domain.listener.tips_told import TipsTold

ANYBODY = "all"
"""Ends the key of the account as a whole, which stands for the person if no voice was recognized."""


@record
class Spoken:
    """How often each line was said to this person lately, so that its next phrasing is said next time."""

    times: tuple[tuple[str, int], ...] = ()
    """Pairs of (line key, count), the line said longest ago first."""

    def of(self, key: str) -> int:
        """Return how often a line was said; 0 if never, or too long ago to be remembered."""
        return dict(self.times).get(key, 0)


@record
class Displaced:
    """A queue in whose place another device was told to play another one; see `elsewhere`."""

    queue: Queue
    heard_at: EpochMs
    """When it was displaced, or its device last told of it."""


@record
class Listener:
    """One person, as stored."""

    key: str
    """An opaque key that does not reveal who the person is."""
    version: int = 0
    """The stored version, 0 if never stored; a write succeeds only if the store still has this version."""
    safety_told: bool = False
    """True once the person has heard the safety notice."""
    workout: Queue | None = None
    playlist: Queue | None = None
    latest: SourceKind | None = None
    """Which of the two queues was last asked for."""
    elsewhere: tuple[Displaced, ...] = ()
    """Queues that other devices may still play, the one displaced first first."""
    tips: TipsTold = field(default_factory=TipsTold)
    moves: MoveLevels = field(default_factory=MoveLevels)
    last_reply: tuple[Line, ...] = ()
    spoken: Spoken = field(default_factory=Spoken)
    zones: tuple[Zone, ...] = ()
    diary: Diary = EMPTY_DIARY
    aims: Aims = NO_AIMS
    plan: PlanPlace | None = None
    """The place in the plan that is followed; None if none is."""
    plans_done: tuple[str, ...] = ()
    """The ids of the plans that were completed."""
    profile: Profile = NO_PROFILE
    premium: PremiumMemory = NO_PREMIUM_MEMORY
    reminders: tuple[str, ...] = ()
    """The ids of this person's reminders; Alexa holds the reminders themselves."""
    unknown: str = ""
    """What a later release of the skill has stored and this one does not know; kept as it is."""

    @property
    def is_anybody(self) -> bool:
        """True if this is the account as a whole and not one recognized person."""
        return self.key.endswith(f".{ANYBODY}")

    def queue(self, kind: SourceKind | None) -> Queue | None:
        """Return the queue of a kind; None if there is none."""
        if kind is SourceKind.WORKOUT:
            return self.workout
        return self.playlist if kind is SourceKind.PLAYLIST else None

    @property
    def current(self) -> Queue | None:
        """The queue that was last asked for; None if there is none."""
        return self.queue(self.latest)


def with_queue(listener: Listener, queue: Queue, *, make_latest: bool = False) -> Listener:
    """Return the listener with this queue as the one of its kind, and as the latest if wished."""
    latest = queue.source.kind if make_latest else listener.latest
    if queue.source.kind is SourceKind.WORKOUT:
        return replace(listener, workout=queue, latest=latest)
    return replace(listener, playlist=queue, latest=latest)
