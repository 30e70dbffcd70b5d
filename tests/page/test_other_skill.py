"""Any skill: the terminal and the page drive skills that are not ours, over HTTP, as Alexa would."""

import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import imageio_ffmpeg
import pytest
from typer.testing import CliRunner

from simulator.page.echo import Report
from simulator.page.household import Household
from simulator.page.page_state import page_state
from simulator.skill_under_test.http_endpoint import HttpEndpoint
from simulator.skill_under_test.local_streams import PRESUMED_MS, LocalStreams
from simulator.skill_under_test.skill import SkillUnavailable, remote_skill
from simulator.terminal import cli as terminal
from skill.adapters.clock import SystemClock
from tests.npm import installed
from tests.page.browser_visits import Visit

ROOT = Path(__file__).parent.parent.parent
RADIO = ROOT / "docs" / "examples" / "night-radio"
MODEL = RADIO / "en-US.json"
ADDRESS = "https://night-radio.example/"
WITNESS = ("alexa-app@4.2.3", "express@4.21.2", "ejs@2.7.4")


@pytest.fixture(scope="session")
def radio() -> Iterator[str]:
    """Night Radio, in a process of its own; its address."""
    process = subprocess.Popen(
        [sys.executable, str(RADIO / "skill.py"), "0"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait()


@pytest.fixture(scope="session")
def tones(tmp_path_factory) -> Path:
    """A folder with three MP3s of six seconds."""
    folder = tmp_path_factory.mktemp("tones")
    for number, name in enumerate(("rain", "sea", "fire"), 1):
        source = f"sine=frequency={220 * number}:duration=6"
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", source]
        subprocess.run([*command, "-b:a", "64k", str(folder / f"{name}.mp3")], check=True)
    return folder


def say(tmp_path: Path, endpoint: str, *steps: str) -> tuple[int, list[dict]]:
    options = ["--json", "--home", str(tmp_path), "--endpoint", endpoint, "--model", str(MODEL)]
    result = CliRunner().invoke(terminal.app, ["say", *options, *steps])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines() if line[:1] == "{"]


def test_the_terminal_drives_a_skill_that_is_not_ours(radio, tmp_path):
    """Its own name, its own words, its own streams; no answer breaks a rule."""
    code, steps = say(
        tmp_path, radio, "ask night radio to play the waves", "+90s", "pause", "+1d", "resume", "!next"
    )
    assert code == 0
    assert (steps[0]["intent"], steps[0]["player"]["title"]) == ("TuneIntent", "The sea at low tide")
    assert steps[4]["player"]["offset_ms"] == 90_000
    assert steps[5]["player"]["title"] == "A fire that burns down"
    assert [one for step in steps for one in step["breaches"]] == []


@pytest.fixture
def home(radio, tones, tmp_path) -> Household:
    """Night Radio on the page."""
    recordings = LocalStreams(((ADDRESS, tones),))
    return Household({}, SystemClock().now_ms, remote_skill(radio, MODEL, recordings, tmp_path))


def test_the_page_drives_it_too(home, tones):
    """Suggestions from its model, streams from the folder that was named, nothing known of its store."""
    before = page_state(home)
    assert before["skill"] == {"invocation": "night radio", "ours": False}
    assert "open night radio" in before["suggestions"]
    assert "play rain" in before["suggestions"]
    home.say("play sea", Report())
    home.speech_finished(Report())
    player = page_state(home)["player"]
    assert player["duration_ms"] == pytest.approx(6_000, abs=60)
    assert home.audio_files.file(player["url"].removeprefix("/audio/")) == tones / "sea.mp3"
    assert home.journal.entries[0]["stored"] is None
    assert [one for entry in home.journal.entries for one in entry["breaches"]] == []


def test_its_conversation_is_saved_as_text(home):
    """It is held anew with a stranger; where to keep it is its makers' affair."""
    home.say("play fire", Report())
    home.speech_finished(Report())
    told = home.save("a-night")
    assert told["path"] is None
    assert 'plays = "A fire that burns down"' in told["text"]


def test_it_is_heard_in_a_real_browser(context, served: Callable[[Household], str], home):
    """Tuned in by text, the MP3 sounds, ends, and is followed by itself, as its skill asks for."""
    visit = Visit(context, served(home))
    visit.say("play rain")
    visit.hush()
    visit.hear(1.0)
    assert visit.title == "Rain on a tin roof"
    visit.page.evaluate("() => { const d = [...document.querySelectorAll('audio')].find((o) => !o.paused);"
                        " d.currentTime = d.duration - 0.3; }")  # fmt: skip
    visit.wait_for_event("PlaybackFinished")
    visit.hear()


def test_only_this_machine_may_be_asked_without_tls():
    """Plain http elsewhere is refused, and so is anything that is no address."""
    for wrong in ("http://skill.example.com/", "ftp://127.0.0.1/", "skill", ""):
        with pytest.raises(ValueError, match=re.escape(repr(wrong))):
            HttpEndpoint(wrong)
    HttpEndpoint("https://skill.example.com/")


class Sulky(BaseHTTPRequestHandler):
    """A skill that answers in whatever bad way its path names."""

    def do_POST(self) -> None:
        """Answer badly."""
        if self.path == "/slow":
            time.sleep(1)
        self.send_response(500 if self.path == "/broken" else 200)
        self.end_headers()
        self.wfile.write(b"<html>")

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def sulky() -> Iterator[str]:
    """The address of a skill that never answers well."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Sulky)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "why"), [("/broken", "HTTP 500"), ("/html", "no answer"), ("/slow", "timed out")]
)
def test_a_bad_endpoint_is_named_and_survived(sulky, path, why):
    """The answer is a sentence that says why, which the rules then refuse as G1."""
    assert why in str(HttpEndpoint(sulky + path, time_limit_s=0.3)({"request": {}}))


def test_the_page_names_the_rule_that_was_broken(sulky, tmp_path, context, served):
    """No JSON is refused: the rule stands beside the answer, and Alexa says that there was a problem."""
    home = Household({}, SystemClock().now_ms, remote_skill(f"{sulky}/html", MODEL, LocalStreams(), tmp_path))
    visit = Visit(context, served(home))
    visit.say("open night radio")
    visit.page.locator(".talk .alexa", has_text="problem").wait_for()
    visit.page.locator("#underneath summary").first.click()
    broken = visit.page.locator("#journal details", has_text="LaunchRequest")
    assert broken.locator(".badge.hard").text_content() == "Breaks G1"
    broken.locator("summary").click()
    assert "no answer" in str(broken.locator(".broken").text_content())


def test_a_dead_endpoint_is_a_breach_and_not_a_crash(tmp_path):
    """Alexa says that there was a problem; the exit code is that of an unlawful answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code, steps = say(tmp_path, f"http://127.0.0.1:{port}/", "open night radio")
    assert code == terminal.INVALID_RESPONSE
    assert steps[0]["breaches"][0]["rule"] == "G1"
    assert "no answer" in steps[0]["breaches"][0]["message"]
    assert "problem" in steps[0]["amazon"]


def test_recordings_stay_in_their_folder(tones):
    """A path that climbs out finds nothing; an address of nobody's is presumed to last."""
    here = LocalStreams(((ADDRESS, tones),))
    assert here.file_of(f"{ADDRESS}sea.mp3?signed=1") == tones / "sea.mp3"
    assert here.file_of(f"{ADDRESS}../../../etc/passwd") is None
    assert here.file_of(f"{ADDRESS}%2e%2e/%2e%2e/etc/passwd") is None
    assert here.duration_of(f"{ADDRESS}missing.mp3") is None
    assert here.duration_of("https://else.example.com/a.mp3") == PRESUMED_MS


def test_a_model_that_is_none_is_named(tmp_path):
    """The error tells the file."""
    wrong = tmp_path / "model.json"
    wrong.write_text("[]")
    with pytest.raises(SkillUnavailable, match=r"model\.json"):
        remote_skill("http://127.0.0.1:9/", wrong, LocalStreams(), tmp_path)


@pytest.fixture(scope="session")
def somebody_elses() -> Iterator[str]:
    """The example that comes with npm's alexa-app, as its makers wrote it; its address."""
    modules = installed("strangers", WITNESS)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    example = modules / "alexa-app" / "example" / "express.js"
    process = subprocess.Popen(["node", str(example)], env={"port": str(port), "PATH": "/usr/bin:/bin"},
                               stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    yield f"http://127.0.0.1:{port}/test"
    process.terminate()
    process.wait()


def test_somebody_elses_skill_as_its_makers_wrote_it(somebody_elses, tmp_path):
    """Its own generated model is understood, old LITERAL slots and all; it is launched and answers."""
    with urllib.request.urlopen(f"{somebody_elses}?schema&schemaType=askcli") as answer:
        model = tmp_path / "en-US.json"
        model.write_bytes(answer.read())
    home = Household({}, SystemClock().now_ms, remote_skill(somebody_elses, model, LocalStreams(), tmp_path))
    launched = home.say("open test", Report())
    named = home.say("my name is matt", Report())
    assert launched["speak"][0]["caption"] == "You launched the app!"
    assert named["turn"]["intent"] == "nameIntent"
    assert named["speak"][-1]["caption"] == "Success!"
    assert [one for entry in home.journal.entries for one in entry["breaches"] if one["hard"]] == []
