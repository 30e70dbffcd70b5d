"""`python -m simulator`: open the page."""

import os

import typer

from simulator.options import AudioFolders, Endpoint, ModelFile, environment_of, stranger
from simulator.subject import NotBuilt
from simulator.terminal import Home as HomeFolder
from simulator.terminal import Listener, app
from skill.adapters.clock import SystemClock


@app.command()
def page(
    listener: Listener = "me",
    home: HomeFolder = None,
    endpoint: Endpoint = None,
    model: ModelFile = None,
    audio: AudioFolders = None,
) -> None:
    """Open the Echo as a web page on this machine; PORT says where, 8080 if it is not set."""
    from simulator.page.home import Home
    from simulator.page.serving import PortTaken, port_of, serve

    subject = stranger(endpoint, model, audio, home)
    try:
        port = port_of(os.environ)
        household = Home(environment_of(home), SystemClock().now_ms, subject, listener=listener)
        serve(household, port, _say)
    except (NotBuilt, PortTaken, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _say(address: str) -> None:
    typer.echo(f"\n  Your Echo is at  {address}\n\n  Open it in a browser. Ctrl-C ends it.\n")
