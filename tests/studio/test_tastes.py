"""Tastes are in the form that Alexa plays within its speech."""

import subprocess
from pathlib import Path

import pytest

from skill.bootstrap import LIBRARY
from skill.content.compiled import CompiledShelves
from studio.audio.ffmpeg import ffmpeg
from studio.errors import UnknownAsset
from studio.rendering.addresses import fetch
from studio.score.tastes import tastes
from tests.shipped_library import authored

pytestmark = pytest.mark.rendering


def test_the_skill_names_the_tastes_as_the_studio_does() -> None:
    """Each trainer and playlist has one, named by the edition that the library tells."""
    shelf = CompiledShelves(LIBRARY).in_locale("en-US")
    named = {f"tastes/{shelf.edition('trainer', one)}.mp3" for one in authored().trainers}
    named |= {f"tastes/{shelf.edition('playlist', one)}.mp3" for one in authored().playlists}
    assert {one.path for one in tastes(authored())} == named


def test_a_voice_is_fetched_in_alexas_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made when first fetched: MP3, 24 kHz, 48 kbit/s, well below 240 seconds."""
    monkeypatch.setenv("AUDIO_TRAINER_RENDERS", str(tmp_path))
    path = next(one.path for one in tastes(authored()) if one.name == "taste of maya")
    told = subprocess.run(
        [ffmpeg(), "-i", str(fetch(path))], capture_output=True, text=True, check=False
    ).stderr
    assert "24000 Hz" in told
    assert "48 kb/s" in told
    assert "Duration: 00:00:" in told
    with pytest.raises(UnknownAsset):
        fetch("tastes/00000000.mp3")
