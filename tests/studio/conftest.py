"""What several tests of the studio start from."""

from pathlib import Path

import pytest

from studio.voices import clip_index


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Voices that are kept in a folder of the test's own."""
    monkeypatch.setattr(clip_index, "VOICES", tmp_path)
    monkeypatch.delenv(clip_index.ENGINE_VARIABLE, raising=False)
    return tmp_path
