"""`links`: quick links and their QR codes, for a gym's wall, a website or a leaflet."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import app
from studio.commands.checked_library import faultless_library
from studio.commands.console import fail, reported_errors


@app.command()
def links(
    skill_id: Annotated[
        str, typer.Option(envvar="AUDIO_TRAINER_SKILL_ID", help="The id of your published skill.")
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Of the links, such as workout-hill-strength; all, if left out."),
    ] = None,
    locale: Annotated[str, typer.Option(help="Whose store the links lead to.")] = "en-US",
    target: Annotated[
        Path | None, typer.Option(help="The folder to write to; beside the renders if left out.")
    ] = None,
) -> None:
    """Write a QR code (SVG, PNG) for each link, and print the addresses; they work once the skill is live."""
    from studio.pictures.quick_links import quick_links
    from studio.rendering.jobs import renders_folder

    with reported_errors():
        found = {one.name: one for one in quick_links(faultless_library(), skill_id, locale)}
    if unknown := [one for one in names or () if one not in found]:
        fail(f"There is no link {unknown[0]!r}: say one such as {', '.join(list(found)[:3])}.", 2)
    folder = target or renders_folder() / "links"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or found:
        (folder / f"{name}.svg").write_text(found[name].svg(), "utf-8")
        (folder / f"{name}.png").write_bytes(found[name].png())
        print(f"{found[name].title}: {found[name].address}")
    print(f"{len(names or found)} codes in {folder}")
