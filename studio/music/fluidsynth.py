"""FluidSynth: plays MIDI by sampled instruments, where it and a soundfont are installed."""

import os
import shutil
import subprocess
import tempfile
import wave
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError

if TYPE_CHECKING:
    from studio.audio.samples import Samples

SOUNDFONTS = (Path("/usr/share/sounds/sf2/FluidR3_GM.sf2"), Path("/usr/share/soundfonts/FluidR3_GM.sf2"))
GAIN = 0.4
"""FluidSynth's gain, low enough that no chord reaches full scale; the mix sets the levels."""

LATENCY = 154
"""Samples by which FluidSynth was measured to be late: its block size, and the onset of its samples."""


@lru_cache(maxsize=1)
def find_fluidsynth() -> tuple[str, Path] | None:
    """Return the paths of FluidSynth and of its soundfont; None if one of them is missing.

    AUDIO_TRAINER_SOUNDFONT names another soundfont; empty, it means none.
    """
    program = shutil.which("fluidsynth")
    chosen = os.environ.get("AUDIO_TRAINER_SOUNDFONT")
    fonts = SOUNDFONTS if chosen is None else (Path(chosen),)
    font = next((one for one in fonts if one.is_file()), None)
    return (program, font) if program and font else None


def play_midi(score: bytes) -> "Samples":
    """Return a MIDI file as sound of shape (n, 2) at 44,100 Hz, with the reverb's tail after its last note.

    Raises:
        RenderError: FluidSynth is missing, or could not play it.
    """
    found = find_fluidsynth()
    if found is None:
        raise RenderError(
            "there is no FluidSynth with a soundfont: 'apt install fluidsynth fluid-soundfont-gm'"
        )
    program, font = found
    with tempfile.TemporaryDirectory() as folder:
        midi, wav = Path(folder) / "score.mid", Path(folder) / "score.wav"
        midi.write_bytes(score)
        asked = [
            "-n",
            "-i",
            "-q",
            "-o",
            "synth.dynamic-sample-loading=1",
            "-g",
            str(GAIN),
            "-r",
            str(SAMPLE_RATE),
            "-O",
            "s16",
            "-T",
            "wav",
        ]
        done = subprocess.run(
            [program, *asked, "-F", str(wav), str(font), str(midi)],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode != 0 or not wav.exists():
            raise RenderError(f"FluidSynth could not play a score: {done.stderr[-200:].strip()}")
        with wave.open(str(wav)) as file:
            pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    return (pcm[LATENCY:] / np.float32(32_768)).astype(np.float32)
