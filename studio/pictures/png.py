"""SVG as PNG, by resvg: the same bytes on every machine, if there is no text in it."""

import resvg_py


def png_of(svg: str, pixels: int | None = None, *, has_text: bool = False) -> bytes:
    """Return an SVG as PNG.

    Args:
        svg: the SVG.
        pixels: how wide; None for as wide as it says.
        has_text: True if text is in it, and not outlines alone: then the machine's fonts are looked for,
            which takes longer than the rest.
    """
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=pixels, background="#ffffff", skip_system_fonts=not has_text
        )
    )
