"""Saves a conversation of the page as a test in tests/conversations."""

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.clock import REFERENCE_MS
from simulator.conversation.inputs import Say, Wait, parse_input
from simulator.conversation.step import Step
from simulator.page.switches import BadChoice
from simulator.page.texts import sentence
from simulator.simulation import SimulationSettings, start_simulation
from simulator.skill_under_test.skill import SkillUnderTest
from simulator.skill_under_test.timed_skill import TimedSkill

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_DEVICE = ("locale", "has_screen", "screen", "has_audio")

Expected = dict[str, Any]


def as_test(
    typed: Sequence[str],
    settings: SimulationSettings,
    environment: Mapping[str, str],
    skill: SkillUnderTest | None = None,
) -> str:
    """Return a conversation as the TOML text of a test.

    The conversation is replayed twice with new listeners, and the test expects what both replays have in
    common: so the test passes, and does not depend on random choices.

    Raises:
        BadChoice: nothing was said.
    """
    steps = [one for one in typed if one.strip()]
    if not any(isinstance(parse_input(one), Say) for one in steps):
        raise BadChoice(sentence("nothing_said"))
    first, second = (
        _replayed(steps, replace(settings, listener=f"nobody-{number}"), environment, skill)
        for number in (1, 2)
    )
    agreed = [_agreed(one, other) for one, other in zip(first, second, strict=True)]
    usual = SimulationSettings()
    device = {key: getattr(settings, key) for key in _DEVICE if getattr(settings, key) != getattr(usual, key)}
    blocks = [_block("[device]", device)] if device else []
    blocks += [_block("[[steps]]", one) for one in agreed]
    return "\n\n".join(blocks) + "\n"


def write_test(folder: Path, name: str, text: str) -> Path:
    """Write a test to a folder, and return its file; an existing file is never replaced.

    Raises:
        BadChoice: the name is invalid or taken, or there is no such folder.
    """
    if not _NAME.fullmatch(name):
        raise BadChoice(sentence("bad_title"))
    if not folder.is_dir():
        raise BadChoice(sentence("no_folder"))
    file = folder / f"{name}.toml"
    try:
        with file.open("x", encoding="utf-8") as made:
            made.write(text)
    except FileExistsError as error:
        raise BadChoice(sentence("title_taken", name=name)) from error
    return file


def _replayed(
    steps: Sequence[str],
    settings: SimulationSettings,
    environment: Mapping[str, str],
    skill: SkillUnderTest | None,
) -> list[Expected]:
    with tempfile.TemporaryDirectory() as home:
        apart = skill and replace(skill, home=Path(home), send=TimedSkill(skill.send.answer))
        settings = replace(settings, at=REFERENCE_MS)
        simulation = start_simulation(
            settings, {**environment, "AUDIO_TRAINER_HOME": home}, REFERENCE_MS, apart
        )
        return [_expected(simulation.conversation.do(one)) for one in steps]


def _expected(step: Step) -> Expected:
    typed = parse_input(step.said)
    if isinstance(typed, Wait):
        return {"say": f"+{typed.milliseconds}ms"}
    found: Expected = {"say": step.said}
    if step.understood:
        found["intent"] = step.understood.intent.removeprefix("AMAZON.").removesuffix("Intent")
        slots = {name: one["id"] or one["value"] for name, one in step.understood.values.items() if one}
        found |= {"slots": slots} if slots else {}
    player = step.player
    if player.activity == "PLAYING":
        found["plays"] = player.title or ""
        found |= {"from": player.subtitle} if player.subtitle else {}
    found["activity"] = player.activity
    if player.token is not None:
        found["offset_ms"] = player.offset_ms
    if step.exchange:
        found["asks"] = step.reprompt is not None
        found["silent"] = step.spoken == ""
    return found


def _agreed(one: Expected, other: Expected) -> Expected:
    return {key: value for key, value in one.items() if other.get(key) == value}


def _block(head: str, table: Mapping[str, Any]) -> str:
    return "\n".join([head, *(f"{key} = {_toml(value)}" for key, value in table.items())])


def _toml(value: object) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inside} }}"
    # JSON strings, numbers and booleans are valid TOML, except for escaped surrogate pairs; with
    # `ensure_ascii=False` there are none.
    return json.dumps(value, ensure_ascii=False)
