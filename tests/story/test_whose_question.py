"""A question is its asker's: another voice's yes, or an unknown one's, changes nothing of anybody's."""

from pathlib import Path

import pytest

from simulator.services.rest_api import REMINDERS_PERMISSION
from simulator.simulation import Simulation, SimulationSettings, start_simulation
from skill.adapters.sqlite_store import SqliteStore

START = 1_795_453_200_000  # 2026-11-23T17:00Z: noon in New York, a Monday
VOICES = ("anna", "ben", None)


@pytest.fixture
def bench(tmp_path: Path) -> Simulation:
    """Return an Echo on which three have spoken: Anna, Ben, and a voice that is not known."""
    found = start_simulation(
        SimulationSettings(at=START, has_premium=True), {"AUDIO_TRAINER_HOME": str(tmp_path)}, START
    )
    found.amazon.accounts.of(found.conversation.device.profile.user_id).granted[REMINDERS_PERMISSION] = True
    for voice in VOICES:
        found.conversation.device.recognize(voice)
        found.conversation.do("open audio trainer")
    return found


def hears(bench: Simulation, voice: str | None, *lines: str) -> str:
    """Let somebody go on with the conversation, and return what is said to the last of it."""
    device = bench.conversation.device
    device.profile = device.profile.with_speaker(voice)  # Alexa's session goes on, as on an Echo
    return [bench.conversation.do(one).spoken for one in lines][-1]


def stored(home: Path) -> dict[str, object]:
    """Return all that is kept, without what was said last."""
    store = SqliteStore(home)
    found = {}
    for key, *_ in store.rows():
        one = store.load(key)
        found[key] = (one.workout, one.aims, one.plan, one.profile, one.reminders, one.diary)
    return found


@pytest.mark.parametrize(("asked", "answers"), [(a, b) for a in VOICES for b in VOICES if a != b])
@pytest.mark.parametrize(
    "begins",
    [
        ("delete my data",),
        ("remind me every monday at seven in the evening",),
        ("start the stronger runner plan", "stop my plan"),
        ("start the stronger runner plan", "start the first five k plan"),
    ],
)
def test_a_yes_by_another_voice_changes_nothing(
    bench: Simulation, tmp_path: Path, begins: tuple[str, ...], asked: str | None, answers: str | None
) -> None:
    """Nothing is deleted, set, left or begun, for nobody; and the question comes again."""
    bench.conversation.device.recognize(asked)
    hears(bench, asked, "open audio trainer", *begins)
    before = stored(tmp_path)
    hears(bench, answers, "yes")

    assert stored(tmp_path) == before
    assert bench.conversation.device.log[-1].response["response"]["shouldEndSession"] is False


def test_a_reminder_is_hers_whose_yes_it_was(bench: Simulation) -> None:
    """Her voice may not be known in every turn; her own yes sets it, and it is hers."""
    bench.conversation.device.recognize("anna")
    hears(bench, "anna", "open audio trainer", "remind me every monday at seven in the evening")
    hears(bench, None, "yes")
    hears(bench, "anna", "yes")

    assert "Monday" in hears(bench, "anna", "ask audio trainer what reminders do i have")
    assert "no reminder" in hears(bench, None, "ask audio trainer what reminders do i have")


def test_the_permission_that_another_voice_gives_is_for_her_reminder(bench: Simulation) -> None:
    """What Alexa hands back names whose wish it was."""
    account = bench.amazon.accounts.of(bench.conversation.device.profile.user_id)
    account.granted[REMINDERS_PERMISSION] = False
    bench.conversation.device.recognize("anna")
    hears(bench, "anna", "open audio trainer", "remind me every monday at seven in the evening", "yes")
    hears(bench, None, "!accept")

    assert "Monday" in hears(bench, "anna", "ask audio trainer what reminders do i have")
