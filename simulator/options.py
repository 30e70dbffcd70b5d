"""Command line options that the terminal and the page share: above all, whose skill it is."""

import os
from pathlib import Path
from typing import Annotated

import typer

from simulator.elsewhere import Recordings
from simulator.subject import NotBuilt, Subject, elsewhere
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


def environment_of(home: Path | None) -> dict[str, str]:
    """Return the environment that the skill's settings are read from, with another home if one is given."""
    return dict(os.environ) | ({"AUDIO_TRAINER_HOME": str(home)} if home is not None else {})


def stranger(
    endpoint: str | None, model: Path | None, audio: list[str] | None, home: Path | None
) -> Subject | None:
    """Return the skill that is not ours; None if none is asked for.

    Raises:
        typer.BadParameter: half of it is missing, or cannot be understood.
    """
    if endpoint is None and model is None and not audio:
        return None
    if endpoint is None or model is None:
        raise typer.BadParameter("--endpoint and --model belong together: an address, and its model")
    settings = Settings.from_environment(environment_of(home))
    try:
        return elsewhere(endpoint, model, _recordings(audio or []), settings.home)
    except NotBuilt as error:
        raise typer.BadParameter(str(error)) from error


def _recordings(audio: list[str]) -> Recordings:
    pairs = [one.partition("=") for one in audio]
    for prefix, _, folder in pairs:
        if not prefix.startswith("https://") or not Path(folder).is_dir():
            raise typer.BadParameter(f"--audio {prefix}={folder}: give https://its.host/path/=FOLDER")
    return Recordings(tuple((prefix, Path(folder)) for prefix, _, folder in pairs))
