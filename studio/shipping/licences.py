"""The licence of each package that is pinned, as its own metadata tell it."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, distributions
from pathlib import Path

from studio.shipping.function_zip import every_pin

SHIPPED = {"requirements-lambda.txt": "skill", "requirements-render.txt": "renderer"}
"""Files whose packages go into what is deployed: whoever deploys them passes them on."""
UNKNOWN = "not told"
NOT_HERE = "not installed here"
TOLD_ELSEWHERE = {
    "espeakng-loader": "GPL-3.0-or-later (espeak-ng, which it holds)",
    "resvg-py": "MIT; resvg, which it holds: Apache-2.0 OR MIT",
}
"""Licences that a package's metadata do not tell, from its licence file or the project that it holds."""
LONGEST = 60
"""Characters of a licence's name; where somebody gives the whole text, its first line is taken."""

_CLASSIFIER = "License :: "


@dataclass(frozen=True, slots=True)
class Licence:
    """A package and its licence."""

    package: str
    version: str
    licence: str
    shipped_in: tuple[str, ...]
    """`skill`, `renderer`; empty for what stays on the developer's machine, or on one's own host."""


def licences(root: Path) -> list[Licence]:
    """Return the licences of all that any requirements file pins, by name.

    Args:
        root: the project's folder.
    """
    versions: dict[str, str] = {}
    shipped: dict[str, list[str]] = {}
    places = [*sys.path, *(str(one) for one in sorted(root.glob(".venv-*/lib/python*/site-packages")))]
    files = sorted(root.glob("requirements*.txt"), key=lambda one: (one.name not in SHIPPED, one.name))
    for file in files:
        for pin in every_pin(file):
            name, _, version = pin.partition(";")[0].strip().partition("==")
            versions.setdefault(_plain(name), version)
            if file.name in SHIPPED:
                shipped.setdefault(_plain(name), []).append(SHIPPED[file.name])
    return [
        Licence(name, version, licence_of(name, places), tuple(shipped.get(name, ())))
        for name, version in sorted(versions.items())
    ]


def licence_of(package: str, places: list[str]) -> str:
    """Return the licence of a package that is installed in one of some places."""
    found = next(iter(distributions(name=package, path=places)), None)
    if found is None:
        return NOT_HERE
    told = told_by(_texts(found.metadata))
    return TOLD_ELSEWHERE.get(package, told) if told == UNKNOWN else told


def told_by(found: Mapping[str, list[str]]) -> str:
    """Return the licence that metadata tell: their expression, else their classifiers, else their words.

    Args:
        found: the metadata's texts by their names in lower case.
    """
    if expression := found.get("license-expression"):
        return expression[0]
    classes = [one for one in found.get("classifier", ()) if one.startswith(_CLASSIFIER)]
    names = [one.rpartition(" :: ")[2] for one in classes if not one.endswith(":: OSI Approved")]
    if names:
        return "; ".join(sorted(names))
    words = next(iter(found.get("license", ())), "").strip().partition("\n")[0]
    return words[:LONGEST] or UNKNOWN


def _texts(found: PackageMetadata) -> dict[str, list[str]]:
    return {key.lower(): [str(one) for one in found.get_all(key) or ()] for key in set(found)}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
