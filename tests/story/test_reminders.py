"""Reminders through the shipped skill and Alexa's simulated services: what is kept, and what goes wrong."""

from pathlib import Path

import pytest

from simulator.services.reminders import Reminder
from simulator.services.rest_api import REMINDERS_PERMISSION
from simulator.simulation import Simulation, SimulationSettings, start_simulation

START = 1_795_453_200_000  # 2026-11-23T17:00Z: noon in New York, a Monday


@pytest.fixture
def bench(tmp_path: Path) -> Simulation:
    """Return somebody who has heard the welcome and allows reminders."""
    found = start_simulation(SimulationSettings(at=START), {"AUDIO_TRAINER_HOME": str(tmp_path)}, START)
    found.conversation.do("open audio trainer")
    found.amazon.accounts.of(found.conversation.device.profile.user_id).granted[REMINDERS_PERMISSION] = True
    return found


def says(bench: Simulation, *lines: str) -> str:
    """Say these, and return what is said to the last; no answer breaks a rule."""
    spoken = ""
    for one in lines:
        step = bench.conversation.do(one)
        assert [breach for breach in step.breaches if breach.is_hard] == []
        spoken = f"{step.spoken} {step.amazon or ''}"
    return spoken


def alerts(bench: Simulation) -> list[Reminder]:
    """Return what Alexa keeps."""
    return list(bench.amazon.accounts.of(bench.conversation.device.profile.user_id).reminders.values())


def test_nothing_is_asked_of_alexa_before_a_yes(bench: Simulation) -> None:
    """A reminder that is talked about and not agreed to costs no call, and is not there."""
    calls = len(bench.amazon.calls)
    says(bench, "ask audio trainer to remind me every monday at seven", "evening", "no")

    assert alerts(bench) == []
    assert [one for one, _ in bench.amazon.calls[calls:] if "reminders" in one.path] == []


def test_it_comes_at_the_very_time_that_was_said(bench: Simulation) -> None:
    """Every Monday at seven in the evening: this evening, and a week from now, and on no other day."""
    says(bench, "ask audio trainer to remind me every monday at seven in the evening", "yes")

    assert "reminder" not in says(bench, "+6h")
    assert "reminder" in says(bench, "+1h")
    assert "reminder" not in says(bench, "+6d")
    assert "reminder" in says(bench, "+1d")


def test_no_more_than_was_asked_for(bench: Simulation) -> None:
    """The same one asked for twice is there once; one for Thursday comes once."""
    for _ in range(2):
        says(bench, "ask audio trainer to remind me on thursday at seven in the evening", "yes")
    (alert,) = alerts(bench)

    assert "recurrence" not in alert.body["trigger"]
    assert "already" in says(
        bench, "ask audio trainer to remind me on thursday at seven in the evening", "yes"
    )


def test_stale_ones_are_cleaned_up_when_another_is_set(bench: Simulation) -> None:
    """What is over is deleted on the way, so that Alexa's list does not fill."""
    says(bench, "ask audio trainer to remind me today at six in the evening", "yes", "+1d")
    says(bench, "ask audio trainer to remind me every friday at six in the evening", "yes")

    assert len(alerts(bench)) == 1


def test_a_device_without_reminders_is_told_so(bench: Simulation) -> None:
    """The sentence says what helps."""
    bench.amazon.accounts.supports_reminders = False

    assert "Echo speaker" in says(
        bench, "ask audio trainer to remind me every friday at six in the evening", "yes"
    )


def test_too_many_are_told_so(bench: Simulation) -> None:
    """Alexa's own limit."""
    bench.amazon.accounts.most_reminders = 0

    assert "Delete one" in says(
        bench, "ask audio trainer to remind me every friday at six in the evening", "yes"
    )


@pytest.mark.parametrize("mishap", ["down", "slow", "broken", "garbage", "overrun"])
def test_a_service_that_fails_loses_nothing(bench: Simulation, mishap: str) -> None:
    """It is said, nothing is promised, and a minute later it works."""
    says(bench, "ask audio trainer to remind me every friday at six in the evening", f"!reminders {mishap}")
    spoken = says(bench, "yes")
    assert "again" in spoken
    says(bench, "!reminders fine", "ask audio trainer to remind me every friday at six in the evening", "yes")

    assert len(alerts(bench)) == 1


def test_a_permission_taken_back_is_asked_for_again(bench: Simulation) -> None:
    """Alexa asks; whoever declines hears how it can be allowed, and is not asked in a circle."""
    user = bench.amazon.accounts.of(bench.conversation.device.profile.user_id)
    user.granted[REMINDERS_PERMISSION] = False
    says(bench, "ask audio trainer to remind me every friday at six in the evening", "yes")
    spoken = says(bench, "!decline")

    assert "ask me again" in spoken.lower()
    assert alerts(bench) == []


def test_cancelling_one_of_several(bench: Simulation) -> None:
    """The one that is named goes, the others stay; all of them only after a yes."""
    for day in ("monday", "wednesday", "friday"):
        says(bench, f"ask audio trainer to remind me every {day} at six in the evening", "yes")
    says(bench, "ask audio trainer to cancel my monday reminder")
    assert len(alerts(bench)) == 2
    assert "all" in says(bench, "ask audio trainer to cancel my reminders").lower()
    says(bench, "yes")

    assert alerts(bench) == []


def test_changing_one_of_several_asks_which(bench: Simulation) -> None:
    """The answer may be its day."""
    for day in ("monday", "wednesday"):
        says(bench, f"ask audio trainer to remind me every {day} at six in the evening", "yes")
    says(bench, "ask audio trainer to change my reminder to eight")
    assert "8 in the morning" in says(bench, "the wednesday one")
    assert "every Wednesday at 8 in the evening" in says(bench, "in the evening")
    says(bench, "yes")

    assert sorted(alert.body["trigger"]["recurrence"]["recurrenceRules"][0] for alert in alerts(bench)) == [
        "FREQ=WEEKLY;BYDAY=MO;BYHOUR=18;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        "FREQ=WEEKLY;BYDAY=WE;BYHOUR=20;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
    ]


def test_one_that_was_deleted_in_the_app_is_set_anew(bench: Simulation) -> None:
    """What Alexa no longer has is no obstacle, and no longer told of."""
    says(bench, "ask audio trainer to remind me every friday at six in the evening", "yes")
    bench.amazon.accounts.of(bench.conversation.device.profile.user_id).reminders.clear()

    assert "no reminder" in says(bench, "ask audio trainer what reminders do i have").replace(
        "have no", "no"
    ).replace("There's no", "no")


def test_deleting_ones_data_deletes_the_reminders(bench: Simulation) -> None:
    """What Alexa keeps for us goes as well, and nothing comes back by that."""
    says(bench, "ask audio trainer to remind me every friday at six in the evening", "yes")
    says(bench, "ask audio trainer to delete my data", "yes")

    assert alerts(bench) == []
