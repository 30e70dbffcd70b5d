"""Patterns are compiled when first used; each of ours is a regular expression."""

import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import skill
from skill.domain.ground.patterns import Pattern


def test_a_pattern_does_as_the_standards_does() -> None:
    """Search, match, split and replace, with groups and flags."""
    ours, theirs = Pattern(r"(\d+) ?(kg|lb)", re.IGNORECASE), re.compile(r"(\d+) ?(kg|lb)", re.IGNORECASE)
    text = "12 KG, then 20lb"
    assert ours.findall(text) == theirs.findall(text)
    assert ours.split(text) == theirs.split(text)
    assert ours.sub("x", text, 1) == theirs.sub("x", text, 1) == "x, then 20lb"
    assert [one.span() for one in ours.finditer(text)] == [one.span() for one in theirs.finditer(text)]
    for method in ("search", "match", "fullmatch"):
        for one in (text, "20lb", "none"):
            found, wanted = getattr(ours, method)(one), getattr(theirs, method)(one)
            assert (found and found.groups()) == (wanted and wanted.groups())


def test_every_pattern_of_the_skill_compiles() -> None:
    """A slip in one would else be found by a listener."""
    found = 0
    for module in pkgutil.walk_packages(skill.__path__, "skill."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Pattern):
                value.search("")
                found += 1
                assert name.isupper()
    assert found > 30


def test_nothing_of_ours_compiles_at_a_cold_start() -> None:
    """Whoever asks first would wait for it; `re.compile` is watched in a process of its own."""
    watched = (
        "import re, sys\n"
        "real, seen = re.compile, []\n"
        "def compile(*given, **named):\n"
        "    seen.append(sys._getframe(1).f_globals.get('__name__', ''))\n"
        "    return real(*given, **named)\n"
        "re.compile = compile\n"
        "import lambda_handler\n"
        "print([one for one in seen if one.startswith('skill.domain')])\n"
    )
    done = subprocess.run([sys.executable, "-c", watched], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_fault_is_found_when_it_is_used() -> None:
    """With the standard's own words."""
    with pytest.raises(re.error):
        Pattern("(").search("x")
