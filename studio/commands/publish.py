"""`publish`: the audio in its bucket, rendered here or in the cloud, and swept."""

import time
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from skill.content.authored import Authored
from skill.domain.ground.units import EpochMs
from studio.addresses.kinds import AHEAD, AUTHORS, SINGLE, Address, Kind
from studio.cli import app
from studio.commands.aws import aws_client
from studio.commands.checked_library import chosen_workouts, faultless_library
from studio.commands.console import fail, progress_bar, reported_errors
from studio.paths import ROOT
from studio.shipping.manifests import Manifest

MOST_NAMED = 5
"""How many files a message names at most."""


class Only(StrEnum):
    """A part of what is published ahead."""

    AUTHOR = "author"
    """What authors wrote, breathers and tastes, and what differs from it in one respect."""


@app.command()
def publish(
    bucket: Annotated[str, typer.Option(help="The bucket's name.")],
    workouts: Annotated[
        list[str] | None, typer.Argument(help="Ids; all, with music, breathers, tastes and pages, if none.")
    ] = None,
    only: Annotated[Only | None, typer.Option(help="author: as written, and changed in one respect.")] = None,
    render: Annotated[
        bool, typer.Option("--render", help="Render in the cloud, by --queue, what is published ahead.")
    ] = False,
    queue: Annotated[
        str, typer.Option(help="The renderer's queue: its address, as the template prints it, or its name.")
    ] = "",
    every: Annotated[
        float, typer.Option(help="With --render: seconds between two looks at what is rendered.")
    ] = 15.0,
    prune: Annotated[
        bool, typer.Option("--prune", help="Publish nothing; remove what no version of 60 days names.")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="With --prune: only say what would be removed.")] = True,
) -> None:
    """Send the audio that the bucket lacks; run it again to continue after an interruption."""
    if prune:
        _prune(bucket, dry_run=dry_run)
        return
    if render and not queue:
        fail("--render needs the renderer's --queue; 'RenderQueue' among the template's outputs.", 2)
    authored = faultless_library()
    kinds = AUTHORS | SINGLE if only else AHEAD if render else AUTHORS
    wanted = _wanted(authored, kinds, chosen_workouts(authored, workouts) if workouts else None)
    with reported_errors():
        s3 = aws_client("s3")
        manifest = None if workouts else _begun(s3, bucket, authored, kinds, wanted)
        if not workouts:
            _send_pages(s3, bucket)
        if render:
            _render_in_cloud(s3, bucket, queue, wanted, every)
        else:
            _send(s3, bucket, wanted)
        if manifest is not None:
            _complete(s3, bucket, manifest)


def _wanted(authored: Authored, kinds: frozenset[Kind], workouts: Sequence[str] | None) -> list[Address]:
    """Return the audio to publish, of some workouts or of all and everything else."""
    from studio.addresses.enumeration import every_address, workout_addresses

    if workouts is not None:
        return [one for workout in workouts for one in workout_addresses(authored, workout, kinds)]
    return [one for one in every_address(authored, kinds) if one.kind is not Kind.PAGE]


def _begun(
    s3: Any, bucket: str, authored: Authored, kinds: frozenset[Kind], wanted: Sequence[Address]
) -> Manifest:
    from studio.addresses.enumeration import PAGES
    from studio.addresses.index import index_of
    from studio.score.editions import editions
    from studio.shipping.manifests import begun, manifest_of

    index = index_of()
    if any(index.origin(one.path) is None for one in wanted if one.kind in AUTHORS):
        fail("The compiled library is older than the authors' files: say 'make build'.")
    paths = [*PAGES, *(one.path for one in wanted)]
    return begun(s3, bucket, manifest_of(index.version, _now(), kinds, paths, editions(authored)))


def _send_pages(s3: Any, bucket: str) -> None:
    from studio.shipping.bucket import publish_page
    from studio.shipping.legal_pages import legal_pages

    for key, page in legal_pages(ROOT / "docs").items():
        publish_page(s3, bucket, key, page)


def _send(s3: Any, bucket: str, wanted: Sequence[Address]) -> None:
    """Render here what neither this machine nor the bucket has, and send it."""
    from studio.rendering.ahead import render_files
    from studio.rendering.jobs import renders_folder
    from studio.shipping.bucket import Upload, UploadResult, sizes_in
    from studio.shipping.bucket import publish as sending

    there = sizes_in(s3, bucket)
    files = {one.path: renders_folder() / one.path for one in wanted}
    missing = [path for path, file in files.items() if path not in there and not file.exists()]
    results: Counter[UploadResult] = Counter()
    differing = []
    with progress_bar() as progress:
        task = progress.add_task("Rendering", total=len(missing))
        for name in render_files(missing):
            progress.update(task, advance=1, description=f"Rendered {name}")
        uploads = [Upload(path, file) for path, file in sorted(files.items()) if file.exists()]
        task = progress.add_task("Sending", total=len(uploads))
        for upload, result in sending(s3, bucket, uploads):
            results[result] += 1
            progress.update(task, advance=1, description=f"{result.capitalize()} {upload.key}")
            if result is UploadResult.DIFFERS:
                differing.append(upload.key)
    rest = len(files) - len(uploads)
    print(f"{results[UploadResult.SENT]} sent, {results[UploadResult.THERE] + rest} were there.")
    if differing:
        few = ", ".join(differing[:MOST_NAMED])
        print(f"{len(differing)} are there from another render, and were left ({few} …).")


def _render_in_cloud(s3: Any, bucket: str, queue: str, wanted: Sequence[Address], every_s: float) -> None:
    """Have rendered in the cloud what the bucket lacks, and show how far that has come."""
    from studio.shipping.render_queue import RenderQueue, rendered_in_cloud

    waiting = RenderQueue(aws_client("sqs"), queue)
    with progress_bar() as progress:
        task = progress.add_task("Looking", total=len(wanted))
        for now in rendered_in_cloud(s3, bucket, waiting, wanted, lambda: time.sleep(every_s)):
            said = f"Rendered in the cloud; {now.missing:,} missing, {now.queued:,} messages queued"
            progress.update(task, completed=len(wanted) - now.missing, description=said)
    print(f"{len(wanted) - now.missing:,} of {len(wanted):,} are there; {now.sent:,} messages were queued.")


def _complete(s3: Any, bucket: str, manifest: Manifest) -> None:
    from studio.shipping.manifests import command_for, completed

    missing = completed(s3, bucket, manifest, _now())
    if missing:
        few = ", ".join(missing[:MOST_NAMED])
        # What an earlier publication of this version has begun may be more than this one was to publish.
        again = command_for(bucket, manifest.kinds)
        fail(f"{len(missing):,} of {len(manifest.paths):,} files are missing ({few}): say '{again}'.")
    print(f"Version {manifest.version} is published: {len(manifest.paths):,} files.")


def _prune(bucket: str, *, dry_run: bool) -> None:
    from studio.shipping.sweep import planned_sweep, sweep

    with reported_errors():
        s3 = aws_client("s3")
        planned = planned_sweep(s3, bucket, _now())
        kept = ", ".join(one.version for one in planned.kept)
        count, size = len(planned.files), planned.size / 1e9
        print(f"In use: {kept}. {count:,} files ({size:,.2f} GB) are named by none of them.")
        if dry_run:
            print("Nothing was removed: say --no-dry-run to remove them.")
            return
        with progress_bar() as progress:
            task = progress.add_task("Removing", total=count + len(planned.manifests))
            for gone in sweep(s3, bucket, planned):
                progress.update(task, completed=gone)
        print(f"{count:,} files removed.")


def _now() -> EpochMs:
    return EpochMs(round(time.time() * 1000))
