"""Every path that the documents name is there, so that nobody looks for a file in vain."""

from pathlib import Path

import pytest

from tests.repository.named_paths import ROOT, is_there, named_in

DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md")})

MADE = {
    ".venv": "made by `make build`, with the commands in its bin/",
    "build/": "made by several commands, for themselves and to be looked at",
    "dist/": "made by `make package`",
    "renders/": "made by whatever renders sound",
    "skill/content/library.sqlite": "made by `make build`",
    "skill/content/ear.bin": "made by `make build`",
    ".ask/ask-states.json": "made by Amazon's own command line, in the operator's folder",
}
"""Paths that a command makes, by their beginning: they may be named, and need not be there."""

EXAMPLES = {
    "trainers/nora.toml": "the author writes it, in docs/authoring.md",
    "audio_assets/voices/nora/": "likewise",
    "exercises/tiptoe-holds.toml": "likewise",
    "drawings/tiptoe-holds.toml": "likewise",
    "workouts/five-for-your-feet.toml": "likewise",
    "playlists/slow-river.toml": "likewise",
    "articles/happy-feet.toml": "likewise",
}
"""Paths that are named although they do not exist, each with the reason."""


def paths_named(document: Path) -> set[str]:
    """Return the paths that a document names, without those that commands make."""
    return {one.path for one in named_in(document) if not one.path.startswith(tuple(MADE))}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.relative_to(ROOT).as_posix())
def test_every_path_named_in_a_document_exists(document: Path) -> None:
    """In links, in inline code and in code blocks; `<room>` and `*` stand for any name."""
    assert [one for one in sorted(paths_named(document) - EXAMPLES.keys()) if not is_there(one)] == []


def test_no_exception_is_needless() -> None:
    """What is excepted is named by some document, and is not there."""
    named = set().union(*map(paths_named, DOCUMENTS))
    assert [one for one in EXAMPLES if one not in named or is_there(one)] == []


@pytest.mark.parametrize(
    ("path", "is_known"),
    [
        ("skill/domain/", True),
        ("tests/repository/test_paths.py", True),
        ("repository/test_paths.py", True),
        ("tests/<room>/test_{paths,collection}.py", True),
        ("tests/<room>/test_{paths,nothing}.py", False),
        ("docs/**/README.md", True),
        ("test_path.py", False),
        ("skill.bootstrap", True),
        ("skill.bootstrap.Settings", True),
        ("skill.bootstrap.Nothing", False),
    ],
)
def test_paths_are_told_from_what_is_missing(path: str, is_known: bool) -> None:
    """From the root or from within, with placeholders, globs and dots; a near miss is none."""
    assert is_there(path) is is_known
