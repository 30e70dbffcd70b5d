"""The packages hold what is deployed, nothing else, and the same bytes each time."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from skill.domain.turn.screen import Purpose
from studio.shipping.function_zip import RUNTIME_HAS, NotPackaged, Packaged, install, pinned
from studio.shipping.lambda_zip import MOST_BYTES, package_lambda
from studio.shipping.skill_package import InvalidEndpoint, package_skill

pytestmark = pytest.mark.environment

ROOT = Path(__file__).parent.parent.parent
ARN = "arn:aws:lambda:eu-west-1:123456789012:function:audio-trainer:live"
WORKSHOP = {"pydub", "flask", "numpy", "studio", "simulator", "tests", "typer", "rapidfuzz", "imageio_ffmpeg"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Packaged:
    """Return the package of the project as it stands."""
    return package_lambda(ROOT, tmp_path_factory.mktemp("dist") / "lambda.zip")


def names(path: Path) -> list[str]:
    """Return what is in a zip."""
    with zipfile.ZipFile(path) as package:
        return package.namelist()


def test_the_package_is_the_same_bytes_each_time(made: Packaged, tmp_path: Path) -> None:
    """Made again elsewhere, nothing differs: no time, no folder, no order of a file system is in it."""
    again = package_lambda(ROOT, tmp_path / "other" / "again.zip")
    assert again.path.read_bytes() == made.path.read_bytes()
    assert list((tmp_path / "other").iterdir()) == [again.path]


def test_the_package_is_the_runtime_alone(made: Packaged) -> None:
    """No workshop, no tests, nothing that Lambda's Python brings itself, nothing bound to a processor."""
    inside = names(made.path)
    tops = {name.partition("/")[0].removesuffix(".py") for name in inside}
    assert {"skill", "lambda_handler", "ask_sdk_core", "ask_sdk_model"} <= tops
    assert not tops & (WORKSHOP | RUNTIME_HAS)
    assert not [name for name in inside if name.endswith((".so", ".toml", ".part"))]
    assert {"skill/content/library.sqlite", "skill/content/ear.bin"} <= set(inside)
    assert {f"skill/alexa/screens/{one}.json" for one in (*Purpose, "shared")} <= set(inside)
    assert made.size <= MOST_BYTES


def test_the_package_is_compiled_for_lambda(made: Packaged) -> None:
    """Where a Python of Lambda's version is here, each module is compiled for it."""
    if not made.compiled:
        pytest.skip("no Python 3.13 is here")
    inside = set(names(made.path))
    sources = {name for name in inside if name.endswith(".py")}
    missing = [
        name
        for name in sources
        if f"{Path(name).parent.as_posix()}/__pycache__/{Path(name).stem}.cpython-313.pyc".removeprefix("./")
        not in inside
    ]
    assert missing == []


def test_all_that_the_package_holds_is_pinned() -> None:
    """One version each, without what Lambda has."""
    pins = {pin.partition("==")[0] for pin in pinned(ROOT / "requirements-lambda.txt")}
    assert {"ask-sdk-core", "ask-sdk-model", "ask-sdk-runtime"} <= pins
    assert not pins & RUNTIME_HAS


@pytest.mark.parametrize("line", ["ask-sdk-core>=1.19", "requests", "git+https://example.com/x"])
def test_what_is_not_pinned_is_refused(tmp_path: Path, line: str) -> None:
    """A range would give other bytes another day."""
    file = tmp_path / "requirements.txt"
    file.write_text(f"six==1.17.0\n{line}\n")
    with pytest.raises(NotPackaged, match="no one version"):
        pinned(file)


def test_without_the_library_nothing_is_packaged(tmp_path: Path) -> None:
    """Who forgot to build is told so, and no zip is left."""
    with pytest.raises(NotPackaged, match="make build"):
        package_lambda(tmp_path, tmp_path / "dist" / "lambda.zip")
    assert not (tmp_path / "dist").exists()


def test_the_skill_package_is_laid_out_as_ask_cli_takes_it(tmp_path: Path) -> None:
    """ask-resources.json points at a folder with the manifest and a model for each of its locales."""
    package_skill(ROOT, tmp_path, ARN, "https://d111.cloudfront.net")
    resources = json.loads((tmp_path / "ask-resources.json").read_text())
    assert resources["askcliResourcesVersion"] == "2020-03-31"
    folder = tmp_path / resources["profiles"]["default"]["skillMetadata"]["src"]
    manifest = json.loads((folder / "skill.json").read_text())["manifest"]
    assert manifest["apis"]["custom"]["endpoint"]["uri"] == ARN
    models = {path.stem for path in (folder / "interactionModels" / "custom").glob("*.json")}
    assert models == set(manifest["publishingInformation"]["locales"])
    assert manifest["events"]["endpoint"]["uri"] == ARN
    assert (folder / "isps" / "subscription" / "premium.json").exists()
    everything = "".join(path.read_text() for path in folder.rglob("*.json"))
    assert "example.com" not in everything
    links = re.findall(r'"(?:privacyPolicyUrl|termsOfUseUrl)": "([^"]+)"', everything)
    assert len(links) > 4
    assert {link.rpartition("/")[0] for link in links} == {"https://d111.cloudfront.net"}
    icons = set(re.findall(r"file://([\w/.-]+)", everything))
    assert icons
    assert all((folder / icon).exists() for icon in icons)


@pytest.mark.parametrize(
    "wrong",
    [
        "https://example.com",
        "http://trainer.example.com/",
        "https://trainer.example.com:8443/",
        "arn:aws:s3:::x",
    ],
)
def test_a_wrong_endpoint_is_refused(tmp_path: Path, wrong: str) -> None:
    """It would only be noticed on the day of deployment."""
    with pytest.raises(InvalidEndpoint, match="give one such as"):
        package_skill(ROOT, tmp_path, wrong)
    assert not (tmp_path / "skill-package").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        "http://audio.test/",
        "https://",
        "https:///x",
        "https://audio.test/?v=1",
        "https://audio.test/#a",
        "https://a b/",
    ],
)
def test_a_wrong_address_of_audio_is_refused(tmp_path: Path, wrong: str) -> None:
    """A person would find no privacy policy behind it."""
    with pytest.raises(InvalidEndpoint, match="give one such as"):
        package_skill(ROOT, tmp_path, None, wrong)


def test_a_host_of_ones_own_is_an_endpoint(tmp_path: Path) -> None:
    """Alexa is told that its certificate is one that browsers trust; a Lambda has none."""
    package_skill(ROOT, tmp_path, "https://trainer.example.org/", "https://trainer.example.org/")
    manifest = json.loads((tmp_path / "skill-package" / "skill.json").read_text())["manifest"]
    told = {"uri": "https://trainer.example.org/", "sslCertificateType": "Trusted"}
    assert manifest["apis"]["custom"]["endpoint"] == manifest["events"]["endpoint"] == told


def test_each_of_alexas_regions_may_have_an_endpoint(tmp_path: Path) -> None:
    """For requests and for events; any other region has the first."""
    far = ARN.replace("eu-west-1", "us-west-2")
    package_skill(ROOT, tmp_path, ARN, regions={"FE": far})
    manifest = json.loads((tmp_path / "skill-package" / "skill.json").read_text())["manifest"]
    for called in (manifest["apis"]["custom"], manifest["events"]):
        assert called["endpoint"] == {"uri": ARN}
        assert called["regions"] == {"FE": {"endpoint": {"uri": far}}}
    with pytest.raises(InvalidEndpoint, match="regions are"):
        package_skill(ROOT, tmp_path, ARN, regions={"MARS": far})


def test_a_file_that_is_not_the_one_that_was_pinned_is_refused(tmp_path: Path) -> None:
    """What somebody else puts under the same name and version has another hash."""
    file = tmp_path / "requirements.txt"
    file.write_text("six==1.17.0 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(NotPackaged, match="could not fetch"):
        install(file, tmp_path / "stage")
    file.write_text("six==1.17.0\n")
    with pytest.raises(NotPackaged, match="could not fetch"):
        install(file, tmp_path / "stage")


def test_what_was_packaged_before_does_not_linger(tmp_path: Path) -> None:
    """A locale that was given up is not deployed again."""
    package_skill(ROOT, tmp_path, ARN)
    stale = tmp_path / "skill-package" / "interactionModels" / "custom" / "xx-XX.json"
    stale.write_text("{}")
    package_skill(ROOT, tmp_path, ARN)
    assert not stale.exists()


def test_the_unpacked_package_needs_nothing_of_ours(made: Packaged, tmp_path: Path) -> None:
    """With nothing but it and the standard library on the path, the handler answers."""
    with zipfile.ZipFile(made.path) as package:
        package.extractall(tmp_path / "task")
    code = (
        "import sys; sys.path.insert(0, '.'); import lambda_handler as l;"
        "print(l.handler({'request': {'type': 'LaunchRequest', 'locale': 'en-US', 'requestId': 'r',"
        "'timestamp': '2026-11-23T08:00:00Z'}, 'context': {'System': {'application': {},"
        "'user': {'userId': 'u'}, 'device': {'deviceId': 'd', 'supportedInterfaces': {}}}}}, None))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code],
        cwd=tmp_path / "task",
        capture_output=True,
        text=True,
        check=False,
        env={"AUDIO_TRAINER_HOME": str(tmp_path / "home")},
    )
    assert "<speak>" in done.stdout, done.stderr
