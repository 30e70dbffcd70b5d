"""The skill's package, in the layout that ask-cli v2 deploys: manifest and interaction models."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

RESOURCES_VERSION = "2020-03-31"

_ARN = re.compile(r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?")


class NoEndpoint(Exception):
    """What was given as the skill's endpoint is no Lambda."""


def package_skill(root: Path, dist: Path, endpoint: str | None = None) -> list[Path]:
    """Write `ask-resources.json` and `skill-package/` anew below a folder, and return what was written.

    Args:
        root: the project's folder.
        dist: where to write; `ask deploy` is said there.
        endpoint: the Lambda's address (ARN); None keeps what the manifest says.

    Raises:
        NoEndpoint: the endpoint is no Lambda's address.
    """
    if endpoint is not None and not _ARN.fullmatch(endpoint):
        raise NoEndpoint(
            f"{endpoint!r} is no address of a Lambda: "
            "give one such as arn:aws:lambda:us-east-1:123456789012:function:audio-trainer:live"
        )
    package = dist / "skill-package"
    shutil.rmtree(package, ignore_errors=True)
    manifest: dict[str, Any] = json.loads((root / "skill.json").read_text("utf-8"))
    if endpoint is not None:
        manifest["manifest"]["apis"]["custom"]["endpoint"]["uri"] = endpoint
    written = [
        _write(package / "skill.json", manifest),
        _write(dist / "ask-resources.json", _resources()),
    ]
    for model in sorted((root / "interaction_models").glob("*.json")):
        target = package / "interactionModels" / "custom" / model.name
        written.append(_write(target, json.loads(model.read_text("utf-8"))))
    return written


def _resources() -> dict[str, Any]:
    # No code: infrastructure/template.yaml deploys it, with its table, its alarms and its trigger.
    return {
        "askcliResourcesVersion": RESOURCES_VERSION,
        "profiles": {"default": {"skillMetadata": {"src": "./skill-package"}}},
    }


def _write(target: Path, content: dict[str, Any]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return target
