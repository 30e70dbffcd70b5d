"""The command `twin`, and the option of other commands to play from one."""

import atexit
import json
import logging
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from simulator.skill_under_test.skill import SkillUnderTest, twin_skill
from simulator.skill_under_test.twin_streams import TwinStreams
from simulator.twin import running
from simulator.twin.errors import TwinBroken
from simulator.twin.publication import publish_pages
from simulator.twin.running import Running
from simulator.twin.twin import PACKAGES, Twin, TwinOptions, twin

KEY, KEY_BEFORE = "AUDIO_TRAINER_AUDIO_KEY", "AUDIO_TRAINER_AUDIO_KEY_BEFORE"
PROCESSORS = {"aarch64": "arm64", "arm64": "arm64"}


def run_twin(
    skill_port: Annotated[int, typer.Option(help="The skill's port; 0: any.")] = 0,
    audio_port: Annotated[int, typer.Option(help="The audio's port; 0: any.")] = 0,
    packages: Annotated[Path, typer.Option(help="Where lambda.zip and render.zip are.")] = PACKAGES,
    parameter: Annotated[
        list[str] | None, typer.Option(help="A parameter of the template: Name=value.")
    ] = None,
    *,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Ask an origin for everything.")] = False,
) -> None:
    """Run what infrastructure/template.yaml describes on this machine, until Ctrl-C.

    It prints one line of JSON, {"skill": address, "audio": address}. AUDIO_TRAINER_AUDIO_KEY and
    AUDIO_TRAINER_AUDIO_KEY_BEFORE are the audio's keys.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    signal.signal(signal.SIGTERM, _interrupt)
    options = TwinOptions(
        packages=packages,
        parameters=_parameters(os.environ, parameter or []),
        key_before=os.environ.get(KEY_BEFORE, ""),
        skill_port=skill_port,
        audio_port=audio_port,
        caches=not no_cache,
    )
    try:
        with ExitStack() as stack:
            here, found = _started(stack, options)
            running.write(found)
            stack.callback(running.forget)
            typer.echo(json.dumps(here.addresses))
            sys.stdout.flush()
            signal.pause()
    except TwinBroken as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        pass


def skill_of_twin() -> SkillUnderTest:
    """Return the skill of the twin that runs; if none does, of one that runs as long as this process.

    Raises:
        typer.BadParameter: the twin does not start.
    """
    found = running.read()
    if found is None:
        stack = ExitStack()
        atexit.register(stack.close)
        try:
            _, found = _started(stack, TwinOptions(parameters=_parameters(os.environ, [])))
        except TwinBroken as error:
            raise typer.BadParameter(str(error)) from error
    streams = TwinStreams(found.audio, found.audio_url, Path(found.home) / "streams" / str(os.getpid()))
    return twin_skill(found.skill, found.skill_id, streams, Path(found.home) / "devices")


def _started(stack: ExitStack, options: TwinOptions) -> tuple[Twin, Running]:
    home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="twin-", ignore_cleanup_errors=True)))
    here = stack.enter_context(twin(options, home))
    publish_pages(here)
    return here, Running.of(here, home)


def _parameters(environment: Mapping[str, str], told: list[str]) -> dict[str, str]:
    """Return the template's parameters: as told, on this machine's kind of processor."""
    machine = platform.machine().lower()
    found = {"Architecture": PROCESSORS.get(machine, "x86_64")}
    if key := environment.get(KEY):
        found["AudioKey"] = key
    for one in told:
        name, mark, value = one.partition("=")
        if not mark:
            raise typer.BadParameter(f"--parameter {one}: give Name=value")
        found[name] = value
    return found


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
