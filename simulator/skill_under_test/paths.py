"""Where the files of Audio Trainer stand in this repository."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MODELS = ROOT / "interaction_models"
MANIFEST = ROOT / "skill.json"
PRODUCTS = ROOT / "publishing" / "products"
CONVERSATIONS = ROOT / "tests" / "conversations"
