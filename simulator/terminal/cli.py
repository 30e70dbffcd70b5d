"""The commands of the terminal: a conversation to read, or one JSON object for each step."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import typer

from simulator.device.skill_client import ResponsePolicy
from simulator.evaluation.cli import understand
from simulator.protocol.device_profile import DEFAULT_LOCALE
from simulator.rules.breaches import hard_breaches
from simulator.services.accounts import DEFAULT_TIME_ZONE
from simulator.simulation import Simulation, SimulationSettings, start_simulation
from simulator.skill_under_test.skill import SkillUnavailable, SkillUnderTest
from simulator.terminal.options import (
    AsJson,
    At,
    AudioFolders,
    DeviceName,
    Endpoint,
    HomeFolder,
    Lenient,
    Listener,
    Locale,
    ModelFile,
    NeedsName,
    NoAudio,
    NoScreen,
    PlaysTwin,
    Steps,
    WhichEar,
    Zone,
    environment_of,
    other_skill,
)
from simulator.terminal.transcript import transcript
from simulator.terminal.twin_cli import run_twin
from simulator.understanding.ears import Ear
from skill.adapters.clock import SystemClock

INVALID_RESPONSE = 3
"""The exit code if the skill gave a response that Alexa would refuse."""

HOW = """An Echo with Audio Trainer on it. Type what you would say to it:
  open audio trainer                       a strength workout for runners
  ask audio trainer for today's fit tip    pause · resume · next · how long is left · help
  +90s  +10m  +2h  +1d  +1w                let time pass: the clock stands still otherwise
  !next  !previous  !play  !pause          press a button
  !touch choose core-in-ten                touch what the screen shows, by what it sends
  !accept  !decline  !error  !pending      answer what Alexa itself asks, or say yes or no to it
  !reminders down  !products fine          Alexa's services: time zone, reminders, products;
                                           down, slow, broken, garbage, overrun, fine
  !voice anna      !voice nobody           let Alexa know who speaks from now on
  !subscription ended  !disable            what Amazon tells of outside of a conversation: enable,
                                           permission accepted or changed, subscription started, renewed
  !routine StartWorkout kind=strength minutes=20     what a routine does; a quick link is followed likewise
  (an empty line or Ctrl-D leaves)"""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help="An Echo at home.")
app.command()(understand)
app.command("twin")(run_twin)


@app.command()
def talk(
    listener: Listener = "me",
    device: DeviceName = "echo",
    home: HomeFolder = None,
    at: At = None,
    locale: Locale = DEFAULT_LOCALE,
    time_zone: Zone = DEFAULT_TIME_ZONE,
    endpoint: Endpoint = None,
    model: ModelFile = None,
    audio: AudioFolders = None,
    ear: WhichEar = Ear.STRICT,
    *,
    no_screen: NoScreen = False,
    no_audio: NoAudio = False,
    needs_name: NeedsName = False,
    lenient: Lenient = False,
    plays_twin: PlaysTwin = False,
    as_json: AsJson = False,
) -> None:
    """Talk to the Echo, a line at a time."""
    settings = _settings(
        listener, device, at, locale, time_zone, no_screen, no_audio, lenient, ear, needs_name
    )
    if not as_json and endpoint is None:
        typer.echo(HOW)
    skill = other_skill(endpoint, model, audio, home, plays_twin=plays_twin)
    _run(
        _simulation(settings, environment_of(home), skill),
        _lines(prompts=not as_json),
        as_json=as_json,
    )


@app.command()
def say(
    steps: Steps,
    listener: Listener = "me",
    device: DeviceName = "echo",
    home: HomeFolder = None,
    at: At = None,
    locale: Locale = DEFAULT_LOCALE,
    time_zone: Zone = DEFAULT_TIME_ZONE,
    endpoint: Endpoint = None,
    model: ModelFile = None,
    audio: AudioFolders = None,
    ear: WhichEar = Ear.STRICT,
    *,
    no_screen: NoScreen = False,
    no_audio: NoAudio = False,
    needs_name: NeedsName = False,
    lenient: Lenient = False,
    plays_twin: PlaysTwin = False,
    as_json: AsJson = False,
) -> None:
    """Hold a whole conversation: words, time (+90s) and buttons (!next), in order."""
    settings = _settings(
        listener, device, at, locale, time_zone, no_screen, no_audio, lenient, ear, needs_name
    )
    skill = other_skill(endpoint, model, audio, home, plays_twin=plays_twin)
    _run(
        _simulation(settings, environment_of(home), skill),
        steps,
        as_json=as_json,
    )


def _settings(
    listener: str,
    device: str,
    at: str | None,
    locale: str,
    time_zone: str,
    no_screen: bool,
    no_audio: bool,
    lenient: bool,
    ear: Ear,
    needs_name: bool,
) -> SimulationSettings:
    return SimulationSettings(
        listener=listener,
        device=device,
        locale=locale,
        time_zone=_zone(time_zone),
        at=_moment(at) if at else None,
        has_screen=not no_screen,
        has_audio=not no_audio,
        ear=ear,
        needs_name=needs_name,
        policy=ResponsePolicy.OBEY if lenient else ResponsePolicy.REFUSE,
    )


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (OSError, ValueError, KeyError) as error:
        raise typer.BadParameter(f"{name!r} is no time zone such as Europe/Berlin") from error


def _moment(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time such as 2026-11-23T08:00:00Z") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return round(moment.timestamp() * 1000)


def _simulation(
    settings: SimulationSettings, environment: Mapping[str, str], skill: SkillUnderTest | None
) -> Simulation:
    try:
        return start_simulation(settings, environment, SystemClock().now_ms(), skill)
    except SkillUnavailable as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _lines(*, prompts: bool) -> Iterable[str]:
    while True:
        if prompts:
            typer.echo("\nyou> ", nl=False)
        line = sys.stdin.readline()
        if not line.strip():
            return
        yield line.strip()


def _run(simulation: Simulation, steps: Iterable[str], *, as_json: bool) -> None:
    is_valid = True
    for typed in steps:
        step = simulation.conversation.do(typed)
        simulation.save_state()
        is_valid = is_valid and not hard_breaches(step.breaches)
        if as_json:
            typer.echo(json.dumps(step.as_json(), ensure_ascii=False))
        else:
            typer.echo("\n".join(transcript(step, simulation.conversation.understanding.invocation_name)))
    if not is_valid:
        raise typer.Exit(INVALID_RESPONSE)
