"""The person's own day: asked of Alexa once a device, kept, and right over daylight saving and travel."""

from dataclasses import dataclass, field

from skill.adapters.clock import local_day
from skill.domain.conversation.requests import NotUnderstood
from skill.domain.ground.units import EpochMs
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Errand
from skill.domain.turn.requests import Heard
from skill.ports import ApiAccess
from tests.alexa.envelopes import context, event, intent
from tests.alexa.skill_builder import skill_over
from tests.fakes import FakeClock, FakeLibrary, FakeStore

HOUR = 3_600_000
LATE = 1_795_475_400_000  # 2026-11-23T23:10Z


@dataclass
class FakeServices:
    """Alexa's services as far as time zones go."""

    zones: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def learn(self, wanted: frozenset[Fact], access: ApiAccess | None) -> Facts:
        """Return the zone of the device."""
        assert access is not None
        self.asked.append(access.device_id)
        return Facts(wanted, self.zones.get(access.device_id))

    def run(self, errand: Errand, access: ApiAccess | None) -> Heard:
        """Do nothing."""
        return NotUnderstood()


@dataclass
class Home:
    """A skill with a clock that can be moved."""

    services: FakeServices
    clock: FakeClock = field(default_factory=lambda: FakeClock(LATE))
    store: FakeStore = field(default_factory=FakeStore)

    def __post_init__(self) -> None:
        """Wire it."""
        self.handler = skill_over(self.store, FakeLibrary(), self.services, self.clock)

    def trains(self, device: str, ms: int) -> None:
        """Train on a device for a while."""
        around = context()
        around["System"]["device"]["deviceId"] = device
        answer = self.handler(intent("StartWorkoutIntent", around=around, workout="legs"), None)
        token = answer["response"]["directives"][0]["audioItem"]["stream"]["token"]
        self.reports(device, "PlaybackStarted", token, 0)
        self.reports(device, "PlaybackStopped", token, ms)

    def reports(self, device: str, name: str, token: str, offset: int) -> None:
        """Let a device's player report something."""
        report = event(name, token, offset)
        report["context"]["System"]["device"]["deviceId"] = device
        self.handler(report, None)

    @property
    def days(self) -> list[str]:
        """The days in the diary."""
        (listener,) = self.store.kept.values()
        return [one.day for one in listener.diary.trainings]


def test_a_day_is_the_persons_own() -> None:
    """Ten past midnight in Berlin is tomorrow there, whatever UTC says."""
    home = Home(FakeServices({"kitchen": "Europe/Berlin"}))
    home.trains("kitchen", 30_000)

    assert home.days == ["2026-11-24"]


def test_it_is_asked_once() -> None:
    """What a device's settings said is kept; a service that says nothing is left in peace for a day."""
    for zones in ({"kitchen": "Europe/Berlin"}, {}):
        home = Home(FakeServices(zones))
        for _ in range(3):
            home.trains("kitchen", 30_000)
        assert home.services.asked == ["kitchen"]
    home.clock.now += 25 * HOUR
    home.trains("kitchen", 30_000)
    assert home.services.asked == ["kitchen", "kitchen"]


def test_another_echo_far_away_has_its_own_day() -> None:
    """On holiday in Tokyo it is Tokyo's day, and at home again it is the home's."""
    home = Home(FakeServices({"kitchen": "America/Los_Angeles", "hotel": "Asia/Tokyo"}))
    home.trains("kitchen", 30_000)
    home.trains("hotel", 30_000)
    home.trains("kitchen", 30_000)

    assert home.days == ["2026-11-23", "2026-11-24", "2026-11-23"]


def test_daylight_saving_moves_midnight() -> None:
    """In Berlin, midnight is 22:00 UTC in summer and 23:00 in winter."""
    summer, winter = 1_792_879_200_000, 1_792_969_200_000  # 2026-10-24T22:00Z and 2026-10-25T23:00Z
    for midnight, day in ((summer, "2026-10-25"), (winter, "2026-10-26")):
        assert local_day(EpochMs(midnight), "Europe/Berlin") == day
        assert local_day(EpochMs(midnight - 1), "Europe/Berlin") < day


def test_an_unknown_zone_is_utc() -> None:
    """A zone that nobody has heard of is no error: the day is UTC's."""
    for odd in ("Mars/Olympus", "../../etc/passwd", "", "\0"):
        assert local_day(EpochMs(LATE), odd) == "2026-11-23"
