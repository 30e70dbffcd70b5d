"""`licences`: under which terms each package stands that this project uses or passes on."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from studio.cli import app
from studio.paths import ROOT


@app.command()
def licences(
    shipped: Annotated[bool, typer.Option("--shipped", help="Only what goes into what is deployed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a package.")] = False,
) -> None:
    """List every pinned package with its licence; ends with 1 if one that is shipped tells none."""
    from studio.shipping.licences import UNKNOWN
    from studio.shipping.licences import licences as found

    rows = [one for one in found(ROOT) if one.shipped_in or not shipped]
    for one in rows:
        if as_json:
            print(json.dumps(asdict(one)))
        else:
            where = ", ".join(one.shipped_in)
            print(f"{one.package:34}{one.version:16}{one.licence:50}{where}".rstrip())
    raise typer.Exit(any(one.shipped_in and one.licence == UNKNOWN for one in rows))
