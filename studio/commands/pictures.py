"""`pictures`: draws the moves as SVG and PNG, one file each or all on one sheet."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import app
from studio.commands.checked_library import faultless_library
from studio.commands.console import fail


@app.command()
def pictures(
    moves: Annotated[
        list[str] | None, typer.Argument(help="Ids of exercises; all, if none is given.")
    ] = None,
    sheet: Annotated[bool, typer.Option("--sheet", help="All on one sheet.")] = False,
    numbered: Annotated[
        bool, typer.Option("--numbered", help="With numbers in place of names, for somebody who guesses.")
    ] = False,
    target: Annotated[
        Path | None, typer.Option(help="The folder to write to; beside the renders if left out.")
    ] = None,
) -> None:
    """Draw moves, each as an SVG and a PNG of 480 pixels; the other side of a move has a file of its own."""
    from studio.pictures.moves.gallery import move_svg, sheet_svg
    from studio.pictures.png import png_of
    from studio.rendering.jobs import renders_folder

    authored = faultless_library()
    folder = target or renders_folder() / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    if unknown := [one for one in moves or () if one not in authored.exercises]:
        fail(f"There is no exercise {unknown[0]!r}.", 2)
    if sheet or numbered:
        drawn = {"moves": sheet_svg(authored, named=not numbered)}
    else:
        drawn = {one: move_svg(authored, one) for one in moves or sorted(authored.exercises)}
        for one in list(drawn):
            if authored.exercises[one].sides:
                drawn[f"{one}-other-side"] = move_svg(authored, one, other_side=True)
    for name, svg in drawn.items():
        (folder / f"{name}.svg").write_text(svg, "utf-8")
        (folder / f"{name}.png").write_bytes(
            png_of(svg, None if name == "moves" else 480, has_text=name == "moves")
        )
        print(folder / f"{name}.png")
