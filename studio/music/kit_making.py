"""Making the kit: each drum is struck once, by FluidSynth or by our own synthesis, and made less sharp."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from skill.content.authored import TrackFile
from studio.audio.limiter import soft_clipped
from studio.audio.loudness import db_to_gain
from studio.audio.samples import SAMPLE_RATE
from studio.music.bands import BANDS, KIT_NOTES
from studio.music.credits import kit_credit
from studio.music.filters import shelved
from studio.music.fluidsynth import find_fluidsynth, play_midi
from studio.music.instruments import drum
from studio.music.kit import KIT, MACHINE, Shot, shot, shots
from studio.music.midi import midi_file
from studio.music.notes import NoteEvent
from studio.music.styles import STYLES

if TYPE_CHECKING:
    from studio.audio.samples import Samples

HEAD = (
    "# Where each drum stands in kit.flac, in samples. Made by `python -m studio music --kit`; do not edit."
)
APART = 9
"""Bars between two strokes, of a second each; after nine a player's unevenness is the same."""
LONGEST_S = {"crash": 2.0, "ride": 1.2, "open_hat": 0.6, "riser": 2.66}
LONG_S, FADE_S, QUIET_DB = 0.8, 0.04, -54.0
"""The longest sound of any other drum, the fade at its end, and the level under its peak where it ends."""
RISER_S = 2.6
"""The riser's length: less than two bars of the fastest track."""
LESS_DB = {
    "hat": -3.0, "open_hat": -4.0, "shaker": -3.0, "tambourine": -5.0, "ride": -4.0, "crash": -5.0,
    "riser": -3.0,
}  # fmt: skip
"""How much quieter than written whatever hisses is; speech has its sibilants there."""
KIT_DB = {"0": 11.5, "16": 6.5, "24": 8.0, "40": 9.0, MACHINE: -6.0}
"""The gain of each kit, by which its drums stand beside a bed."""
SATURATION = (0.15, 0.25)
"""Soft clipping of each sound: the level at which it sets in, and the level never exceeded."""
SHELF_HZ, SHELF_DB = 5_500.0, -7.0


def make_kit(kit: Path = KIT) -> int:
    """Write the kit and its index; return how many sounds it has.

    Raises:
        RenderError: FluidSynth is there, and could not play.
    """
    sounds = dict(_all_shots())
    index, at = {}, 0
    for name, sound in sounds.items():
        index[name] = Shot(at, len(sound))
        at += len(sound)
    whole = np.concatenate(list(sounds.values()))
    pcm = np.asarray(np.rint(np.clip(whole, -1, 1) * 32_767), np.int16)
    soundfile.write(kit, pcm, SAMPLE_RATE, "PCM_16", format="FLAC")
    rows = [f'"{name}" = [{one.first}, {one.samples}]' for name, one in index.items()]
    credit = [f'{key} = "{value}"' for key, value in kit_credit().items()]
    kit.with_suffix(".toml").write_text("\n".join([HEAD, *credit, "", "[shots]", *rows, ""]), "utf-8")
    shots.cache_clear()
    shot.cache_clear()
    return len(sounds)


def _all_shots() -> "Iterator[tuple[str, Samples]]":
    kits = {band.kit: style for style, band in BANDS.items()}
    for number, style in sorted(kits.items()):
        for name, sound in zip(sorted(KIT_NOTES), _struck(style), strict=True):
            if name != "riser":
                yield f"{number}/{name}", _trimmed(name, sound, KIT_DB[str(number)])
    for name in sorted(set().union(*(one.synthesised_drums for one in STYLES.values()))):
        yield (
            f"{MACHINE}/{name}",
            _trimmed(name, drum(name, 0, round(RISER_S * SAMPLE_RATE)), KIT_DB[MACHINE]),
        )


def _struck(style: str) -> "Iterator[Samples]":
    """Yield each drum of a style's kit, in the order of their names."""
    if find_fluidsynth() is None:
        yield from (drum(name, KIT_NOTES[name], SAMPLE_RATE) for name in sorted(KIT_NOTES))
        return
    events = [NoteEvent(name, place * APART, 0.0) for place, name in enumerate(sorted(KIT_NOTES))]
    track = TrackFile("kit", "Kit", 240, APART * len(events), style, "C major", 1)
    sound = play_midi(midi_file(track, events))
    every = APART * SAMPLE_RATE
    yield from (sound[place * every : (place + 1) * every] for place in range(len(events)))


def _trimmed(name: str, sound: "Samples", decibels: float) -> "Samples":
    """Return a drum's sound as it stands in the kit: less sharp, and cut where nobody hears it any more."""
    most = round(LONGEST_S.get(name, LONG_S) * SAMPLE_RATE)
    # Silence after it, for the filter goes round.
    padded = np.pad(sound[:most], ((0, max(0, most - len(sound)) + SAMPLE_RATE), (0, 0)))
    sound = shelved(padded, SHELF_HZ, SHELF_DB)[:most]
    loud = np.abs(sound).max(axis=1)
    end = int(np.flatnonzero(loud > loud.max() * db_to_gain(QUIET_DB))[-1]) + 1
    kept = sound[:end]
    fade = min(len(kept), round(FADE_S * SAMPLE_RATE))
    kept[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)[:, None]
    return soft_clipped(kept * np.float32(db_to_gain(decibels + LESS_DB.get(name, 0.0))), *SATURATION)
