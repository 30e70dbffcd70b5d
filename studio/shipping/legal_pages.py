"""The privacy policy and the terms of use, to which the manifest points, as HTML pages beside the audio."""

from pathlib import Path

from markdown_it import MarkdownIt

NAMES = ("privacy", "terms")

FRAME = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body {{ max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 sans-serif }}</style>
{body}</html>
"""


def legal_pages(docs: Path) -> dict[str, str]:
    """Return the HTML of each page by its key in the bucket.

    Args:
        docs: the folder of `privacy.md` and `terms.md`.
    """
    return {f"{name}.html": _page((docs / f"{name}.md").read_text("utf-8")) for name in NAMES}


def _page(text: str) -> str:
    title = text.partition("\n")[0].removeprefix("# ")
    return FRAME.format(title=title, body=MarkdownIt().render(text))
