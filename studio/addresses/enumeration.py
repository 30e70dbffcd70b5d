"""The one list of everything that the skill can order, from the library as its authors wrote it.

Streams, the pictures that are shown with them, tastes within Alexa's speech, and pages.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from skill.content.authored import Authored
from studio.addresses.kinds import ALL, Address, Kind
from studio.addresses.pictures import picture_addresses
from studio.addresses.recasts import Written, addresses_of
from studio.music.track_assets import track_asset, track_ms
from studio.score.breathers import score_breathers
from studio.score.editions import editions
from studio.score.recast import Recast, recast_workout
from studio.score.segment_plan import plan_workout
from studio.score.segment_score import score_workout
from studio.score.substitutes import moves_of, ways_from
from studio.score.tastes import tastes

PAGES = ("privacy.html", "terms.html")


def every_address(authored: Authored, kinds: frozenset[Kind] = ALL) -> Iterator[Address]:
    """Yield every address that the skill can hand out, each once, those of some kinds.

    Args:
        authored: the library.
        kinds: the kinds that are wanted; without `FAR` and `RARE` it is thirty times as short.
    """
    listed = (*_pages(), *_tastes(authored), *_breathers(authored), *_tracks(authored))
    yield from (one for one in listed if one.kind in kinds)
    if Kind.PICTURE in kinds:
        yield from picture_addresses(authored)
    yield from _segments(authored, written_segments(authored), kinds)


def workout_addresses(authored: Authored, workout: str, kinds: frozenset[Kind]) -> Iterator[Address]:
    """Yield the addresses of one workout's segments, those of some kinds."""
    found = (one for one in written_segments(authored) if one.workout == workout)
    yield from _segments(authored, found, kinds)


def _segments(authored: Authored, found: Iterable[Written], kinds: frozenset[Kind]) -> Iterator[Address]:
    moves, named, seen = moves_of(authored), editions(authored), set()
    ways = {one: ways_from(moves, one) for one in moves}
    for one in found:
        if one.asset not in seen:
            seen.add(one.asset)
            yield from addresses_of(one, ways[one.exercise], named, kinds)


def written_segments(authored: Authored) -> Iterator[Written]:
    """Yield all segments as their authors wrote them, workout by workout."""
    scores = {one: score_workout(authored, one) for one in sorted(authored.workouts)}
    free = {score.asset for one in scores if not authored.workouts[one].premium for score in scores[one]}
    for workout_id, scored in scores.items():
        workout = authored.workouts[workout_id]
        plans = {
            one: plan_workout(recast_workout(authored, workout_id, Recast(music=one)), workout_id)
            for one in sorted(authored.playlists)
        }
        for score in scored:
            lengths = {one: int(plan[score.place].duration_ms) for one, plan in plans.items()}
            yield Written(
                score.asset, workout_id, score.place, score.exercise, workout.trainer, workout.playlist,
                score.asset not in free, lengths,
            )  # fmt: skip


def _pages() -> Iterator[Address]:
    yield from (Address(one, Kind.PAGE, 0, premium=False) for one in PAGES)


def _tastes(authored: Authored) -> Iterator[Address]:
    for one in tastes(authored):
        yield Address(one.path, Kind.TASTE, one.duration_ms, premium=False)


def _breathers(authored: Authored) -> Iterator[Address]:
    leads_free = {one.trainer for one in authored.workouts.values() if not one.premium}
    for one in sorted(authored.trainers):
        for score in score_breathers(authored, one):
            path = f"segments/{score.asset}.mp3"
            yield Address(path, Kind.BREATHER, score.duration_ms, premium=one not in leads_free)


def _tracks(authored: Authored) -> Iterator[Address]:
    lengths: dict[str, int] = {}
    is_free: dict[str, bool] = defaultdict(bool)
    for playlist in authored.playlists.values():
        for track in playlist.tracks:
            lengths[track_asset(track)] = track_ms(track)
            is_free[track_asset(track)] |= not playlist.premium
    for asset, length in lengths.items():
        yield Address(f"tracks/{asset}.mp3", Kind.TRACK, length, premium=not is_free[asset])
