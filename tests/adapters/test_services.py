"""Alexa's services as the coach needs them: within a turn's time, whatever they do; nothing raises."""

from dataclasses import dataclass, field

import pytest

from skill.adapters.alexa_services.services import AlexaServices
from skill.domain.conversation.requests import NotUnderstood
from skill.domain.ground.alexa_reminders import Reminder, ReminderPlan
from skill.domain.reminders.errands import DropReminders, KeepReminder
from skill.domain.reminders.requests import ReminderKept, RemindersDropped
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Errand
from skill.ports import ApiAccess, ServiceTrouble, Trouble
from tests.fakes import FakeClock

PLAN = ReminderPlan((), 19, 0, "2026-11-24", "Europe/Berlin", "Time to train!", "")
ACCESS = ApiAccess("http://127.0.0.1", "token", "kitchen", "en-GB", may_remind=True)


@dataclass
class FakeReminders:
    """Reminders in memory; each call takes as long as it is told, and may go wrong."""

    clock: FakeClock = field(default_factory=FakeClock)
    takes_ms: int = 10
    trouble: Trouble | None = None
    missing: tuple[str, ...] = ()
    calls: list[tuple[str, str]] = field(default_factory=list)
    made: list[ReminderPlan] = field(default_factory=list)

    def create(self, access: ApiAccess, plan: ReminderPlan) -> str:
        """Keep one."""
        self._called("create", "")
        self.made.append(plan)
        return f"new-{len(self.made)}"

    def all_of(self, access: ApiAccess) -> tuple[Reminder, ...]:
        """Return one."""
        self._called("all_of", "")
        return (Reminder("one", is_on=True, plan=PLAN),)

    def change(self, access: ApiAccess, reminder_id: str, plan: ReminderPlan) -> None:
        """Change one, if it is there."""
        self._called("change", reminder_id)
        if reminder_id in self.missing:
            raise ServiceTrouble(Trouble.GONE)

    def delete(self, access: ApiAccess, reminder_id: str) -> None:
        """Delete one."""
        self._called("delete", reminder_id)

    def _called(self, what: str, which: str) -> None:
        self.clock.now += self.takes_ms
        self.calls.append((what, which))
        if self.trouble is not None:
            raise ServiceTrouble(self.trouble)


def services(reminders: FakeReminders) -> AlexaServices:
    """Return the services over fakes."""
    return AlexaServices(reminders.clock, reminders=reminders)


@pytest.mark.parametrize("takes_ms", [10, 400, 1_900])
def test_a_turn_has_eight_seconds(takes_ms: int) -> None:
    """However slow each call: setting with a long list to clean, and cancelling all, end in time."""
    ids = tuple(f"r{n}" for n in range(8))
    for errand in (KeepReminder(PLAN, "", ids), DropReminders(ids)):
        reminders = FakeReminders(takes_ms=takes_ms)
        begun = reminders.clock.now
        services(reminders).run(errand, ACCESS)
        assert reminders.clock.now - begun < 8_000 - 2_000  # the list was fetched before


def test_what_could_not_be_cancelled_in_time_is_said() -> None:
    """What is left is left, and known to be."""
    found = services(FakeReminders(takes_ms=1_900)).run(DropReminders(("a", "b", "c")), ACCESS)

    assert found == RemindersDropped(("a", "b"), ("c",))


def test_one_that_is_gone_is_set_anew() -> None:
    """Changing what was deleted in the app sets another, which is what was asked for."""
    reminders = FakeReminders(missing=("old",))
    found = services(reminders).run(KeepReminder(PLAN, "old"), ACCESS)

    assert isinstance(found, ReminderKept)
    assert (found.id, found.replaced, found.trouble) == ("new-1", "old", None)
    assert reminders.made[0].locale == "en-GB"


@pytest.mark.parametrize("trouble", list(Trouble))
def test_any_trouble_is_a_result(trouble: Trouble) -> None:
    """Nothing raises: what went wrong is heard, and decided on."""
    broken = services(FakeReminders(trouble=trouble))
    kept = broken.run(KeepReminder(PLAN), ACCESS)
    assert isinstance(kept, ReminderKept)
    assert (kept.id, kept.trouble) == ("", trouble)
    assert broken.run(DropReminders(("a",)), ACCESS) == RemindersDropped((), ("a",))
    assert broken.learn(frozenset({Fact.REMINDERS}), ACCESS).trouble is trouble


def test_without_access_nothing_is_called() -> None:
    """An event opens no services; a permission that is known to be missing is not tried."""
    reminders = FakeReminders()
    open_ones = services(reminders)
    refused = ApiAccess("http://127.0.0.1", "token", "kitchen", "en-US", may_remind=False)

    assert open_ones.learn(frozenset({Fact.REMINDERS}), None).trouble is Trouble.UNAVAILABLE
    assert open_ones.learn(frozenset({Fact.REMINDERS}), refused).trouble is Trouble.NOT_ALLOWED
    assert open_ones.run(DropReminders(("a",)), None) == RemindersDropped((), ("a",))
    assert isinstance(open_ones.run(Errand(), None), NotUnderstood)
    assert reminders.calls == []
