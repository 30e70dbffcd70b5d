"""What is installed is pinned, what is tracked holds no secret, and no path leads out of the renders."""

import re
import subprocess
import tomllib

import pytest

from studio.errors import UnknownAsset
from studio.rendering.addresses import fetch
from tests.services.server_processes import ROOT

FILES = sorted(ROOT.glob("requirements*.txt"))
PIN = re.compile(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.+!-]+)(?: ; [^-]+?)?((?: --hash=sha256:[0-9a-f]{64})+)")
SECRETS = re.compile(
    r"\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    r"|\bAtza\|[A-Za-z0-9_-]{20}"
)


def plain(name: str) -> str:
    """Return a package's name as the registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> dict[str, str]:
    """Return what a file pins, each to one version and to the hashes of its files."""
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    found = {}
    for line in lines:
        match = PIN.fullmatch(" ".join(line.split()))
        assert match, f"{line[:80]!r} names no one version, or no hash"
        found[plain(match[1])] = match[2]
    return found


def test_everything_installed_is_pinned_to_one_version() -> None:
    """In each of the five places."""
    assert len(FILES) >= 5
    for file in FILES:
        assert pins(file.read_text("utf-8"))


def test_whatever_the_project_asks_for_has_its_pin() -> None:
    """Each dependency is among the newcomer's pins, each of the Lambda's among the Lambda's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    whole = pins((ROOT / "requirements.txt").read_text("utf-8"))
    few = pins((ROOT / "requirements-lambda.txt").read_text("utf-8"))
    wanted = [one for extra in project["optional-dependencies"].values() for one in extra]
    for one in [*wanted, *project["dependencies"]]:
        assert plain(re.split(r"[<>=;\s\[]", one)[0]) in whole, one
    for one in project["dependencies"]:
        assert plain(re.split(r"[<>=;\s\[]", one)[0]) in few, one


def test_the_lambda_has_the_newcomer_s_versions() -> None:
    """What is tried is what is deployed."""
    whole = pins((ROOT / "requirements.txt").read_text("utf-8"))
    for name, version in pins((ROOT / "requirements-lambda.txt").read_text("utf-8")).items():
        assert whole[name] == version


@pytest.mark.slow
def test_no_secret_is_tracked() -> None:
    """No key of Amazon's, no private key, no token, in any file under version control."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        found = SECRETS.search((ROOT / name).read_bytes().decode("utf-8", "replace"))
        assert not found, name


@pytest.mark.parametrize(
    "path",
    ["../skill.json", "segments/../../skill.json", "/etc/passwd", "segments/%2e%2e/x.mp3", "", "segments/"],
)
def test_no_path_leads_out_of_the_renders(path: str) -> None:
    """Audio is found by a list of names, never by a path that somebody sends."""
    with pytest.raises(UnknownAsset):
        fetch(path)
