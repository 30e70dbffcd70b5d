"""Yours to take and to delete: nothing is left in the store's bytes, and nothing comes back."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.protocol.json_access import dig
from skill.adapters.sqlite_store import SqliteStore
from tests.adapters.test_three_years import three_years
from tests.story.house import House

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Return a house in which somebody trained, and is known."""
    found = House(tmp_path)
    for said in (
        "open audio trainer", "ask audio trainer start the stronger runner plan", "no",
        "ask audio trainer never give me burpees again", "ask audio trainer my level is advanced",
        "ask audio trainer to start strength for runners", "+3m",
    ):  # fmt: skip
        found.hears("kitchen", said)
    return found


def bytes_of(house: House) -> bytes:
    """Return all bytes of the store: the file, and whatever SQLite keeps beside it."""
    return b"".join(one.read_bytes() for one in sorted(house.home.glob("listeners.sqlite*")))


def deletes(house: House) -> None:
    """Ask for everything to be deleted, and say yes."""
    assert house.hears("kitchen", "ask audio trainer to delete my data").reprompt
    house.hears("kitchen", "yes")


def test_nothing_is_left_in_the_stores_bytes(house: House) -> None:
    """Neither the key nor anything of the record stands anywhere in the file or a journal."""
    (row,) = SqliteStore(house.home).rows()
    pieces = [row[0], *[row[2][at : at + 24] for at in range(0, len(row[2]) - 24, 24)]]
    assert all(piece.encode() in bytes_of(house) for piece in pieces)
    deletes(house)

    assert SqliteStore(house.home).rows() == ()
    assert [piece for piece in pieces if piece.encode() in bytes_of(house)] == []
    assert house.plays("kitchen") == ""


def test_what_comes_late_brings_nothing_back(house: House) -> None:
    """Every event that the device ever sent, and buttons, after the deletion: the store stays empty."""
    device = house.echo("kitchen").conversation.device
    sent = [one.request for one in device.log if one.type.startswith("AudioPlayer.")]
    assert len(sent) >= 3
    deletes(house)
    for request in sent:
        body = {k: v for k, v in dig(request, "request").items() if k not in {"requestId", "timestamp"}}
        device.send(body)
        for kind in ("PlaybackFinished", "PlaybackStopped", "PlaybackNearlyFinished", "PlaybackStarted"):
            device.send(
                {"type": f"AudioPlayer.{kind}", "token": body["token"], "offsetInMilliseconds": 9_000}
            )
    for button in ("PlayCommandIssued", "PauseCommandIssued", "NextCommandIssued"):
        device.send({"type": f"PlaybackController.{button}"})
    device.send({"type": "AlexaSkillEvent.SkillDisabled"})

    assert SqliteStore(house.home).rows() == ()


def test_disabling_the_skill_erases_the_whole_account(house: House) -> None:
    """All voices of the account go with it."""
    house.hears("kitchen", "open audio trainer", "anna")
    assert len(SqliteStore(house.home).rows()) == 2
    house.echo("kitchen").conversation.device.send({"type": "AlexaSkillEvent.SkillDisabled"})

    assert SqliteStore(house.home).rows() == ()


def test_one_voice_deletes_its_own_alone(house: House) -> None:
    """Anna's yes takes nothing from the account."""
    house.hears("kitchen", "open audio trainer", "anna")
    house.hears("kitchen", "ask audio trainer to delete my data", "anna")
    house.hears("kitchen", "yes", "anna")

    assert [key.partition(".")[2] for key, *_ in SqliteStore(house.home).rows()] == ["all"]


def test_a_no_deletes_nothing(house: House) -> None:
    """One confirmation, and it may be declined."""
    before = SqliteStore(house.home).rows()[0][2]
    house.hears("kitchen", "ask audio trainer to delete my data")
    house.hears("kitchen", "no")

    assert len(SqliteStore(house.home).rows()[0][2]) >= len(before) - 200


def test_three_years_fit_on_a_card(tmp_path: Path) -> None:
    """The digest stays within the 8,000 characters that a card may have, and holds what there is."""
    house = House(tmp_path)
    house.hears("kitchen", "open audio trainer")
    store = SqliteStore(tmp_path)
    key = store.rows()[0][0]

    store.save(replace(three_years(), key=key, version=store.load(key).version))
    step = house.hears("kitchen", "ask audio trainer to send me my data")
    assert step.exchange is not None
    card = dig(step.exchange.response, "response", "card")

    assert 1_500 < len(card["title"]) + len(card["content"]) < 8_000
    assert "1096 workouts" in card["content"]


def test_the_operator_exports_all(house: House) -> None:
    """Each listener is a line of JSON; a packed record is readable."""
    run = subprocess.run(
        [sys.executable, "-m", "skill.export"], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"AUDIO_TRAINER_HOME": str(house.home), "PATH": ""},
    )  # fmt: skip
    (line,) = run.stdout.splitlines()
    found = json.loads(line)

    assert found["record"]["profile"]["left_out"] == ["burpee"]
    packed = subprocess.run(
        [sys.executable, "-m", "skill.export", "--unpack"], cwd=ROOT, capture_output=True, text=True,
        input=SqliteStore(house.home).rows()[0][2] + "\n", check=True,
    )  # fmt: skip
    assert json.loads(packed.stdout) == found["record"]
