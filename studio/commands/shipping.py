"""`package` and `publish`: the files to deploy Lambda and skill from, and the audio sent to its bucket."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from studio.cli import app
from studio.commands.checked_library import chosen_workouts, faultless_library
from studio.commands.console import progress_bar, reported_errors
from studio.paths import ROOT
from studio.rendering.jobs import RenderJob, file_of, track_jobs, workout_jobs


@app.command()
def package(
    dist: Annotated[Path, typer.Option(help="The folder to write to.")] = ROOT / "dist",
    endpoint: Annotated[
        str | None, typer.Option(help="The Lambda's ARN, for the manifest; the template prints it.")
    ] = None,
    audio_url: Annotated[
        str | None, typer.Option(help="The audio's https address, for the manifest; printed likewise.")
    ] = None,
    architecture: Annotated[
        str, typer.Option(help="The renderer's processor, as the template's parameter: arm64 or x86_64.")
    ] = "arm64",
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
        written = package_skill(ROOT, dist, endpoint, audio_url)
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


@app.command()
def publish(
    bucket: Annotated[str, typer.Option(help="The bucket's name.")],
    workouts: Annotated[list[str] | None, typer.Argument(help="Ids; all, and all music, if none.")] = None,
) -> None:
    """Send the audio that the bucket lacks; run it again to continue after an interruption."""
    from studio.rendering.renderer import render_all
    from studio.shipping.bucket import Upload, UploadResult, publish_page
    from studio.shipping.bucket import publish as sending
    from studio.shipping.legal_pages import legal_pages

    jobs = _jobs(workouts or [])
    uploads = [Upload(path, file) for path, file in sorted({job.path: file_of(job) for job in jobs}.items())]
    results: Counter[UploadResult] = Counter()
    with reported_errors(), progress_bar() as progress:
        task = progress.add_task("Rendering", total=sum(not one.file.exists() for one in uploads))
        for job in render_all(jobs):
            progress.update(task, advance=1, description=f"Rendered {job.name}")
        task = progress.add_task("Sending", total=len(uploads))
        for upload, result in sending(_s3(), bucket, uploads):
            results[result] += 1
            progress.update(task, advance=1, description=f"{result.capitalize()} {upload.key}")
            if result is UploadResult.DIFFERS:
                progress.console.print(f"{upload.key} is there with another content, and was left")
        for key, page in legal_pages(ROOT / "docs").items() if not workouts else ():
            publish_page(_s3(), bucket, key, page)
    sent, there, differ = (results[one] for one in UploadResult)
    print(f"{sent} sent, {there} were there, {differ} differ.")


def _jobs(workouts: list[str]) -> list[RenderJob]:
    authored = faultless_library()
    jobs = [job for one in chosen_workouts(authored, workouts) for job in workout_jobs(authored, one)]
    if not workouts:
        jobs += [job for one in sorted(authored.playlists) for job in track_jobs(authored, one)]
    return jobs


def _s3() -> Any:
    import boto3
    from botocore.config import Config

    # Endpoint, region and keys come from the environment or ~/.aws, as for every AWS tool.
    return boto3.client(
        "s3",
        config=Config(
            retries={"mode": "standard", "max_attempts": 5},
            connect_timeout=5,
            read_timeout=30,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
