"""Collects all tests in this process, and prints as JSON which library files it opened and what it cost.

Run as `python -m tests.repository.collection_report`. The cost is in seconds of processor time, and as a
multiple of the time that compiling one file of the standard library takes just before and after: a slow or
busy machine slows both down alike.
"""

import argparse
import contextlib
import io
import json
import sys
from pathlib import Path
from time import process_time

import pytest

ROOT = Path(__file__).parent.parent.parent
COMPILATIONS = 12


def compilation_s(source: str) -> float:
    """Return the processor time that compiling some source takes, in seconds."""
    began = process_time()
    for _ in range(COMPILATIONS):
        compile(source, "argparse.py", "exec")
    return (process_time() - began) / COMPILATIONS


def main() -> None:
    """Collect, and report."""
    opened: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event in {"open", "sqlite3.connect"}:
            opened.append(str(args[0]))

    source = Path(argparse.__file__).read_text("utf-8")
    before = compilation_s(source)
    sys.addaudithook(watch)
    began = process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        code = pytest.main(
            ["--collect-only", "-qq", "-n", "0", "-p", "no:cacheprovider", str(ROOT / "tests")]
        )
    spent = process_time() - began
    after = compilation_s(source)
    paths = {Path(one).resolve() for one in opened if one.endswith((".toml", ".sqlite"))}
    report = {
        "code": int(code),
        "opened": sorted(str(one.relative_to(ROOT)) for one in paths if one.is_relative_to(ROOT)),
        "seconds": round(spent, 2),
        "compilations": round(spent / ((before + after) / 2)),
    }
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main()
