"""The folders of the repository in which the studio reads and writes."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
"""What can be made again at any time; not in the repository."""
AUDIO_ASSETS = ROOT / "audio_assets"
