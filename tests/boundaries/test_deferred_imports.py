"""Loading late: a library is imported without what it does not need, and is none the worse for it."""

import subprocess
import sys
from pathlib import Path

import pytest

LATE = """
import sys
sys.path.insert(0, {root!r}); sys.path.insert(0, {here!r})
from skill.deferred_imports import deferred
"""

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def run(tmp_path: Path):
    """Return what runs a script in a process of its own, beside a small library, and returns its output."""
    (tmp_path / "tool.py").write_text("from other import work\n")
    (tmp_path / "other.py").write_text("print('other')\ndef work(*given, **named): return given, named\n")

    def done(script: str) -> list[str]:
        whole = LATE.format(root=str(ROOT), here=str(tmp_path)) + script
        ran = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.split()

    return done


def test_a_late_module_is_loaded_by_the_first_call(run) -> None:
    """Not before, and once; what it returns is its own."""
    assert run(
        "with deferred('other'):\n"
        "    import tool\n"
        "print('called')\n"
        "assert tool.work(1, two=2) == ((1,), {'two': 2})\n"
        "assert tool.work() == ((), {})\n"
    ) == ["called", "other"]


def test_what_is_loaded_stays_as_it_is(run) -> None:
    """No module is taken from those who have it."""
    assert run(
        "import other\n"
        "with deferred('other'):\n"
        "    import tool\n"
        "assert tool.work is other.work and sys.modules['other'] is other\n"
    ) == ["other"]


def test_nothing_is_left_behind_where_an_import_fails(run) -> None:
    """A stand-in does not outlive its block."""
    assert run(
        "try:\n"
        "    with deferred('other'):\n"
        "        import nowhere\n"
        "except ModuleNotFoundError:\n"
        "    pass\n"
        "import other\n"
        "assert other.work() == ((), {})\n"
    ) == ["other"]
