"""The command line options of the terminal; the page shares some of them."""

import os
from pathlib import Path
from typing import Annotated

import typer

from simulator.skill_under_test.local_streams import LocalStreams
from simulator.skill_under_test.skill import SkillUnavailable, SkillUnderTest, remote_skill
from simulator.terminal.twin_cli import skill_of_twin
from simulator.understanding.ears import Ear
from skill.bootstrap import Settings

Endpoint = Annotated[
    str | None, typer.Option(help="Another skill's address: https, or http on this machine.")
]
ModelFile = Annotated[
    Path | None, typer.Option("--model", help="That skill's interaction model, as JSON.", exists=True)
]
AudioFolders = Annotated[
    list[str] | None,
    typer.Option("--audio", help="Where that skill's streams stand here: https://its.host/path/=FOLDER."),
]
Listener = Annotated[str, typer.Option(help="Whose account it is: a name of your choice.")]
DeviceName = Annotated[str, typer.Option("--device", help="Which of their Echos it is.")]
HomeFolder = Annotated[Path | None, typer.Option(help="Where listeners are kept: AUDIO_TRAINER_HOME.")]
At = Annotated[str | None, typer.Option(help="What time it is: 2026-11-23T08:00:00Z.")]
Locale = Annotated[str, typer.Option(help="The device's language: en-US or en-GB.")]
Zone = Annotated[str, typer.Option("--time-zone", help="The device's time zone: Europe/Berlin.")]
WhichEar = Annotated[
    Ear, typer.Option("--ear", help="How words become intents: by rules, or by a trained model that guesses.")
]
NoScreen = Annotated[bool, typer.Option("--no-screen", help="An Echo without a screen.")]
NoAudio = Annotated[bool, typer.Option("--no-audio", help="A device that cannot play audio.")]
Lenient = Annotated[bool, typer.Option("--lenient", help="Obey unlawful answers as well.")]
NeedsName = Annotated[
    bool, typer.Option("--needs-name", help="Send nothing to the skill that a real Echo would not send.")
]
PlaysTwin = Annotated[
    bool, typer.Option("--twin", help="Play from a twin of the cloud: the one that runs, or one of its own.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a step.")]
Steps = Annotated[list[str], typer.Argument(help="What is said, and time that passes: +90s.")]


def environment_of(home: Path | None) -> dict[str, str]:
    """Return the environment variables, with `home` as AUDIO_TRAINER_HOME if it is given."""
    return dict(os.environ) | ({"AUDIO_TRAINER_HOME": str(home)} if home is not None else {})


def other_skill(
    endpoint: str | None,
    model: Path | None,
    audio: list[str] | None,
    home: Path | None,
    *,
    plays_twin: bool = False,
) -> SkillUnderTest | None:
    """Return the skill that the options name: another one, or a twin's; None if they name none.

    Raises:
        typer.BadParameter: an option is missing or invalid.
    """
    is_another = endpoint is not None or model is not None or bool(audio)
    if plays_twin:
        if is_another:
            raise typer.BadParameter("--twin is Audio Trainer itself: it goes with no other skill's options")
        return skill_of_twin()
    if not is_another:
        return None
    if endpoint is None or model is None:
        raise typer.BadParameter("--endpoint and --model belong together: an address, and its model")
    settings = Settings.from_environment(environment_of(home))
    try:
        return remote_skill(endpoint, model, _local_streams(audio or []), settings.home)
    except SkillUnavailable as error:
        raise typer.BadParameter(str(error)) from error


def _local_streams(audio: list[str]) -> LocalStreams:
    pairs = [one.partition("=") for one in audio]
    for prefix, _, folder in pairs:
        if not prefix.startswith("https://") or not Path(folder).is_dir():
            raise typer.BadParameter(f"--audio {prefix}={folder}: give https://its.host/path/=FOLDER")
    return LocalStreams(tuple((prefix, Path(folder)) for prefix, _, folder in pairs))
