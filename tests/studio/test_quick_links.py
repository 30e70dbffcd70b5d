"""Quick links: every code is read back as its address, and every address is answered in kind."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from simulator.conversation.inputs import Begin, parse_input
from skill.alexa.tasks import TASKS
from studio.audio.ffmpeg import ffmpeg
from studio.errors import LinkError
from studio.pictures.png import png_of
from studio.pictures.quick_links import QuickLink, quick_links
from tests.shipped_library import authored

SKILL_ID = "amzn1.ask.skill.0f1e2d3c-aaaa-bbbb-cccc-000000000001"


def seen(png: bytes) -> np.ndarray:
    """Return a picture as a camera sees it: grey, of shape (rows, columns)."""
    asked = [ffmpeg(), "-v", "error", "-i", "-", "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    grey = np.frombuffer(subprocess.run(asked, input=png, capture_output=True, check=True).stdout, np.uint8)
    return grey.reshape(int.from_bytes(png[20:24]), -1)


def links() -> list[QuickLink]:
    return list(quick_links(authored(), SKILL_ID))


def test_a_code_is_read_back_also_when_a_corner_of_it_is_torn() -> None:
    """As PNG and as SVG; and with an eighth of its middle covered."""
    for one in links()[:3]:
        for png in (one.png(), png_of(one.svg(), 600)):
            found = seen(png)
            assert [read.text for read in zxingcpp.read_barcodes(found)] == [one.address]
        torn = found.copy()
        middle = len(torn) // 2
        torn[middle : middle + len(torn) // 8, middle : middle + len(torn) // 8] = 255
        assert [read.text for read in zxingcpp.read_barcodes(torn)] == [one.address]


def test_there_is_a_link_to_every_workout_plan_and_topic() -> None:
    """Each leads to a task that the skill knows, and to a thing that the library has."""
    found = {one.name: parse_input(one.address) for one in links()}
    library = authored()
    wanted = {f"workout-{one}" for one in library.workouts} | {f"plan-{one}" for one in library.plans}
    wanted |= {f"tip-{one}" for one in library.vocabulary.topics} | {"audio-trainer", "todays-tip"}
    assert found.keys() == wanted
    for name, begun in found.items():
        assert isinstance(begun, Begin)
        assert (begun.task is None) == (name == "audio-trainer")
        assert begun.task is None or begun.task.name in TASKS


@pytest.mark.parametrize(("skill_id", "locale"), [("12345", "en-US"), (SKILL_ID, "xx-XX")])
def test_a_link_to_no_skill_or_no_store_is_refused(skill_id: str, locale: str) -> None:
    """With what it should look like."""
    with pytest.raises(LinkError, match=r"amzn1\.ask\.skill|en-US"):
        list(quick_links(authored(), skill_id, locale))


def test_the_names_of_files_stay_in_their_folder(tmp_path: Path) -> None:
    """No name has a separator in it."""
    assert all((tmp_path / f"{one.name}.png").parent == tmp_path for one in links())
