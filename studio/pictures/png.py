"""SVG as PNG, by resvg: the same bytes on every machine, if there is no text in it."""

import resvg_py


def png_of(svg: str, pixels: int | None = None) -> bytes:
    """Return an SVG as PNG, so many pixels wide, or as wide as it says."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=pixels, background="#ffffff"))
