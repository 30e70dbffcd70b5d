"""`music`: lists the shipped tracks, says which are stale, and makes them anew."""

from typing import Annotated

import typer

from skill.content.authored import Authored, TrackFile
from studio.cli import app
from studio.commands.checked_library import faultless_library
from studio.commands.console import fail, progress_bar, reported_errors
from studio.rendering.processes import start_processes


@app.command()
def music(
    tracks: Annotated[
        list[str] | None, typer.Argument(help="Ids of tracks; all stale ones, if none.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say which are stale; 1 if some are.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Only list all tracks.")] = False,
    all_of_them: Annotated[bool, typer.Option("--all", help="Make all anew.")] = False,
    kit: Annotated[bool, typer.Option("--kit", help="Only make the kit of drums anew.")] = False,
) -> None:
    """Compose and play tracks for audio_assets/music: score, sound and credits; or make the kit."""
    from studio.music.shipped_tracks import stale_tracks
    from studio.music.track_assets import all_tracks

    if kit:
        _make_kit()
        return
    authored = faultless_library()
    everything = all_tracks(authored)
    old = stale_tracks(authored)
    if listed:
        _list(authored, old)
        return
    if check:
        for track in old:
            print(f"{track.id} is not shipped as it is declared: say 'python -m studio music'")
        raise typer.Exit(1 if old else 0)
    wanted = everything if all_of_them else _named(everything, tracks) if tracks else old
    if not wanted:
        print("All tracks are shipped as they are declared.")
        return
    _make(authored, wanted)


def _make_kit() -> None:
    from studio.music.kit_making import make_kit

    with reported_errors():
        print(f"{make_kit()} drums.")


def _named(everything: list[TrackFile], ids: list[str]) -> list[TrackFile]:
    unknown = sorted(set(ids) - {track.id for track in everything})
    if unknown:
        fail(f"There is no track {', '.join(unknown)}: 'python -m studio music --list' names all.", 2)
    return [track for track in everything if track.id in ids]


def _make(authored: Authored, wanted: list[TrackFile]) -> None:
    from studio.music.credits import Credit, ship_track, write_credits

    done: list[Credit] = []
    try:
        with (
            reported_errors(),
            progress_bar() as progress,
            start_processes() as pool,
        ):
            task = progress.add_task("Playing", total=len(wanted))
            for credit in pool.map(ship_track, wanted):
                done.append(credit)
                progress.update(task, advance=1, description=f"Played {credit.track}")
    finally:
        write_credits(authored, done)
    print(f"{len(done)} tracks, played by {done[0].played_by}.")


def _list(authored: Authored, old: list[TrackFile]) -> None:
    from rich.console import Console
    from rich.table import Table

    from studio.music.shipped_tracks import SHIPPED_MUSIC, read_credits
    from studio.music.track_assets import track_ms

    known = read_credits(SHIPPED_MUSIC).get("tracks", {})
    table = Table("playlist", "track", "title", "bpm", "key", "style", "length", "played by", "stale")
    for name in sorted(authored.playlists):
        for track in authored.playlists[name].tracks:
            seconds = round(track_ms(track) / 1000)
            table.add_row(
                name, track.id, track.title, str(track.bpm), track.key, track.style,
                f"{seconds // 60}:{seconds % 60:02}", known.get(track.id, {}).get("played_by", ""),
                "stale" if track in old else "",
            )  # fmt: skip
    Console(width=150).print(table)
