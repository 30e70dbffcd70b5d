"""Encoding by LAME in this process, without ffmpeg: a wheel of a fifth of a megabyte."""

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.mp3_frames import placed_frames
from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.mixdown.mp3_forms import Mp3Form

if TYPE_CHECKING:
    from studio.audio.samples import Pcm

QUALITY = 5
"""LAME's own scale from 0 to 9, at which ffmpeg asks for it too; 7 would skip the noise shaping."""
PIECE = 10 * SAMPLE_RATE
DELAY = 576
"""Samples by which LAME delays a sound; a decoder adds 529 of its own, which every player knows."""
FRAME_SAMPLES = 1_152
_SIDE_INFO = 32
"""Bytes between the header and the data of a stereo frame of MPEG-1."""


class LameEncoder:
    """Fills `Encoder`."""

    def encode(self, sound: "Pcm", form: Mp3Form, folder: Path | None = None) -> bytes:  # noqa: ARG002
        """Return a sound as an MP3; see the port. Nothing is written to a disk."""
        try:
            import lameenc
        except ImportError as error:
            raise RenderError("lameenc is not installed: say 'make clean build'") from error
        lame = lameenc.Encoder()
        lame.silence()
        lame.set_channels(2)
        lame.set_in_sample_rate(form.hertz)
        lame.set_out_sample_rate(form.hertz)  # LAME would choose another for a low bit rate
        lame.set_bit_rate(form.kbits)
        lame.set_quality(QUALITY)
        sound = _at_rate(sound, form.hertz)
        pieces = (sound[at : at + PIECE] for at in range(0, len(sound), PIECE))
        data = b"".join([*(bytes(lame.encode(piece.tobytes())) for piece in pieces), bytes(lame.flush())])
        return _information(data, len(sound)) + data if form.tells_length else data


def _at_rate(sound: "Pcm", hertz: int) -> "Pcm":
    if hertz == SAMPLE_RATE:
        return sound
    turned = resampled(sound.astype(np.float32), SAMPLE_RATE, hertz)
    return np.clip(np.rint(turned), -32_768, 32_767).astype(np.int16)


def _information(data: bytes, samples: int) -> bytes:
    """Return the information frame of an MP3 of MPEG-1: a silent frame, in the form that LAME gives it.

    It holds the number of frames and bytes, a table to seek by, and how many samples the encoder has added
    at the beginning and at the end. Without it a player would add 50 ms of silence at each seam.
    """
    places, frames = zip(*placed_frames(data), strict=True)
    header = bytearray(data[:4])
    header[2] &= 0b1111_1101  # no padding byte
    header[3] &= 0b1100_1111  # no mode extension: there is no sound that it would describe
    size = FRAME_SAMPLES // 8 * frames[0].kbits * 1000 // frames[0].hertz
    whole = size + len(data)
    told = struct.pack(">4sIII", b"Info", 0b1111, len(frames), whole)
    told += bytes(_seek_table([size + at for at in places], whole))
    told += struct.pack(">I", 100 - 10 * QUALITY)
    # Constant bit rate; low-pass, loudness, flags and the checksum of the sound are left out, as "unknown".
    added = (DELAY << 12 | len(frames) * FRAME_SAMPLES - DELAY - samples).to_bytes(3, "big")
    told += struct.pack(">9sB10xB3s4xI2x", b"LAME3.100", 1, frames[0].kbits, added, whole)
    frame = bytes(header) + bytes(_SIDE_INFO) + told
    return (frame + struct.pack(">H", _checksum(frame))).ljust(size, b"\0")


def _seek_table(places: Sequence[int], whole: int) -> Iterator[int]:
    """Yield for each hundredth of the time the part of the file that lies before it, of 256."""
    for hundredth in range(100):
        yield min(255, places[hundredth * len(places) // 100] * 256 // whole)


def _checksum(data: bytes) -> int:
    """Return the checksum of the tag: CRC-16 with the polynomial 0x8005, lowest bit first."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
