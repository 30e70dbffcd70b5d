"""`addresses`: all that the skill can order, by kind, or name by name."""

import json
from collections import defaultdict
from typing import Annotated

import typer

from studio.addresses.kinds import AHEAD, ALL, Address, Kind
from studio.cli import app
from studio.commands.checked_library import faultless_library

HOUR_MS = 3_600_000


@app.command()
def addresses(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object an address: path, kind, duration_ms, premium.")
    ] = False,
    ahead: Annotated[
        bool, typer.Option("--ahead", help="Only what is published before anybody asks for it.")
    ] = False,
) -> None:
    """Count every address that the skill can hand out, with hours and bytes, by kind."""
    from studio.addresses.enumeration import every_address

    found = every_address(faultless_library(), AHEAD if ahead else ALL)
    if as_json:
        for one in found:
            print(
                json.dumps(
                    {
                        "path": one.path,
                        "kind": one.kind,
                        "duration_ms": one.duration_ms,
                        "premium": one.premium,
                    }
                )
            )
        return
    sums: dict[Kind, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in found:
        row = sums[one.kind]
        for column, more in enumerate(_counted(one)):
            row[column] += more
    print(f"{'':24}{'addresses':>12}{'premium':>12}{'hours':>12}{'bytes':>20}")
    for kind in Kind:
        if kind in sums:
            _print_row(f"{kind}{'' if kind in AHEAD else ', on demand'}", sums[kind])
    published = [sums[kind] for kind in sums if kind in AHEAD]
    _print_row("published ahead", [sum(column) for column in zip(*published, strict=True)])
    _print_row("together", [sum(column) for column in zip(*sums.values(), strict=True)])


def _counted(one: Address) -> tuple[int, int, int, int]:
    return 1, int(one.premium), one.duration_ms, one.size


def _print_row(name: str, row: list[int]) -> None:
    count, premium, length_ms, size = row
    print(f"{name:24}{count:12,}{premium:12,}{length_ms / HOUR_MS:12,.1f}{size:20,}")
