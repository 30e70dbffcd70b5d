"""The command `page`, which `python -m simulator` runs without a command."""

import os

import typer

from simulator.skill_under_test.skill import SkillUnavailable
from simulator.terminal.cli import app
from simulator.terminal.options import (
    AudioFolders,
    Endpoint,
    HomeFolder,
    Listener,
    ModelFile,
    PlaysTwin,
    WhichEar,
    environment_of,
    other_skill,
)
from simulator.understanding.ears import Ear
from skill.adapters.clock import SystemClock


@app.command()
def page(
    listener: Listener = "me",
    home: HomeFolder = None,
    endpoint: Endpoint = None,
    model: ModelFile = None,
    audio: AudioFolders = None,
    ear: WhichEar = Ear.STRICT,
    *,
    plays_twin: PlaysTwin = False,
) -> None:
    """Open the Echo as a web page on this machine; PORT says where, 8080 if it is not set."""
    from simulator.page.household import Household
    from simulator.page.server import PortTaken, port_of, serve

    skill = other_skill(endpoint, model, audio, home, plays_twin=plays_twin)
    try:
        port = port_of(os.environ)
        household = Household(environment_of(home), SystemClock().now_ms, skill, listener=listener, ear=ear)
        serve(household, port, _show_address)
    except (SkillUnavailable, PortTaken, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _show_address(address: str) -> None:
    typer.echo(f"\n  Your Echo is at  {address}\n\n  Open it in a browser. Ctrl-C ends it.\n")
