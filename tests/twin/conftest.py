"""What the twin's tests share."""

import os
import platform
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.twin.errors import TwinBroken
from simulator.twin.template import read_template
from simulator.twin.twin import CLOUD, TEMPLATE, Twin, TwinOptions, twin
from tests.services.packages import lambda_package, render_package
from tests.services.server_processes import ROOT

KEY, OLD = "k" * 32, "o" * 32
IS_REHEARSED = "AUDIO_TRAINER_REHEARSAL" in os.environ
CONVERSATIONS = int(os.environ.get("AUDIO_TRAINER_REHEARSAL") or 4)
"""How many conversations are held, or up to which number."""


@pytest.fixture(scope="session")
def template_body() -> dict[str, Any]:
    """Return the template as cfn-lint reads it."""
    try:
        return read_template(TEMPLATE, CLOUD)
    except TwinBroken as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def can_run(template_body: dict[str, Any]) -> None:
    """Skip where a twin cannot run."""
    if not (ROOT / ".venv-runtime-3.13" / "bin" / "python").exists():
        pytest.skip("awslambdaric on Python 3.13 is not installed: say 'make runtimes'")
    if shutil.which("node") is None:
        pytest.skip("Node is not here")


@pytest.fixture(scope="module")
def small_twin(can_run: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twin]:
    """Return a twin with the real skill, and a renderer that makes no sound but tells what happens."""
    packages = tmp_path_factory.mktemp("packages")
    (packages / "lambda.zip").symlink_to(lambda_package())
    with zipfile.ZipFile(packages / "render.zip", "w") as package:
        package.write(Path(__file__).parent / "small_renderer.py", "render_handler.py")
    options = TwinOptions(packages=packages, parameters={"AudioKey": KEY}, key_before=OLD)
    with twin(options, tmp_path_factory.mktemp("twin")) as running:
        yield running


@pytest.fixture(scope="module")
def whole_twin(can_run: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twin]:
    """Return a twin with the real skill and the real renderer."""
    packages = tmp_path_factory.mktemp("packages")
    (packages / "lambda.zip").symlink_to(lambda_package())
    (packages / "render.zip").symlink_to(render_package())
    machine = "arm64" if platform.machine() in {"aarch64", "arm64"} else "x86_64"
    options = TwinOptions(
        packages=packages, parameters={"AudioKey": KEY, "Architecture": machine}, key_before=OLD
    )
    with twin(options, tmp_path_factory.mktemp("twin")) as running:
        yield running


@pytest.fixture(scope="module")
def rehearsed_twin(request: pytest.FixtureRequest) -> Twin:
    """Return the twin with the real renderer if all is rehearsed, else with the one that makes no sound."""
    found: Twin = request.getfixturevalue("whole_twin" if IS_REHEARSED else "small_twin")
    return found
