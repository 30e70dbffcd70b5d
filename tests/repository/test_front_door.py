"""The files for strangers say what is so: licences, notices, supported Pythons, the release."""

import json
import re
import tomllib
from typing import Any

from tests.repository.named_paths import ROOT

NOTICE = (ROOT / "NOTICE").read_text("utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = ["3.11", "3.12", "3.13"]


def test_everybody_whose_work_is_shipped_is_named_in_the_notice() -> None:
    """Each voice of the reels, by its trainers, and each soundfont of the music, by its author."""
    voices = tomllib.loads((ROOT / "audio_assets" / "voices" / "credits.toml").read_text("utf-8"))["voices"]
    tracks = tomllib.loads((ROOT / "audio_assets" / "music" / "credits.toml").read_text("utf-8"))["tracks"]
    for voice in voices:
        assert voice["made_by"].partition(" (")[0] in NOTICE
        assert [trainer for trainer in voice["trainers"] if trainer not in NOTICE] == []
    for track in tracks.values():
        soundfont, _, authors = track.get("soundfont", "").partition(", by ")
        assert soundfont in NOTICE
        assert authors.partition(" and ")[0] in NOTICE


def test_the_licence_is_apaches_and_the_metadata_says_so() -> None:
    """The text is whole, from its title to its last line, and pyproject.toml names it and its files."""
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert re.search(r"Apache License\s+Version 2\.0, January 2004", text)
    assert all(re.search(rf"^ +{number}\. \w", text, re.MULTILINE) for number in range(1, 10))
    assert text.rstrip().endswith("limitations under the License.")
    assert PROJECT["license"] == "Apache-2.0"
    assert all((ROOT / file).exists() for file in PROJECT["license-files"])


def test_every_supported_python_is_tried() -> None:
    """The workflow calls .ci/run on each Python that pyproject.toml allows and names."""
    workflow = (ROOT / ".github" / "workflows" / "checks.yml").read_text("utf-8")
    matrix = re.search(r"python: (\[.*\])", workflow)
    assert matrix
    assert json.loads(matrix[1]) == PYTHONS
    assert "run: .ci/run" in workflow
    named = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if "Language" in one]
    assert named == PYTHONS
    assert PROJECT["requires-python"] == ">=3.11,<3.14"


def test_the_version_is_the_newest_release_of_the_changelog() -> None:
    """Above the releases stands what is not released; each release has its day, the newest first."""
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    releases = [re.fullmatch(r"(\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)", one) for one in headings[1:]]
    assert headings[0] == "Unreleased"
    assert all(releases)
    assert releases[0]
    assert releases[0][1] == PROJECT["version"]
    days = [one[2] for one in releases if one]
    assert days == sorted(days, reverse=True)


def test_a_newcomer_reads_one_page() -> None:
    """CONTRIBUTING.md stays short, and tells of every command that it takes to join in."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert len(text.splitlines()) <= 80
    help_of = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([a-z]+)", text):
        assert re.search(rf"^{target}:.*##", help_of, re.MULTILINE), target
