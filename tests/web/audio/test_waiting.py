"""What is not there yet is waited for, by a few, and rendered once."""

import threading
from typing import Any

from tests.web.audio.conftest import SOUND, Kitchen
from tests.web.audio.player import NAME, Answer, get, signed, until


def test_many_who_ask_at_once_wait_for_one_render(port: int, kitchen: Kitchen) -> None:
    """Each gets it whole."""
    kitchen.open.clear()
    answers: list[Answer] = []
    asking = [threading.Thread(target=lambda: answers.append(get(port, signed()))) for _ in range(2)]
    for one in asking:
        one.start()
    until(lambda: bool(kitchen.made))
    kitchen.open.set()
    for one in asking:
        one.join()
    assert [one.body for one in answers] == [SOUND, SOUND]
    assert kitchen.made == [NAME]
    assert get(port, signed()).body == SOUND
    assert kitchen.made == [NAME]


def test_turns_are_answered_while_players_wait(port: int, kitchen: Kitchen) -> None:
    """Only so many wait; who comes then is sent away for a moment, and a turn has its thread."""
    kitchen.open.clear()
    waiting = [threading.Thread(target=get, args=(port, signed())) for _ in range(2)]
    for one in waiting:
        one.start()
    until(lambda: bool(kitchen.made))
    until(lambda: get(port, signed("tracks/0123456789abcdef.mp3")).status == 503)
    assert get(port, "health").status == 200
    away = get(port, signed("tracks/0123456789abcdef.mp3"))
    assert int(away.headers["retry-after"]) > 0
    assert away.headers["cache-control"] == "no-store"
    kitchen.open.set()
    for one in waiting:
        one.join()


def test_a_full_disk_is_503_and_a_line_in_the_log(port: int, kitchen: Kitchen, caplog: Any) -> None:
    """And when there is room again, it goes on."""
    kitchen.fault = "the disk is full: could not be written: No space left on device"
    answer = get(port, signed())
    assert (answer.status, answer.body) == (503, b"not there yet\n")
    (line,) = [one for one in caplog.records if "no audio" in one.getMessage()]
    assert NAME in line.getMessage()
    assert "disk is full" in line.getMessage()
    kitchen.fault = ""
    assert get(port, signed()).body == SOUND
