"""MP3 frames: the frame headers, read as ISO/IEC 11172-3 defines them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""Sample rates in hertz, by the two bits of the version: MPEG-1, MPEG-2 and MPEG-2.5."""
KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
SSML_KBITS, SSML_HERTZ, SSML_MOST_MS = 48, (16_000, 22_050, 24_000), 240_000
"""What the audio element of Alexa's SSML takes: MPEG-2 at this bit rate and one of these sample rates."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The header of one frame."""

    version: int
    """1 or 2; 25 for MPEG-2.5."""
    layer: int
    kbits: int
    hertz: int
    channels: int
    samples: int


def frames(data: bytes) -> Iterator[Frame]:
    """Yield the frames of an MP3 in order, leaving out ID3 tags.

    Raises:
        ValueError: a part of the file is no frame.
    """
    return (frame for _, frame in placed_frames(data))


def placed_frames(data: bytes) -> Iterator[tuple[int, Frame]]:
    """Yield the frames of an MP3 in order, each with the place of its first byte, leaving out ID3 tags.

    Raises:
        ValueError: a part of the file is no frame.
    """
    at = 0
    if data[:3] == b"ID3":
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    while at + 4 <= len(data) and data[at : at + 3] != b"TAG":
        parsed = _parsed(data[at : at + 4])
        if parsed is None:
            raise ValueError(f"no frame of layer III at byte {at}")
        yield at, parsed[0]
        at += parsed[1]


@lru_cache(maxsize=64)
def _parsed(header: bytes) -> tuple[Frame, int] | None:
    """Return a frame's header and its length in bytes, from its first four bytes; None if they are no header.

    Cached, because a file has thousands of frames and a handful of different headers.
    """
    head = int.from_bytes(header, "big")
    version, layer, rate = head >> 19 & 3, 4 - (head >> 17 & 3), head >> 10 & 3
    if head >> 21 != 0x7FF or version == 1 or layer != 3 or rate == 3 or not 0 < head >> 12 & 15 < 15:
        return None
    kbits = (KBITS_1 if version == 3 else KBITS_2)[head >> 12 & 15]
    hertz, samples = RATES[version][rate], 1152 if version == 3 else 576
    parsed = Frame({3: 1, 2: 2, 0: 25}[version], 3, kbits, hertz, 1 if head >> 6 & 3 == 3 else 2, samples)
    return parsed, samples // 8 * kbits * 1000 // hertz + (head >> 9 & 1)


def length_ms(data: bytes) -> int:
    """Return the length of an MP3 in milliseconds, without the padding that its encoder declares.

    Reading the headers costs a hundredth of decoding the file, and finds a broken file as well.

    Raises:
        ValueError: a part of the file is no frame, or it has no frame at all.
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
    """Return the faults for which SSML's audio element would not play an MP3; empty if it would."""
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
