"""Playlists: enough tracks, each in the tempo and in a style that we have."""

from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.faults import Fault
from skill.content.validation.checks import PLAIN, file_of

STYLES = {"ambient", "easy", "groove", "pulse", "drive", "sprint"}


def playlists_keep_time(authored: Authored) -> Iterator[Fault]:
    """Each playlist has three tracks or more, within its range of beats a minute."""
    owners: dict[str, str] = {}
    for item_id, playlist in authored.playlists.items():
        file = file_of("playlists", item_id)
        if len(playlist.tracks) < 3:
            yield Fault(file, "tracks", "give three or more")
        for n, track in enumerate(playlist.tracks):
            key = f"tracks[{n}]"
            if not playlist.bpm_low <= track.bpm <= playlist.bpm_high:
                yield Fault(file, f"{key}.bpm", f"{track.bpm} is outside of the playlist's range")
            if track.style not in STYLES:
                yield Fault(file, f"{key}.style", f"should be one of {', '.join(sorted(STYLES))}")
            if not 16 <= track.bars <= 400:
                yield Fault(file, f"{key}.bars", "should be 16 to 400")
            if not PLAIN.fullmatch(track.id) or owners.setdefault(track.id, item_id) != item_id:
                yield Fault(file, f"{key}.id", f"{track.id!r} should be plain, and only once")
