"""Finds the paths that a Markdown document names, and resolves them against the repository's files."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from itertools import product
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent.parent

NOT_KEPT = (
    "build",
    "dist",
    "renders",
    ".venv*",
    ".git",
    "node_modules",
    "__pycache__",
    ".*_cache",
    ".hypothesis",
)
"""Names of folders that commands and tools make: no file below them counts as one of the repository."""

EXTENSIONS = (
    "py",
    "md",
    "toml",
    "json",
    "yaml",
    "yml",
    "txt",
    "sqlite",
    "svg",
    "js",
    "css",
    "html",
    "mid",
    "opus",
)

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`([^`\n]+)`", re.DOTALL)
_FENCE = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
_MODULE = re.compile(r"(skill|studio|simulator|web|bench|tests)(\.[A-Za-z_]\w*)+")
_BRACES = re.compile(r"\{([^{}]*,[^{}]*)\}")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A path as a document names it."""

    document: str
    path: str

    def __str__(self) -> str:
        return f"{self.document}: {self.path}"


@cache
def kept_paths() -> frozenset[str]:
    """Return the repository's files and folders, relative to its root, without what commands make."""
    found: set[str] = set()
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [one for one in folders if not any(fnmatchcase(one, pattern) for pattern in NOT_KEPT)]
        here = Path(folder).relative_to(ROOT)
        found |= {(here / one).as_posix() for one in (*folders, *files)}
    return frozenset(found)


def named_in(document: Path) -> Iterator[Named]:
    """Yield the paths in a document's links, in its inline code and in its code blocks."""
    text = document.read_text("utf-8")
    name = document.relative_to(ROOT).as_posix()
    for match in _LINK.finditer(_FENCE.sub("", text)):
        target = match[1].partition("#")[0]
        if target and "://" not in target and not target.startswith("mailto:"):
            beside = os.path.normpath((PurePosixPath(name).parent / target).as_posix())
            yield Named(name, beside)
    inline = [match[1] for match in _CODE.finditer(text) if match[1]]
    for code in (*inline, *_FENCE.findall(text)):
        for word in re.split(r"[\s\"'()|;,]+(?![^{]*\})", code):
            path = _path_of(word)
            if path:
                yield Named(name, path)


def is_there(path: str) -> bool:
    """True if a named path exists: from the root, or as the end of a longer path if it names no top folder.

    `<room>` and `*` stand for any name, `**/` for any folders, and `{a,b}` for both. A dotted name, as
    `skill.bootstrap.make_store`, is a module, or a name in one.
    """
    if _MODULE.fullmatch(path) and path not in kept_paths():
        return _is_in_a_module(path)
    return all(_matches(one) for one in _alternatives(re.sub(r"<[^<>]+>|…", "*", path)))


def _path_of(word: str) -> str:
    """Return the path in a word of code, or "" if it is none."""
    word = word.partition("=")[2] or word if re.match(r"\w+=", word) else word
    word = re.sub(r"(::.*|:\d+)$", "", word).strip("`").rstrip(".:").removeprefix("./")
    if not re.fullmatch(r"[\w.*<>{},/…-]+", word) or word.startswith(("/", "-")) or "//" in word:
        return ""
    is_file = re.search(rf"\w\.({'|'.join(EXTENSIONS)})$", word) is not None
    is_folder = word.endswith("/") and word != "/"
    if is_file or is_folder or _is_below_the_root(word):
        return word
    return word if _MODULE.fullmatch(word) else ""


def _is_below_the_root(word: str) -> bool:
    """True if a word begins with a folder of the root, as in `skill/domain` or `tests/`."""
    top, slash, _ = word.partition("/")
    return bool(slash) and top in kept_paths()


def _is_in_a_module(dotted: str) -> bool:
    path = dotted.replace(".", "/")
    if kept_paths() & {path, f"{path}.py"}:
        return True
    module, _, name = path.rpartition("/")
    homes = kept_paths() & {f"{module}.py", f"{module}/__init__.py"}
    return any(re.search(rf"\b{name}\b", (ROOT / home).read_text("utf-8")) for home in homes)


def _alternatives(path: str) -> Iterator[str]:
    parts = _BRACES.split(path)
    fixed, choices = parts[::2], [one.split(",") for one in parts[1::2]]
    for chosen in product(*choices):
        yield "".join(a + b for a, b in zip(fixed, (*chosen, ""), strict=True)).rstrip("/")


def _matches(path: str) -> bool:
    if path in kept_paths():
        return True
    pattern = re.escape(path).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
    start = "" if _is_below_the_root(path) else "(.*/)?"
    whole = re.compile(start + pattern)
    return any(whole.fullmatch(one) for one in kept_paths())
