"""Tempo by librosa's beat tracker, an independent program in a virtual environment of its own.

Run as a script: for each WAV file it prints a line of JSON with the tempo in beats per minute, once of a
straight line fitted to all beats, and once of the median interval between two beats.
"""

import json
import sys

import librosa
import numpy as np


def tempo_of(path: str) -> dict[str, float]:
    """Return a file's tempo by the fitted line and by the median interval, and the number of beats."""
    sound, rate = librosa.load(path, sr=22_050, mono=True)
    _, beats = librosa.beat.beat_track(y=sound, sr=rate, hop_length=128, units="time")
    gaps = np.diff(beats)
    median = float(np.median(gaps))
    # Where the tracker missed a beat, an interval counts as two: beats are numbered by time, not by order.
    numbers = np.concatenate([[0], np.cumsum(np.maximum(1, np.rint(gaps / median)))])
    slope = float(np.polyfit(numbers, beats, 1)[0])
    return {"line": 60 / slope, "median": 60 / median, "beats": len(beats)}


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(json.dumps(tempo_of(name)), flush=True)
