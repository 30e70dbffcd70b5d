"""Songs: what is drawn from a track's seed before any note, and which part of the form a bar belongs to."""

import random
from dataclasses import dataclass, replace
from functools import lru_cache

from skill.content.authored import TrackFile
from studio.music.bands import BANDS, Player
from studio.music.harmony import PROGRESSIONS, TURNS, Key, key_of
from studio.music.melodies import Melody, draw_melody
from studio.music.notes import PHRASE_BARS, Part
from studio.music.styles import STYLES, Bars, Style


@dataclass(frozen=True, slots=True)
class Song:
    """What is drawn at random from a track's seed, before any note."""

    key: Key
    style: Style
    """With its lines in this song's order."""
    chords: tuple[int, ...]
    """The degree of the chord in each of a phrase's eight bars."""
    chorus_chords: tuple[int, ...]
    melody: Melody
    chorus_melody: Melody
    fills: tuple[int, ...]
    players: dict[str, Player]
    kit: int

    def degree(self, bar: int, part: Part) -> int:
        """Return the scale degree of a bar's chord."""
        place = bar % PHRASE_BARS
        if part.name == "break":
            return self.chorus_chords[place // 2 % 4] if place < PHRASE_BARS - 1 else TURNS[self.key.mode]
        return (self.chorus_chords if part.name == "chorus" else self.chords)[place]


@lru_cache(maxsize=64)
def song_of(track: TrackFile) -> Song:
    """Return the chords, melodies and players that a track's seed leads to.

    Raises:
        KeyError: the track's style or key is unknown; the gate says so with file and key.
    """
    rng = random.Random(track.seed)  # noqa: S311  a tune, not a secret
    key, style, band = key_of(track.key), _own_lines(track), BANDS[track.style]
    chords, chorus_chords = (_phrase_chords(one, key) for one in rng.sample(PROGRESSIONS[key.mode], 2))
    return Song(
        key,
        style,
        chords,
        chorus_chords,
        draw_melody(rng, style.motifs, chords, 3),
        draw_melody(rng, style.motifs, chorus_chords, 6),
        tuple(rng.randrange(100) for _ in range(100)),
        {role: rng.choice(some) for role, some in band.players.items()},
        band.kit,
    )


def _own_lines(track: TrackFile) -> Style:
    """Return a track's style with its bass lines, comps and arpeggios in an order of this track's own."""
    style = STYLES[track.style]
    rng = random.Random(f"lines of {track.seed}")  # noqa: S311  a tune, not a secret

    def drawn(lines: Bars) -> Bars:
        return tuple(rng.sample(lines, len(lines)))

    return replace(
        style,
        bass=drawn(style.bass),
        chorus_bass=drawn(style.chorus_bass),
        comp=drawn(style.comp),
        chorus_comp=drawn(style.chorus_comp),
        arpeggios=drawn(style.arpeggios),
    )


def _phrase_chords(four: tuple[int, ...], key: Key) -> tuple[int, ...]:
    """Return four chords twice, the second time ending on the chord that leads back to the first."""
    return (*four, *four[:3], TURNS[key.mode])


def part_of(bar: int, bars: int) -> Part:
    """Return the part of the form that a bar belongs to."""
    phrase, phrases = bar // PHRASE_BARS, max(1, bars // PHRASE_BARS)
    if phrase == 0:
        return Part("intro", 0)
    if phrase >= phrases - 1 and phrases > 2:
        return Part("outro", 0)
    form = ("verse", "chorus", "verse", "break", "chorus")
    names = [form[(one - 1) % 5] for one in range(1, phrase + 1)]
    return Part(names[-1], names[:-1].count(names[-1]))
