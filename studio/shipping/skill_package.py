"""The skill's package in the layout of ask-cli v2: manifest, interaction models, products and icons."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.errors import StudioError

RESOURCES_VERSION = "2020-03-31"

PLACEHOLDER = "https://audio.example.com/"
"""The placeholder of manifest and products for the address of the audio and of the pages beside it."""

REGIONS = {"NA", "EU", "FE"}
"""Alexa's endpoints, by where a household's account is: North America, Europe and India, the Far East."""

_HOST = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}/\S*")
"""An endpoint on one's own host; Alexa calls port 443 alone."""

_AUDIO_URL = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?(/[^\s?#]*)?")
"""An address below which pages stand."""

_ARN = re.compile(r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?")


class InvalidEndpoint(StudioError):
    """The given endpoint is no Lambda's ARN, or the given audio address is not https."""


def package_skill(
    root: Path,
    dist: Path,
    endpoint: str | None = None,
    audio_url: str | None = None,
    regions: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write `ask-resources.json` and a new `skill-package/` below a folder, and return the files.

    Args:
        root: the project's folder.
        dist: the folder to write to, in which `ask deploy` is run.
        endpoint: the Lambda's ARN, or the https address of one's own host; None keeps the manifest's.
        audio_url: the https address of the audio and the legal pages; None keeps the placeholder.
        regions: endpoints of their own by Alexa's names of regions; all others have the endpoint above.

    Raises:
        InvalidEndpoint: the endpoint is neither, or the audio's address is not https.
    """
    for one in (endpoint, *(regions or {}).values()):
        _check_endpoint(one)
    if unknown := (regions or {}).keys() - REGIONS:
        raise InvalidEndpoint(
            f"{', '.join(sorted(unknown))}: Alexa's regions are {', '.join(sorted(REGIONS))}"
        )
    if audio_url is not None and not _AUDIO_URL.fullmatch(audio_url):
        raise InvalidEndpoint(
            f"{audio_url!r} is no https address below which files stand: give one such as {PLACEHOLDER}"
        )
    package = dist / "skill-package"
    shutil.rmtree(package, ignore_errors=True)
    written = [
        _write(package / "skill.json", _manifest(root, endpoint, audio_url, regions or {})),
        _write(dist / "ask-resources.json", _resources()),
    ]
    for model in sorted((root / "interaction_models").glob("*.json")):
        target = package / "interactionModels" / "custom" / model.name
        written.append(_write(target, json.loads(model.read_text("utf-8"))))
    for product in sorted((root / "publishing" / "products").glob("*.json")):
        content = json.loads(_addressed(product.read_text("utf-8"), audio_url))
        target = package / "isps" / content["type"].lower() / product.name
        written.append(_write(target, content))
    written += [
        _write(package / "tasks" / task.name, json.loads(task.read_text("utf-8")))
        for task in sorted((root / "publishing" / "tasks").glob("*.json"))
    ]
    for icon in sorted((root / "publishing" / "icons").glob("*.png")):
        target = package / "assets" / "icons" / icon.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(icon, target)
        written.append(target)
    return written


def _check_endpoint(endpoint: str | None) -> None:
    if endpoint is not None and not _ARN.fullmatch(endpoint) and not _HOST.fullmatch(endpoint):
        raise InvalidEndpoint(
            f"{endpoint!r} is no address of a Lambda, nor of a host: "
            "give one such as arn:aws:lambda:us-east-1:123456789012:function:audio-trainer:live "
            "or https://trainer.example.com/"
        )


def _manifest(
    root: Path, endpoint: str | None, audio_url: str | None, regions: Mapping[str, str]
) -> dict[str, Any]:
    text = _addressed((root / "skill.json").read_text("utf-8"), audio_url)
    found: dict[str, Any] = json.loads(text)
    manifest = found["manifest"]
    for called in (manifest["apis"]["custom"], manifest.get("events", {})):
        if endpoint is not None and "endpoint" in called:
            called["endpoint"] = _told(endpoint)
        if regions and "endpoint" in called:
            called["regions"] = {name: {"endpoint": _told(one)} for name, one in sorted(regions.items())}
    return found


def _told(endpoint: str) -> dict[str, str]:
    certificate = {"sslCertificateType": "Trusted"} if endpoint.startswith("https://") else {}
    return {"uri": endpoint, **certificate}


def _addressed(text: str, audio_url: str | None) -> str:
    """Return a manifest's or a product's text with the audio's address in the place of the placeholder."""
    if audio_url is None:
        return text
    return text.replace(PLACEHOLDER, audio_url if audio_url.endswith("/") else f"{audio_url}/")


def _resources() -> dict[str, Any]:
    # Without the Lambda's code: infrastructure/template.yaml deploys it, with table, alarms and trigger.
    return {
        "askcliResourcesVersion": RESOURCES_VERSION,
        "profiles": {"default": {"skillMetadata": {"src": "./skill-package"}}},
    }


def _write(target: Path, content: dict[str, Any]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return target
