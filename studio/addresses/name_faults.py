"""The content gate's part about names: one name of the enumeration means one sound, of one length."""

from collections.abc import Iterator, Mapping

from skill.content.authored import Authored
from skill.content.faults import Fault
from studio.addresses.enumeration import written_segments
from studio.addresses.recasts import Written
from studio.score.editions import editions

FOLDERS = {"exercise": "exercises", "trainer": "trainers", "playlist": "playlists"}


def name_faults(authored: Authored) -> list[Fault]:
    """Return a fault for each name that would stand for two sounds.

    The runtime makes names from assets and editions, and looks nothing up. So what could go wrong with them
    is found here, where it costs a turn nothing.
    """
    return [*edition_faults(editions(authored)), *asset_faults(written_segments(authored))]


def edition_faults(named: Mapping[tuple[str, str], str]) -> Iterator[Fault]:
    """Yield a fault for each two things of a kind whose editions are the same."""
    first: dict[tuple[str, str], str] = {}
    for (of, one), edition in sorted(named.items()):
        other = first.setdefault((of, edition), one)
        if other != one:
            yield Fault(f"{FOLDERS[of]}/{one}.toml", "", f"sounds exactly like {other}: change one of them")


def asset_faults(segments: Iterator[Written]) -> Iterator[Fault]:
    """Yield a fault for each two segments that sound alike, but would not with other music or moves."""
    first: dict[str, Written] = {}
    for one in segments:
        other = first.setdefault(one.asset, one)
        if _recast_as(one) != _recast_as(other):
            where = f"segment {other.place} of {other.workout}"
            reason = f"segment {one.place} sounds exactly like {where}, but cannot be recast like it"
            yield Fault(f"workouts/{one.workout}.toml", "blocks", reason)


def _recast_as(one: Written) -> object:
    return one.exercise, one.trainer, one.playlist, one.lengths
