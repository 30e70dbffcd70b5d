"""Choosing other music by mood and tempo, and finding the same moment of a move over it. Pure."""

from collections.abc import Sequence

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Playlist, Segment


@record
class MusicWish:
    """The music that a person wishes for; None where they said nothing."""

    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None

    @property
    def is_open(self) -> bool:
        """True if nothing was said of the music, so that any other will do."""
        return self == MusicWish()


def tempo_of(playlist: Playlist) -> int:
    """Return the middle of a playlist's tempo range, in beats a minute."""
    return (playlist.bpm_low + playlist.bpm_high) // 2


def bpm_off(playlist: Playlist, bpm: int | None) -> int:
    """Return by how many beats a minute a playlist misses a tempo: 0 within its range, or for None."""
    if bpm is None:
        return 0
    return max(playlist.bpm_low - bpm, bpm - playlist.bpm_high, 0)


def best_music(lists: Sequence[Playlist], now: str, wish: MusicWish) -> Playlist | None:
    """Return the playlist that fits a wish best; None if there is none but the present one.

    Args:
        lists: all playlists.
        now: id of the present playlist, or `none`.
        wish: a name, mood, activity or tempo; an open one gets the free playlist nearest in tempo.
    """
    named = next((one for one in lists if one.id == wish.playlist), None)
    if named is not None:
        return named
    before = next((one for one in lists if one.id == now), None)
    bpm = wish.bpm or (tempo_of(before) if before and wish.is_open else None)

    def cost(one: Playlist) -> tuple[bool, bool, bool, int, str]:
        misses_mood = wish.mood is not None and wish.mood not in one.moods
        misses_activity = wish.activity is not None and wish.activity not in one.activities
        return misses_mood, misses_activity, one.premium, bpm_off(one, bpm), one.id

    return min((one for one in lists if one.id != now), key=cost, default=None)


def next_tempo_music(lists: Sequence[Playlist], now: str, step: int) -> Playlist | None:
    """Return the next faster (`step` 1) or slower (-1) playlist; None if there is none.

    Without music now, 1 gives the slowest playlist and -1 the fastest.
    """
    before = next((one for one in lists if one.id == now), None)
    beyond = [one for one in lists if before is None or (tempo_of(one) - tempo_of(before)) * step > 0]
    return min(beyond, key=lambda one: (tempo_of(one) * step, one.premium, one.id), default=None)


def same_moment(old: Segment, new: Segment, offset_ms: DurationMs) -> DurationMs:
    """Return the offset in the same segment over other music: in proportion within set-up, work or rest."""
    edges = (0, old.work_start_ms, old.work_end_ms, old.duration_ms)
    others = (0, new.work_start_ms, new.work_end_ms, new.duration_ms)
    for phase in range(3):
        begin, end = edges[phase], edges[phase + 1]
        if offset_ms < end or phase == 2:
            into = min(offset_ms, end) - begin
            long = others[phase + 1] - others[phase]
            there = others[phase] + (into * long // (end - begin) if end > begin else 0)
            return DurationMs(max(0, min(there, new.duration_ms - 1)))
    raise AssertionError("unreachable: the last phase returns")
