"""The certification document: no empty row, nothing named that is not there, and what only it can hold."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = (ROOT / "docs" / "certification.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOCUMENT.splitlines()
    if line.startswith("| ") and not line.startswith("| What")
]
MANIFEST: dict[str, Any] = json.loads((ROOT / "skill.json").read_text("utf-8"))["manifest"]
PRODUCT: dict[str, Any] = json.loads((ROOT / "publishing/products/premium.json").read_text("utf-8"))
PAGES = [*MANIFEST["publishingInformation"]["locales"].values()]
SOLD = [*PRODUCT["publishingInformation"]["locales"].values()]
CLAIMS = re.compile(
    r"\b(cure|heal|diagnos\w+|treat\w*|lose weight|weight loss|guarantee\w*|prevent\w*)\b", re.IGNORECASE
)
MARKS = re.compile(r"amazon|alexa|echo", re.I)


def paths_in(cell: str) -> list[str]:
    """Return the paths that a cell names."""
    return re.findall(r"`([^`]+)`", cell)


def test_there_is_a_row_for_everything() -> None:
    """Six chapters of the checklist, and reminders."""
    assert DOCUMENT.count("| What is asked | Shown by |") == 7
    assert len(ROWS) >= 35


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_row_names_what_is_there(row: list[str]) -> None:
    """Two cells, neither empty, and each path a file of this project."""
    asked, shown = row
    assert asked
    assert paths_in(shown)
    for path in paths_in(shown):
        assert (ROOT / path).is_file(), path


def content(folder: str) -> list[dict[str, Any]]:
    """Return the library's files of one kind."""
    files = sorted((ROOT / "skill" / "content" / folder).glob("*.toml"))
    return [tomllib.loads(path.read_text("utf-8")) for path in files]


def test_what_is_free_is_worth_having() -> None:
    """Eight workouts or more, two playlists or more; and some that are premium."""
    workouts, playlists = content("workouts"), content("playlists")
    assert sum(not one["premium"] for one in workouts) >= 8
    assert sum(not one["premium"] for one in playlists) >= 2
    assert any(one["premium"] for one in workouts)
    assert len({one["kind"] for one in workouts if not one["premium"]}) >= 3


def test_the_manifest_says_what_the_skill_is() -> None:
    """Health and fitness, for adults, without advertising, and no money but by purchases in skills."""
    compliance = MANIFEST["privacyAndCompliance"]
    assert MANIFEST["publishingInformation"]["category"] == "HEALTH_AND_FITNESS"
    assert not compliance["isChildDirected"]
    assert not compliance["containsAds"]
    assert not compliance["allowsPurchases"]
    assert not compliance["usesHealthInfo"]
    assert "cancel my subscription" in MANIFEST["publishingInformation"]["testingInstructions"]


@pytest.mark.parametrize("page", [*PAGES, *SOLD], ids=lambda page: page["name"])
def test_a_page_promises_no_cure_and_bears_no_mark(page: dict[str, Any]) -> None:
    """Neither name nor summary nor description; the trial and its renewal are told of."""
    texts = f"{page['name']} {page['summary']} {page['description']}"
    assert CLAIMS.findall(texts) == []
    assert MARKS.findall(page["name"]) == []
    assert "free trial of fourteen days" in page["description"]
    assert "renews" in page["description"]


def test_no_host_bears_a_mark() -> None:
    """Of the addresses that the pages name, whatever comes after the host."""
    urls = [
        url
        for file in (MANIFEST, PRODUCT)
        for locale in file["privacyAndCompliance"]["locales"].values()
        for url in locale.values()
    ]
    assert urls
    assert [url for url in urls if MARKS.search(urlsplit(url).netloc)] == []


def test_the_events_that_are_handled_are_subscribed_to() -> None:
    """Enabled, disabled, permissions, and the three of subscriptions."""
    named = {one["eventName"] for one in MANIFEST["events"]["subscriptions"]}
    assert named == {
        "SKILL_ENABLED",
        "SKILL_DISABLED",
        "SKILL_PERMISSION_ACCEPTED",
        "SKILL_PERMISSION_CHANGED",
        "IN_SKILL_PRODUCT_SUBSCRIPTION_STARTED",
        "IN_SKILL_PRODUCT_SUBSCRIPTION_RENEWED",
        "IN_SKILL_PRODUCT_SUBSCRIPTION_ENDED",
    }
