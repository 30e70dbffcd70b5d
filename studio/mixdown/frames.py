"""Frames: what an MP3 says of itself in each of its frames, read by the standard and not by our encoder."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""By the version's two bits: MPEG-1, MPEG-2 and MPEG-2.5."""
KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
SSML_KBITS, SSML_HERTZ, SSML_MOST_MS = 48, (16_000, 22_050, 24_000), 240_000


@dataclass(frozen=True, slots=True)
class Frame:
    """The header of a frame."""

    version: int
    """1 or 2; 25 for MPEG-2.5."""
    layer: int
    kbits: int
    hertz: int
    channels: int
    samples: int


def frames(data: bytes) -> Iterator[Frame]:
    """Yield the frames of an MP3, in order, without tags.

    Raises:
        ValueError: something in it is no frame.
    """
    at = 0
    if data[:3] == b"ID3":
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    while at + 4 <= len(data) and data[at : at + 3] != b"TAG":
        told = _told(data[at : at + 4])
        if told is None:
            raise ValueError(f"no frame of layer III at byte {at}")
        yield told[0]
        at += told[1]


@lru_cache(maxsize=64)
def _told(header: bytes) -> tuple[Frame, int] | None:
    """Return what a frame's four first bytes say, and its length in bytes; None if they begin no frame.

    A file has thousands of frames and a handful of headers.
    """
    head = int.from_bytes(header, "big")
    version, layer, rate = head >> 19 & 3, 4 - (head >> 17 & 3), head >> 10 & 3
    if head >> 21 != 0x7FF or version == 1 or layer != 3 or rate == 3 or not 0 < head >> 12 & 15 < 15:
        return None
    kbits = (KBITS_1 if version == 3 else KBITS_2)[head >> 12 & 15]
    hertz, samples = RATES[version][rate], 1152 if version == 3 else 576
    told = Frame({3: 1, 2: 2, 0: 25}[version], 3, kbits, hertz, 1 if head >> 6 & 3 == 3 else 2, samples)
    return told, samples // 8 * kbits * 1000 // hertz + (head >> 9 & 1)


def length_ms(data: bytes) -> int:
    """Return how long an MP3 sounds, in milliseconds: its frames, less what its encoder says that it added.

    Reading the frames costs a hundredth of decoding them, and finds a broken file as well.

    Raises:
        ValueError: something in it is no frame, or there is none.
    """
    heads = list(frames(data))
    if not heads:
        raise ValueError("there is no frame in it")
    samples = sum(one.samples for one in heads)
    tag = max(data.find(b"Xing", 0, 4_096), data.find(b"Info", 0, 4_096))
    if tag >= 0:
        samples -= heads[0].samples
        lame = tag + 120
        added = int.from_bytes(data[lame + 21 : lame + 24], "big")
        if data[lame : lame + 4] in {b"LAME", b"Lavc", b"Lavf"}:
            samples -= (added >> 12) + (added & 0xFFF)
    return round(samples * 1000 / heads[0].hertz)


def unfit_for_ssml(path: Path) -> list[str]:
    """Return what keeps an MP3 from being played by SSML's audio element; nothing if it may."""
    try:
        heads = list(frames(path.read_bytes()))
    except ValueError as error:
        return [f"{path.name}: {error}"]
    faults = []
    kinds = {(one.version, one.kbits, one.hertz) for one in heads}
    if not heads or any(
        v != 2 or kbits != SSML_KBITS or hertz not in SSML_HERTZ for v, kbits, hertz in kinds
    ):
        faults.append(f"{path.name}: has frames of (MPEG version, kbit/s, hertz) {sorted(kinds)}")
    if sum(one.samples * 1000 // one.hertz for one in heads) > SSML_MOST_MS:
        faults.append(f"{path.name}: is longer than four minutes")
    return faults
