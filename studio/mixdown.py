"""The mixdown: a score becomes a file. The one room that wraps sound in pydub."""

import os
import subprocess
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.music import sound_of, stretch
from studio.plan import SAMPLE_RATE
from studio.score import SegmentScore
from studio.voices import VoiceEngine

with warnings.catch_warnings():  # pydub warns that no ffmpeg is on the PATH; ours is in a wheel
    warnings.simplefilter("ignore", RuntimeWarning)
    from pydub import AudioSegment

if TYPE_CHECKING:
    from studio.voices import Samples

BITRATE = "128k"
DUCK_DB = -11.0
ATTACK_S, RELEASE_S = 0.12, 0.35
SEAM_S = 0.25
VOICE_LEVEL = 0.16
"""The level of a voice while it speaks, as root mean square: about −16 dBFS."""
CEILING = 0.63
"""−4 dBFS: MP3 adds up to a decibel on top of the samples that went in."""
MOST_DRIFT_MS = 60
"""By how much a decoded MP3 may miss its plan: an encoder pads by up to two frames of 26 ms."""


class RenderError(Exception):
    """A file that could not be made, or is not what was planned."""


def mix(score: SegmentScore, track: TrackFile, engine: VoiceEngine) -> "Samples":
    """Return a segment as stereo samples of shape (n, 2): exactly as many as the score promises.

    Raises:
        RenderError: a cue is longer than its window, or the sum has another length.
    """
    bed = stretch(track, score.music.start_bar, score.samples).copy()
    voice = voice_of(score, engine)
    bed *= duck_of(voice)[:, None]
    bed *= _seams(score.samples)[:, None]
    sound = limited(bed + voice[:, None])
    if len(sound) != score.samples:
        raise RenderError(f"{score.segment}: {len(sound)} samples, not {score.samples}")
    return sound


def voice_of(score: SegmentScore, engine: VoiceEngine) -> "Samples":
    """Return all that the trainer says in a segment, each cue at its time, as one channel."""
    voice = np.zeros(score.samples, np.float32)
    for cue in score.cues:
        clip = engine.speak(cue.text, score.voice)
        at = round(cue.at_ms * SAMPLE_RATE / 1000)
        window = round(cue.window_ms * SAMPLE_RATE / 1000)
        if len(clip) > window or at + len(clip) > score.samples:
            raise RenderError(
                f"{score.workout} {score.segment}: {cue.kind!r} takes "
                f"{len(clip) * 1000 // SAMPLE_RATE} ms and has {cue.window_ms} ms: {cue.text!r}"
            )
        level = float(np.sqrt(np.mean(clip**2))) if len(clip) else 1.0
        voice[at : at + len(clip)] += clip * (VOICE_LEVEL / max(level, 1e-6))
    return voice


def duck_of(voice: "Samples") -> "Samples":
    """Return the gain of the music under a voice: down before it speaks, and smoothly up after it."""
    step = SAMPLE_RATE // 100
    count = -(-len(voice) // step)
    padded = np.zeros(count * step, np.float32)
    padded[: len(voice)] = np.abs(voice)
    speaks = padded.reshape(count, step).max(axis=1) > 0.01
    hold = int(0.25 * 100)  # a breath between two words is no reason to come up
    held = np.convolve(speaks, np.ones(2 * hold + 1), "same") > 0
    target = np.where(held, DUCK_DB, 0.0)
    gains = np.empty(count + 1, np.float32)
    gain = float(target[0])
    for place, wanted in enumerate(np.append(target, target[-1])):
        pace = ATTACK_S if wanted < gain else RELEASE_S
        gain += (float(wanted) - gain) * (1 - np.exp(-0.01 / pace))
        gains[place] = gain
    smooth = np.interp(np.arange(len(voice)), np.arange(count + 1) * step, gains)
    return np.asarray(10 ** (smooth / 20), np.float32)


def limited(sound: "Samples") -> "Samples":
    """Return the sound below the ceiling: untouched up to −8 dBFS, then bent softly."""
    knee = 0.4
    over = np.abs(sound) > knee
    bent = knee + (CEILING - knee) * np.tanh((np.abs(sound) - knee) / (CEILING - knee))
    return np.where(over, np.sign(sound) * bent, sound).astype(np.float32)


def _seams(samples: int) -> "Samples":
    shape = np.ones(samples, np.float32)
    length = min(int(SEAM_S * SAMPLE_RATE), samples // 2)
    slope = (np.sin(np.linspace(0, np.pi / 2, length)) ** 2).astype(np.float32)
    shape[:length] = slope
    shape[samples - length :] = slope[::-1]
    return shape


def mix_track(track: TrackFile) -> "Samples":
    """Return a track to be heard on its own, with its beginning and end faded."""
    sound = sound_of(track)
    return limited(sound * 1.6 * _seams(len(sound))[:, None])


def export(sound: "Samples", target: Path, planned_ms: int, name: str) -> int:
    """Write an MP3, whole or not at all, and hold it to its plan.

    Args:
        sound: stereo samples of shape (n, 2).
        target: the file.
        planned_ms: how long it should be.
        name: what it is, for the error's sentence.

    Returns:
        The length of what was written, decoded again, in milliseconds.

    Raises:
        RenderError: ffmpeg is missing, the disk is full, or the file is not as long as planned.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    made = target.with_name(f"{target.stem}.{os.getpid()}.part")
    AudioSegment.converter = ffmpeg()
    pcm = (np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes()
    wrapped = AudioSegment(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE, channels=2)
    try:
        wrapped.export(str(made), format="mp3", bitrate=BITRATE).close()
        length = decoded_ms(made)
        if abs(length - planned_ms) > MOST_DRIFT_MS:
            raise RenderError(f"{name}: {length} ms, planned were {planned_ms} ms")
        os.replace(made, target)
    except OSError as error:
        raise RenderError(f"{name}: could not be written to {target}: {error.strerror}") from error
    finally:
        made.unlink(missing_ok=True)
    return length


def decoded_ms(path: Path) -> int:
    """Return how long an audio file is when decoded, in milliseconds."""
    command = [
        ffmpeg(),
        "-v",
        "error",
        "-i",
        str(path),
        "-f",
        "s16le",
        "-ac",
        "1",
        "-ar",
        "8000",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        raise RenderError(f"{path}: ffmpeg could not decode it: {done.stderr.decode()[-200:]}")
    return len(done.stdout) // 16


def ffmpeg() -> str:
    """Return the ffmpeg that came with the virtual environment.

    Raises:
        RenderError: it is not there.
    """
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise RenderError("there is no ffmpeg: say 'make clean build' to install it") from error
