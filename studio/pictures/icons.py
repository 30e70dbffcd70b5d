"""The skill's icons: a dumbbell with the bars of a waveform, drawn by arithmetic, and so our own."""

import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Plane = NDArray[np.float64]

SIZES = {"small": 108, "large": 512}
"""The sizes that Amazon asks for, in pixels."""

DUSK, DAWN, CHALK, GOLD = (24, 32, 72), (232, 92, 70), (255, 250, 240), (255, 196, 87)
PLATES = ((-0.62, 0.26), (-0.43, 0.46), (0.43, 0.46), (0.62, 0.26))
"""The position of each weight plate, and its reach up and down, in half widths of the icon."""
THICK, HANDLE, ROUND = 0.075, 0.05, 0.92
NOTE_BARS = ((-0.2, 0.12), (-0.067, 0.22), (0.067, 0.16), (0.2, 0.1))
"""The waveform in the middle, on the handle: position and reach of each bar."""


def draw(size: int, *, premium: bool = False) -> bytes:
    """Return an icon as a PNG: a disc on a transparent background, since Amazon shows icons round.

    Args:
        size: the width and height in pixels.
        premium: True for a golden rim, for the subscription.
    """
    y, x = np.mgrid[0:size, 0:size] * (2 / size) - 1 + 1 / size
    soft = 2 / size
    blend = np.clip((x + y + 1.6) / 3.2, 0, 1)[..., None]
    picture = np.asarray(DUSK) * (1 - blend) + np.asarray(DAWN) * blend
    for at, reach in PLATES:
        picture = _painted(picture, _bar(x - at, y, THICK, reach, soft), CHALK)
    picture = _painted(picture, _bar(y, x, HANDLE, 0.62, soft), CHALK)
    for at, reach in NOTE_BARS:
        picture = _painted(picture, _bar(x - at, y, 0.045, reach, soft), CHALK)
    distance = np.hypot(x, y)
    if premium:
        picture = _painted(picture, _inside(0.06 - np.abs(distance - 0.86), soft), GOLD)
    disc = _inside(ROUND - distance, soft)[..., None] * 255
    return _png(np.concatenate([picture, disc], axis=2).round().astype(np.uint8))


def write_icons(folder: Path) -> list[Path]:
    """Write the icons of the skill and of the subscription into a folder, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, size in SIZES.items():
        for prefix, premium in (("", False), ("premium-", True)):
            files.append(folder / f"{prefix}{name}.png")
            files[-1].write_bytes(draw(size, premium=premium))
    return files


def _bar(across: "Plane", along: "Plane", thick: float, reach: float, soft: float) -> "Plane":
    beyond = np.maximum(np.abs(along) - (reach - thick), 0)
    return _inside(thick - np.hypot(across, beyond), soft)


def _inside(depth: "Plane", soft: float) -> "Plane":
    shade: Plane = np.clip(depth / soft + 0.5, 0, 1)
    return shade


def _painted(picture: "Plane", where: "Plane", colour: tuple[int, int, int]) -> "Plane":
    shade = where[..., None]
    return picture * (1 - shade) + np.asarray(colour) * shade


def _png(pixels: "NDArray[np.uint8]") -> bytes:
    """Return RGBA pixels of shape (height, width, 4) as a PNG file."""
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
