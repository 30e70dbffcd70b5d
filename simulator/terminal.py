"""The Echo in a terminal: a conversation to read, or one JSON object a step for a machine."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from simulator.conversation import Step
from simulator.device import Manner
from simulator.happenings import FAILED, FINISHED, STARTED, STOPPED
from simulator.options import AudioFolders, Endpoint, ModelFile, environment_of, stranger
from simulator.plugging import TIME_ZONE, Bench, NotBuilt, Wishes, plug_in
from simulator.rules import hard_ones
from simulator.subject import Subject
from simulator.wire import dig
from simulator.yardstick.cli import understand
from skill.adapters.clock import SystemClock

UNLAWFUL = 3
"""The exit code after an answer that Alexa would not have taken."""

HOW = """An Echo with Audio Trainer on it. Type what you would say to it:
  open audio trainer                       a strength workout for runners
  ask audio trainer for today's fit tip    pause · resume · next · how long is left · help
  +90s  +10m  +2h  +1d  +1w                let time pass: the clock stands still otherwise
  !next  !previous  !play  !pause          press a button
  !accept  !decline  !error  !pending      answer what Alexa herself asks, or say yes or no to it
  !reminders down  !products fine          Alexa's services: time zone, reminders, products;
                                           down, slow, broken, garbage, overrun, fine
  !voice anna      !voice nobody           let Alexa know who speaks from now on
  !subscription ended  !disable            what Amazon tells of outside of a conversation: enable,
                                           permission accepted or changed, subscription started, renewed
  (an empty line or Ctrl-D leaves)"""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help="An Echo at home.")
app.command()(understand)

Listener = Annotated[str, typer.Option(help="Whose account it is: a name of your choice.")]
DeviceName = Annotated[str, typer.Option("--device", help="Which of their Echos it is.")]
Home = Annotated[Path | None, typer.Option(help="Where listeners are kept: AUDIO_TRAINER_HOME.")]
At = Annotated[str | None, typer.Option(help="What time it is: 2026-11-23T08:00:00Z.")]
Locale = Annotated[str, typer.Option(help="The device's language: en-US or en-GB.")]
Zone = Annotated[str, typer.Option("--time-zone", help="The device's time zone: Europe/Berlin.")]
NoScreen = Annotated[bool, typer.Option("--no-screen", help="An Echo without a screen.")]
NoAudio = Annotated[bool, typer.Option("--no-audio", help="A device that cannot play audio.")]
Lenient = Annotated[bool, typer.Option("--lenient", help="Obey unlawful answers as well.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a step.")]
Steps = Annotated[list[str], typer.Argument(help="What is said, and time that passes: +90s.")]


@app.command()
def talk(
    listener: Listener = "me",
    device: DeviceName = "echo",
    home: Home = None,
    at: At = None,
    locale: Locale = "en-US",
    time_zone: Zone = TIME_ZONE,
    endpoint: Endpoint = None,
    model: ModelFile = None,
    audio: AudioFolders = None,
    *,
    no_screen: NoScreen = False,
    no_audio: NoAudio = False,
    lenient: Lenient = False,
    as_json: AsJson = False,
) -> None:
    """Talk to the Echo, a line at a time."""
    wishes = _wishes(listener, device, at, locale, time_zone, no_screen, no_audio, lenient)
    if not as_json and endpoint is None:
        typer.echo(HOW)
    _run(
        _bench(wishes, environment_of(home), stranger(endpoint, model, audio, home)),
        _lines(prompts=not as_json),
        as_json=as_json,
    )


@app.command()
def say(
    steps: Steps,
    listener: Listener = "me",
    device: DeviceName = "echo",
    home: Home = None,
    at: At = None,
    locale: Locale = "en-US",
    time_zone: Zone = TIME_ZONE,
    endpoint: Endpoint = None,
    model: ModelFile = None,
    audio: AudioFolders = None,
    *,
    no_screen: NoScreen = False,
    no_audio: NoAudio = False,
    lenient: Lenient = False,
    as_json: AsJson = False,
) -> None:
    """Hold a whole conversation: words, time (+90s) and buttons (!next), in order."""
    wishes = _wishes(listener, device, at, locale, time_zone, no_screen, no_audio, lenient)
    _run(_bench(wishes, environment_of(home), stranger(endpoint, model, audio, home)), steps, as_json=as_json)


def _wishes(
    listener: str,
    device: str,
    at: str | None,
    locale: str,
    time_zone: str,
    no_screen: bool,
    no_audio: bool,
    lenient: bool,
) -> Wishes:
    return Wishes(
        listener=listener,
        device=device,
        locale=locale,
        time_zone=_zone(time_zone),
        at=_moment(at) if at else None,
        has_screen=not no_screen,
        has_audio=not no_audio,
        manner=Manner.OBEY if lenient else Manner.REFUSE,
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


def _bench(wishes: Wishes, environment: Mapping[str, str], subject: Subject | None) -> Bench:
    try:
        return plug_in(wishes, environment, SystemClock().now_ms(), subject)
    except NotBuilt as error:
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


def _run(bench: Bench, steps: Iterable[str], *, as_json: bool) -> None:
    is_lawful = True
    for typed in steps:
        step = bench.conversation.do(typed)
        bench.remember()
        is_lawful = is_lawful and not hard_ones(step.breaches)
        if as_json:
            typer.echo(json.dumps(step.as_json(), ensure_ascii=False))
        else:
            typer.echo("\n".join(_told(step, bench.conversation.understanding.invocation_name)))
    if not is_lawful:
        raise typer.Exit(UNLAWFUL)


def _told(step: Step, invocation: str) -> Iterable[str]:
    """Yield a step as lines to read."""
    yield f"· {step.said}"
    if step.understood:
        filled = {name: one for name, one in step.understood.values.items() if one}
        values = ", ".join(f"{name}: {one['id'] or one['value']}" for name, one in filled.items())
        yield f"  [{step.understood.intent}{' ' if values else ''}{values}]"
    if step.routed is False:
        yield f"  (a real Echo would have needed “ask {invocation} to …”)"
    if step.spoken:
        yield f"  trainer: {step.spoken}"
    if step.asked_again:
        yield f"  trainer, again: {step.asked_again}"
    if step.amazon:
        yield f"  Alexa: {step.amazon}"
    for event in step.events:
        if line := _happened(dig(event.request, "request", default={})):
            yield line
    yield from _now_playing(step)
    for breach in step.breaches:
        yield f"  {'UNLAWFUL' if breach.is_hard else 'warning'}: {breach.rule}: {breach.message}"


def _happened(body: object) -> str | None:
    words = {STARTED: "starts", STOPPED: "stops", FINISHED: "finished", FAILED: "FAILED"}
    word = words.get(str(dig(body, "type")).removeprefix("AudioPlayer."))
    if word is None:
        return None
    offset = dig(body, "offsetInMilliseconds", default=0)
    return f"    {word} at {_clock(offset)}  ({dig(body, 'token')})"


def _now_playing(step: Step) -> Iterable[str]:
    player = step.player
    if player.token is None:
        return
    sign = "♪" if player.activity == "PLAYING" else "‖"
    title = " — ".join(one for one in (player.title, player.subtitle) if one) or player.token
    queued = f"; then {', '.join(player.queued)}" if player.queued else ""
    yield f"  {sign} {title}  {_clock(player.offset_ms)} {player.activity.lower()}{queued}"


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60}:{seconds % 60:02}"


def main(arguments: list[str]) -> None:
    """Run the command line; what names no command is meant for the page."""
    commands = {"page", "talk", "say", "understand", "--help"}
    app(args=arguments if arguments[:1] and arguments[0] in commands else ["page", *arguments])
