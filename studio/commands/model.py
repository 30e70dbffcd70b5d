"""`model` and `icons`: the interaction models and the icons, made from their sources."""

from typing import Annotated

import typer

from studio.cli import app
from studio.commands.checked_library import library_with_faults, report
from studio.commands.console import fail
from studio.paths import ROOT


@app.command()
def model(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if out of step.")] = False,
) -> None:
    """Write interaction_models/<locale>.json, or check that they are in step."""
    from skill.content.authored import CONTENT
    from studio.interaction_models.models import MODELS, make_models

    authored, locales, faults = library_with_faults(CONTENT)
    if faults:
        report(faults)
    models, faults = make_models(authored, locales)
    if faults:
        report(faults)
    for name, text in models.items():
        path = MODELS / f"{name}.json"
        if not check:
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            fail(f"{path.name} is out of step with its source or the library: say 'python -m studio model'.")
    print(f"{'In step' if check else 'Wrote'}: {', '.join(f'{name}.json' for name in models)}.")


@app.command()
def icons() -> None:
    """Draw the icons of the skill and of the subscription into publishing/icons/."""
    from studio.pictures.icons import write_icons

    for path in write_icons(ROOT / "publishing" / "icons"):
        print(path)
