"""Which music next, and where in it: chosen by mood and tempo, at the same place of the same move. Pure."""

from collections.abc import Sequence

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Playlist, Segment


@record
class MusicWish:
    """What music is wanted to be; None where nothing was said."""

    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None

    @property
    def is_open(self) -> bool:
        """True if any other music will do."""
        return self == MusicWish()


def tempo_of(playlist: Playlist) -> int:
    """Return a playlist's tempo, in beats a minute."""
    return (playlist.bpm_low + playlist.bpm_high) // 2


def best_music(lists: Sequence[Playlist], now: str, wish: MusicWish) -> Playlist | None:
    """Return the playlist that fits a wish best; None if there is no other than the present one.

    Args:
        lists: all playlists.
        now: the present one's id, or `none`.
        wish: by name, mood, what it suits, or tempo; if open, the one nearest in tempo that is free.
    """
    named = next((one for one in lists if one.id == wish.playlist), None)
    if named is not None:
        return named
    before = next((one for one in lists if one.id == now), None)
    bpm = wish.bpm or (tempo_of(before) if before and wish.is_open else None)

    def cost(one: Playlist) -> tuple[bool, bool, bool, int, str]:
        misses_mood = wish.mood is not None and wish.mood not in one.moods
        misses_activity = wish.activity is not None and wish.activity not in one.activities
        off_by = max(one.bpm_low - bpm, bpm - one.bpm_high, 0) if bpm else 0
        return misses_mood, misses_activity, one.premium, off_by, one.id

    return min((one for one in lists if one.id != now), key=cost, default=None)


def next_tempo_music(lists: Sequence[Playlist], now: str, step: int) -> Playlist | None:
    """Return the next faster (1) or slower (-1) playlist; None if there is none.

    Without music now, any is a step: the slowest upwards, the fastest downwards.
    """
    before = next((one for one in lists if one.id == now), None)
    beyond = [one for one in lists if before is None or (tempo_of(one) - tempo_of(before)) * step > 0]
    return min(beyond, key=lambda one: (tempo_of(one) * step, one.premium, one.id), default=None)


def same_moment(old: Segment, new: Segment, offset_ms: DurationMs) -> DurationMs:
    """Return where a segment over other music is at the same place: as far into set-up, work or rest."""
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
