"""A conversation as a test: replayed on a new listener, and written down as it went there."""

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.conversation import Step
from simulator.page.switches import BadChoice
from simulator.page.words import sentence
from simulator.plugging import Wishes, plug_in
from simulator.steps import Say, Wait, parse
from simulator.subject import ROOT, Subject, Timed

FOLDER = ROOT / "tests" / "conversations"
START = 1_795_420_800_000
"""2026-11-23T08:00Z, when all our conversations begin."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_DEVICE = ("locale", "has_screen", "has_audio")

Expected = dict[str, Any]


def as_test(
    typed: Sequence[str], wishes: Wishes, environment: Mapping[str, str], subject: Subject | None = None
) -> str:
    """Return a conversation as the text of a test.

    It is held anew with a listener whom nobody knows yet, twice, and what came out both times is
    what the test expects: so it passes as it is written, and holds nothing that chance decided.

    Raises:
        BadChoice: nothing was said.
    """
    steps = [one for one in typed if one.strip()]
    if not any(isinstance(parse(one), Say) for one in steps):
        raise BadChoice(sentence("nothing_said"))
    first, second = (
        _held(steps, replace(wishes, listener=f"nobody-{number}"), environment, subject) for number in (1, 2)
    )
    agreed = [_agreed(one, other) for one, other in zip(first, second, strict=True)]
    usual = Wishes()
    device = {key: getattr(wishes, key) for key in _DEVICE if getattr(wishes, key) != getattr(usual, key)}
    blocks = [_block("[device]", device)] if device else []
    blocks += [_block("[[steps]]", one) for one in agreed]
    return "\n\n".join(blocks) + "\n"


def write_test(folder: Path, name: str, text: str) -> Path:
    """Write a test beside the others, and return its file; an existing one is never replaced.

    Raises:
        BadChoice: the name is none, or taken, or there is no such folder.
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


def _held(
    steps: Sequence[str], wishes: Wishes, environment: Mapping[str, str], subject: Subject | None
) -> list[Expected]:
    with tempfile.TemporaryDirectory() as home:
        apart = subject and replace(subject, home=Path(home), send=Timed(subject.send.answer))
        wishes = replace(wishes, at=START)
        bench = plug_in(wishes, {**environment, "AUDIO_TRAINER_HOME": home}, START, apart)
        return [_expected(bench.conversation.do(one)) for one in steps]


def _expected(step: Step) -> Expected:
    typed = parse(step.said)
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
    # JSON's text, numbers and truth are TOML's too, but for characters outside of Unicode's plane 0.
    return json.dumps(value, ensure_ascii=False)
