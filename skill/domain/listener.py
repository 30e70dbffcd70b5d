"""The listener: all that is kept of one person between two requests."""

from dataclasses import dataclass, field

from skill.domain.library import SourceKind
from skill.domain.outcome import Line
from skill.domain.person.profile import NO_PROFILE, Profile
from skill.domain.plans.place import PlanPlace
from skill.domain.premium.memory import NO_MEMORY, PremiumMemory
from skill.domain.progress.diary import EMPTY_DIARY, Diary
from skill.domain.progress.goals import NO_AIMS, Aims
from skill.domain.queue import Queue
from skill.domain.zones import Zone


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the person has come in an article."""

    article: str
    next_section: int


@dataclass(frozen=True, slots=True)
class TipMemory:
    """Which tips were heard, so that none comes twice until all were."""

    heard: tuple[str, ...] = ()
    """Tip ids in the order in which they were heard; begun anew when all were."""
    last: str | None = None
    topic: str | None = None
    """The topic that was last asked for, so that "another one" stays with it."""
    today: str | None = None
    today_is: str = ""
    """The person's own date (`2026-11-23`) for which `today` was chosen."""
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
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
    tips: TipMemory = field(default_factory=TipMemory)
    last_reply: tuple[Line, ...] = ()
    zones: tuple[Zone, ...] = ()
    diary: Diary = EMPTY_DIARY
    aims: Aims = NO_AIMS
    plan: PlanPlace | None = None
    """The plan that is followed."""
    plans_done: tuple[str, ...] = ()
    profile: Profile = NO_PROFILE
    premium: PremiumMemory = NO_MEMORY

    def queue(self, kind: SourceKind | None) -> Queue | None:
        """Return the queue of that kind, where there is one."""
        if kind is SourceKind.WORKOUT:
            return self.workout
        return self.playlist if kind is SourceKind.PLAYLIST else None

    @property
    def current(self) -> Queue | None:
        """The queue that was last asked for."""
        return self.queue(self.latest)
