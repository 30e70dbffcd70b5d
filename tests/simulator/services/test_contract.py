"""The skill's adapters against the simulated services, over real HTTP: what the ports promise."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from ask_sdk_core.serialize import DefaultSerializer

from simulator.services.amazon import Amazon
from simulator.services.http_server import ServiceFault
from simulator.services.products import Subscription
from simulator.services.rest_api import PRODUCTS, REMINDER, TIME_ZONE
from skill.adapters.alexa_services import AlexaEntitlements, AlexaReminders, AlexaTimeZones
from skill.domain.ground.alexa_reminders import EVERY_DAY, ReminderPlan, Weekday
from skill.domain.ground.units import DAY_MS
from skill.ports import ApiAccess, ServiceTrouble, Trouble

AccessOf = Callable[..., ApiAccess]
PLAN = ReminderPlan(
    (Weekday.MONDAY, Weekday.THURSDAY),
    19,
    0,
    "2026-11-23",
    "America/New_York",
    "Time to <train> & run",
    "en-US",
)
ONCE = replace(PLAN, days=(), first_day="2026-11-25")


@pytest.fixture
def reminders(amazon: Amazon) -> AlexaReminders:
    """Return the adapter, by the simulated clock."""
    return AlexaReminders(amazon.clock)


def trouble_of(call: Callable[[], object]) -> Trouble:
    """Return the trouble that a call is in."""
    with pytest.raises(ServiceTrouble) as caught:
        call()
    return caught.value.trouble


# Time zones


def test_the_time_zone_is_the_devices(amazon: Amazon, access: AccessOf) -> None:
    """As it is set; none if it never was, or no device asks."""
    zones = AlexaTimeZones()
    amazon.accounts.time_zone = "Asia/Kolkata"
    assert zones.time_zone(access()) == "Asia/Kolkata"
    amazon.accounts.time_zone = None
    assert zones.time_zone(access()) is None
    assert zones.time_zone(replace(access(), device_id="")) is None


def test_a_zone_that_nobody_knows_is_no_zone(amazon: Amazon, access: AccessOf) -> None:
    """It would fail later, far from here."""
    for wrong in ("Mars/Olympus", "", "../etc/passwd"):
        amazon.accounts.time_zone = wrong
        assert trouble_of(lambda: AlexaTimeZones().time_zone(access())) is Trouble.UNAVAILABLE


def test_a_token_is_for_one_device_and_one_hour(amazon: Amazon, access: AccessOf) -> None:
    """Another device's settings, an invented token, or one of yesterday's: not allowed."""
    zones, held, token = AlexaTimeZones(), access(), "made up"
    assert trouble_of(lambda: zones.time_zone(replace(held, device_id="another"))) is Trouble.NOT_ALLOWED
    assert trouble_of(lambda: zones.time_zone(replace(held, token=token))) is Trouble.NOT_ALLOWED
    amazon.clock.move_to(amazon.clock.now + 3_600_001)
    assert trouble_of(lambda: zones.time_zone(held)) is Trouble.NOT_ALLOWED


# Reminders


def test_a_reminder_is_kept_as_it_was_planned(reminders: AlexaReminders, access: AccessOf) -> None:
    """Read back, it is the same plan: days, time, zone, words."""
    created = {reminders.create(access(), plan): plan for plan in (PLAN, ONCE, replace(PLAN, days=EVERY_DAY))}
    assert {one.id: one.plan for one in reminders.all_of(access())} == created
    assert all(one.is_on for one in reminders.all_of(access()))


def test_what_is_sent_is_what_amazons_model_holds(
    amazon: Amazon, reminders: AlexaReminders, access: AccessOf
) -> None:
    """Every field that we send has a place in the SDK's own ReminderRequest."""
    reminders.create(access(), PLAN)
    reminders.create(access(), ONCE)
    for call, _ in amazon.calls:
        sent = dict(call.body)  # type: ignore[call-overload]
        words = sent.pop("alertInfo")
        model = "ask_sdk_model.services.reminder_management.reminder_request.ReminderRequest"
        read = DefaultSerializer().deserialize(json.dumps(sent), model)
        assert read.trigger.time_zone_id == "America/New_York"
        assert read.push_notification.status.value == "ENABLED"
        assert read.trigger.recurrence is None or read.trigger.recurrence.recurrence_rules
        assert words["spokenInfo"]["content"] == [
            {"locale": "en-US", "text": PLAN.text, "ssml": "<speak>Time to &lt;train&gt; &amp; run</speak>"}
        ]


def test_a_reminder_is_changed_and_deleted(reminders: AlexaReminders, access: AccessOf) -> None:
    """Changed it comes by the new plan; deleted it is gone, twice as once."""
    made = reminders.create(access(), PLAN)
    later = replace(PLAN, hour=6, minute=30, days=(Weekday.SATURDAY,))
    reminders.change(access(), made, later)
    assert [one.plan for one in reminders.all_of(access())] == [later]
    reminders.delete(access(), made)
    reminders.delete(access(), made)
    assert reminders.all_of(access()) == ()
    assert trouble_of(lambda: reminders.change(access(), made, PLAN)) is Trouble.GONE


def test_a_reminder_that_has_come_is_over(
    amazon: Amazon, reminders: AlexaReminders, access: AccessOf
) -> None:
    """Once: over when it has come. Each week: never over."""
    once, weekly = reminders.create(access(), ONCE), reminders.create(access(), PLAN)
    amazon.clock.move_to(amazon.clock.now + 3 * DAY_MS)
    assert {one.id: one.is_on for one in reminders.all_of(access())} == {once: False, weekly: True}


def test_refusals_say_what_is_the_matter(amazon: Amazon, reminders: AlexaReminders, access: AccessOf) -> None:
    """Permission, device, number, time, session: each its own trouble."""
    kept = amazon.accounts
    assert trouble_of(lambda: reminders.create(access(permitted=False), PLAN)) is Trouble.NOT_ALLOWED
    assert trouble_of(lambda: reminders.all_of(access(permitted=False))) is Trouble.NOT_ALLOWED
    past = replace(ONCE, first_day="2026-11-20")
    assert trouble_of(lambda: reminders.create(access(), past)) is Trouble.REFUSED
    nowhere = replace(PLAN, time_zone="Nowhere")
    assert trouble_of(lambda: reminders.create(access(), nowhere)) is Trouble.REFUSED
    assert trouble_of(lambda: reminders.create(access(), replace(PLAN, hour=25))) is Trouble.REFUSED
    assert trouble_of(lambda: reminders.create(access(in_session=False), PLAN)) is Trouble.NOT_ALLOWED
    kept.supports_reminders = False
    assert trouble_of(lambda: reminders.create(access(), PLAN)) is Trouble.NOT_SUPPORTED
    kept.supports_reminders, kept.most_reminders = True, 1
    reminders.create(access(), PLAN)
    assert trouble_of(lambda: reminders.create(access(), PLAN)) is Trouble.TOO_MANY


def test_a_strange_reminder_can_be_deleted(
    amazon: Amazon, reminders: AlexaReminders, access: AccessOf
) -> None:
    """One that no plan of ours is: told without a plan, and deleted like any other."""
    made = reminders.create(access(), PLAN)
    (alert,) = next(iter(amazon.accounts.kept.values())).reminders.values()
    alert.body["trigger"] = {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60}
    (found,) = reminders.all_of(access())
    assert (found.id, found.plan) == (made, None)
    reminders.delete(access(), made)
    assert reminders.all_of(access()) == ()


# Products


def test_products_are_as_the_account_stands_to_them(amazon: Amazon, access: AccessOf) -> None:
    """To be bought; had through the trial and after it; over at the end of what was cancelled."""
    entitlements, clock = AlexaEntitlements(), amazon.clock
    (offer,) = amazon.products
    (found,) = entitlements.products(access())
    assert (found.id, found.reference) == (offer.product_id, "premium")
    assert (found.is_entitled, found.is_purchasable) == (False, True)
    account = next(iter(amazon.accounts.kept.values()))
    account.subscriptions[offer.product_id] = Subscription(clock.now, 14)
    began = clock.now
    for days, cancels in ((13, False), (15, True), (43, False)):
        clock.move_to(began + days * DAY_MS)
        if cancels:
            account.subscriptions[offer.product_id].cancelled_at = clock.now
        (found,) = entitlements.products(access())
        assert (found.is_entitled, found.is_purchasable) == (True, False), days
    clock.move_to(began + 44 * DAY_MS)
    (found,) = entitlements.products(access())
    assert (found.is_entitled, found.is_purchasable) == (False, True)


@pytest.mark.parametrize("is_cancelled", [True, False])
def test_a_trial_ends_by_the_clock(amazon: Amazon, access: AccessOf, is_cancelled: bool) -> None:
    """Cancelled in it, or not paid for after it: had to its last moment, and no longer."""
    began = amazon.clock.now
    bought = Subscription(began, 14, cancelled_at=began if is_cancelled else None, is_paid_for=is_cancelled)
    access()
    next(iter(amazon.accounts.kept.values())).subscriptions[amazon.products[0].product_id] = bought
    amazon.clock.move_to(began + 14 * DAY_MS - 1)
    assert AlexaEntitlements().products(access())[0].is_entitled
    amazon.clock.move_to(began + 14 * DAY_MS)
    assert not AlexaEntitlements().products(access())[0].is_entitled


def test_where_nothing_is_sold_there_are_no_products(amazon: Amazon, access: AccessOf) -> None:
    """An empty answer, and no trouble."""
    amazon.accounts.is_market = False
    assert AlexaEntitlements().products(access()) == ()


# What goes wrong


def calls(amazon: Amazon, access: ApiAccess) -> Iterator[Callable[[], object]]:
    """Yield every call that the skill makes."""
    reminders = AlexaReminders(amazon.clock)
    yield lambda: AlexaTimeZones().time_zone(access)
    yield lambda: AlexaEntitlements().products(access)
    yield lambda: reminders.all_of(access)
    yield lambda: reminders.create(access, PLAN)
    yield lambda: reminders.change(access, "id", PLAN)


@pytest.mark.parametrize(
    "mishap", [ServiceFault.DOWN, ServiceFault.BROKEN, ServiceFault.GARBAGE, ServiceFault.OVERRUN]
)
def test_every_mishap_is_one_trouble(amazon: Amazon, access: AccessOf, mishap: ServiceFault) -> None:
    """Cut off, broken, nonsense, overrun: unavailable, whatever was asked."""
    amazon.service_faults.update(dict.fromkeys((TIME_ZONE, PRODUCTS, REMINDER), mishap))
    assert {trouble_of(call) for call in calls(amazon, access())} == {Trouble.UNAVAILABLE}


def test_a_slow_service_costs_two_seconds_and_no_more(amazon: Amazon, access: AccessOf) -> None:
    """The limit is on all of it."""
    amazon.service_faults[TIME_ZONE] = ServiceFault.SLOW
    begun = time.monotonic()
    assert trouble_of(lambda: AlexaTimeZones().time_zone(access())) is Trouble.UNAVAILABLE
    assert 1.9 < time.monotonic() - begun < 2.5


def test_nobody_there_is_one_trouble(amazon: Amazon, access: AccessOf) -> None:
    """The connection is refused: unavailable, at once."""
    held = access()
    amazon.close()
    assert {trouble_of(call) for call in calls(amazon, held)} == {Trouble.UNAVAILABLE}


@pytest.mark.parametrize(
    "endpoint", ["http://api.amazonalexa.com", "ftp://127.0.0.1", "", "nonsense", "http://[::1"]
)
def test_a_token_is_never_sent_in_the_clear(amazon: Amazon, access: AccessOf, endpoint: str) -> None:
    """Only https, or this machine's own http."""
    held = replace(access(), endpoint=endpoint)
    assert {trouble_of(call) for call in calls(amazon, held)} == {Trouble.UNAVAILABLE}
    assert amazon.calls == []


def test_an_access_keeps_its_secrets() -> None:
    """In a log, neither token nor device is seen."""
    shown = repr(ApiAccess("https://api.amazonalexa.com", "secret", "amzn1.device", "en-US", None))
    assert "secret" not in shown
    assert "amzn1.device" not in shown
