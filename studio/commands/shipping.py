"""`package`: the files to deploy Lambda and skill from."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from studio.cli import app
from studio.commands.checked_library import faultless_library
from studio.commands.console import reported_errors
from studio.paths import ROOT


@app.command()
def package(
    dist: Annotated[Path, typer.Option(help="The folder to write to.")] = ROOT / "dist",
    endpoint: Annotated[
        str | None,
        typer.Option(help="The Lambda's ARN, which the template prints, or the address of one's own host."),
    ] = None,
    region: Annotated[
        list[str] | None,
        typer.Option(help="An endpoint for one of Alexa's regions, as EU=ARN or FE=ARN; may be said again."),
    ] = None,
    audio_url: Annotated[
        str | None, typer.Option(help="The audio's https address, for the manifest; printed likewise.")
    ] = None,
    architecture: Annotated[
        str, typer.Option(help="The renderer's processor, as the template's parameter: arm64 or x86_64.")
    ] = "arm64",
    bucket: Annotated[
        str | None, typer.Option(help="The audio's bucket: say whether this library's audio is in it yet.")
    ] = None,
) -> None:
    """Make what is deployed: lambda.zip, render.zip, and skill-package/ with ask-resources.json."""
    from studio.shipping.function_zip import RUNTIME_PYTHON
    from studio.shipping.lambda_zip import package_lambda
    from studio.shipping.render_zip import package_renderer
    from studio.shipping.skill_package import package_skill

    with reported_errors():
        made = [
            package_lambda(ROOT, dist / "lambda.zip"),
            package_renderer(ROOT, dist / "render.zip", architecture, faultless_library()),
        ]
        regions = dict(one.partition("=")[::2] for one in region or ())
        written = package_skill(ROOT, dist, endpoint, audio_url, regions)
    for one in made:
        size, unpacked = one.size / 1e6, one.unpacked / 1e6
        print(f"{one.path}: {one.files} files, {size:.1f} MB, unpacked {unpacked:.0f} MB")
    if not all(one.compiled for one in made):
        print(
            f"No Python {RUNTIME_PYTHON} was found, so nothing in it is compiled: each cold start will "
            "be slower, until it is packaged where there is one.",
            file=sys.stderr,
        )
    for path in written:
        print(path)
    if bucket is not None:
        _say_what_is_unpublished(bucket)


def _say_what_is_unpublished(bucket: str) -> None:
    """Say on stderr what of the packaged library's audio is not in the bucket."""
    from studio.addresses.index import index_of
    from studio.commands.aws import aws_client
    from studio.shipping.manifests import command_for, read_manifest

    version = index_of().version
    with reported_errors():
        manifest = read_manifest(aws_client("s3"), bucket, version)
    if manifest is None or not manifest.is_complete:
        state = "has not been published" if manifest is None else "has not been published to its end"
        print(
            f"The audio of this library ({version}) {state} to {bucket}: say "
            f"'{command_for(bucket, manifest.kinds if manifest else ())}' before you deploy, "
            "or an Echo will ask for files that are not there.",
            file=sys.stderr,
        )
