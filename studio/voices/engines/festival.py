"""festival, a speech engine of Debian, with a free English voice at 32 kHz."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from studio.errors import VoiceError
from studio.voices.engines.wav_program import read_clip, run_program

if TYPE_CHECKING:
    from studio.audio.samples import Samples

VOICES = {"slt": "cmu_us_slt_arctic_hts"}
"""Our short names for festival's voices, from Debian's package festvox-us-slt-hts."""
INSTALLED = Path("/usr/share/festival/voices/us")


def is_installed() -> bool:
    """Return whether festival and its voice are installed."""
    return shutil.which("festival") is not None and all((INSTALLED / one).is_dir() for one in VOICES.values())


class FestivalEngine:
    """festival, run anew for each call, so that the same text always gives the same samples."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`."""
        return self.speak_all([text], voice)[0]

    def speak_all(self, texts: Sequence[str], voice: VoiceFile) -> list["Samples"]:
        """Return the spoken texts, made by one process, because starting festival takes longer than a clip.

        Raises:
            VoiceError: there is no such voice, or festival is not installed.
        """
        if voice.festival not in VOICES:
            raise VoiceError(f"festival has no voice {voice.festival!r}; {', '.join(VOICES)} is")
        # A faster playback (see `finished_clip`) shortens the clip, so festival speaks more slowly.
        pace = voice.festival_pace / voice.tract
        with tempfile.TemporaryDirectory() as folder:
            made = [Path(folder) / f"{n}.wav" for n in range(len(texts))]
            asked = Path(folder) / "clips.scm"
            lines = [
                f"(voice_{VOICES[voice.festival]})",
                f'(set! hts_engine_params (cons (list "-r" {pace:.3f}) hts_engine_params))',
            ]
            lines += [
                f"(utt.save.wave (SynthText {_quoted(text)}) {_quoted(str(file))} 'riff)"
                for text, file in zip(texts, made, strict=True)
            ]
            asked.write_text("\n".join(lines), "utf-8")
            run_program(["festival", "-b", str(asked)], texts[0])
            return [read_clip(file, voice, text) for text, file in zip(texts, made, strict=True)]


def _quoted(text: str) -> str:
    """Return a text as a string literal of festival's Scheme: ASCII, quotes and backslashes escaped."""
    plain = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: ","})
    return json.dumps(plain.encode("ascii", "ignore").decode())
