"""`versions`: the old versions of a Lambda, whose snapshots cost money, and their deletion."""

from typing import Annotated

import typer

from studio.cli import app
from studio.commands.aws import aws_client
from studio.commands.console import reported_errors
from studio.shipping.old_versions import KEPT


@app.command()
def versions(
    function: Annotated[
        str, typer.Argument(help="The function's name; the skill's and the renderer's each.")
    ],
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest are kept.")] = KEPT,
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete them; without it they are listed.")
    ] = False,
) -> None:
    """List or delete old versions of a function; those that an alias names are always kept."""
    from studio.shipping.old_versions import removable, remove

    with reported_errors():
        reached = aws_client("lambda")
        found = removable(reached, function, keep)
        for one in remove(reached, function, found) if delete else found:
            print(f"{'deleted' if delete else 'old'}: {function} version {one.number}, {one.published}")
    if not delete and found:
        print(f"{len(found)} would be deleted: say it again with --delete.")
