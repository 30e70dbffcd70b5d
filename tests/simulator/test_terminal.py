"""The command line: JSON Lines and nothing else, exit codes, and a device that remembers."""

import json

import pytest
from typer.testing import CliRunner

from simulator.device.saved_state import SavedState, SavedStateFile
from simulator.simulation import SimulationSettings, start_simulation
from simulator.skill_under_test.compiled_durations import CompiledDurations, path_of
from simulator.skill_under_test.skill import SkillUnavailable
from simulator.terminal import cli as terminal
from skill.bootstrap import LIBRARY, Settings

AT = "2026-11-23T08:00:00Z"

needs_library = pytest.mark.skipif(not LIBRARY.exists(), reason="`make build` makes the library")


def say(home, *steps, at=AT):
    """Run `say --json`; return the exit code and the steps."""
    options = ["--json", "--home", str(home), *(["--at", at] if at else [])]
    result = CliRunner().invoke(terminal.app, ["say", *options, *steps])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@needs_library
def test_the_main_job_ends_where_it_paused(tmp_path):
    """Start, 90 s, pause, a day, resume: the same audio plays on from the same offset."""
    code, steps = say(
        tmp_path, "start a strength workout for runners", "+90s", "pause", "+1d", "resume my workout"
    )
    paused, resumed = steps[2]["player"], steps[4]["player"]
    assert code == 0
    assert len(steps) == 5
    assert resumed["activity"] == "PLAYING"
    assert (resumed["title"], resumed["offset_ms"]) == (paused["title"], paused["offset_ms"])
    assert paused["offset_ms"] > 0
    assert [breach for step in steps for breach in step["breaches"] if breach["hard"]] == []


@needs_library
def test_a_second_run_goes_on_where_the_first_was_left(tmp_path):
    """Another process with the same home: the device knows what it last played, and where."""
    _, first = say(tmp_path, "start a strength workout for runners", "+30s")
    _, second = say(tmp_path, "+0s", "resume my workout", at="2026-11-24T08:00:00Z")
    assert second[0]["player"] == first[-1]["player"] | {"activity": "STOPPED"}
    assert second[1]["player"]["offset_ms"] == 30_000
    assert second[1]["player"]["title"] == first[-1]["player"]["title"]


@needs_library
def test_listeners_are_strangers_to_each_other(tmp_path):
    """Another listener in the same home has another user id, and no player that knows anything."""
    say(tmp_path, "start a strength workout for runners", "+30s")
    result = CliRunner().invoke(
        terminal.app,
        ["say", "--json", "--home", str(tmp_path), "--listener", "bob", "--at", AT, "help"],
    )
    told = json.loads(result.stdout)
    assert told["player"]["token"] is None
    assert "AudioPlayer" not in told["request"]["context"]


@needs_library
def test_a_conversation_to_read_says_what_a_real_echo_needs(tmp_path):
    """Without --json the terminal is honest about the name, and shows what plays."""
    result = CliRunner().invoke(
        terminal.app, ["say", "--home", str(tmp_path), "start a strength workout for runners"]
    )
    assert "a real Echo would have needed" in result.stdout
    assert "♪" in result.stdout


@needs_library
def test_an_unlawful_answer_has_its_own_exit_code(tmp_path, monkeypatch):
    """Exit code 3, and the breach in the object."""
    speaks = {"version": "1.0", "response": {"outputSpeech": {"type": "PlainText"}}}
    monkeypatch.setattr("simulator.skill_under_test.skill.build_skill", lambda *_, **__: lambda *_: speaks)
    code, steps = say(tmp_path, "help")
    assert code == terminal.INVALID_RESPONSE
    assert steps[0]["breaches"][0]["rule"] == "G5"


@needs_library
def test_a_locale_without_a_model_is_named(tmp_path):
    """The error says which locales there are."""
    environment = {"AUDIO_TRAINER_HOME": str(tmp_path)}
    with pytest.raises(SkillUnavailable, match="en-US"):
        start_simulation(SimulationSettings(locale="xx-XX"), environment, 0)


@needs_library
def test_a_line_without_a_command_is_talk(tmp_path):
    """`python -m simulator` reads lines until an empty one."""
    result = CliRunner().invoke(terminal.app, ["talk", "--home", str(tmp_path), "--at", AT], input="help\n\n")
    assert result.exit_code == 0
    assert "AMAZON.HelpIntent" in result.stdout


@needs_library
def test_the_length_of_a_stream_is_that_of_the_compiled_library(tmp_path):
    """An address leads to the length of its stream; any other address to none."""
    bench = start_simulation(SimulationSettings(), {"AUDIO_TRAINER_HOME": str(tmp_path)}, 0)
    device = bench.conversation.device
    bench.conversation.do("start a strength workout for runners")
    url = device.player.current.url
    durations = CompiledDurations(Settings.from_environment({}).library)
    assert durations(url) > 10_000
    assert durations("https://audio.example.com/segments/none.mp3") is None
    assert durations("https://audio.example.com/cover.png") is None


def test_a_path_is_the_last_two_parts_of_an_address():
    """Query and base are no part of it."""
    assert path_of("https://a.example.com/x/segments/ab12.mp3?sig=1") == "segments/ab12.mp3"
    assert path_of("https://a.example.com/") == "/"


def test_a_memory_that_cannot_be_read_is_no_memory(tmp_path):
    """A damaged file is a new device, and is replaced by the next that is written."""
    memory = SavedStateFile(tmp_path, "anna", "kitchen")
    left = SavedState(1, "t", "https://a.example.com/a.mp3", 5, "STOPPED", "A", None, True)
    assert memory.read() is None
    memory.write(left)
    assert memory.read() == left
    next(tmp_path.rglob("*.json")).write_text("{")
    assert memory.read() is None
    assert SavedStateFile(tmp_path, "anna", "bedroom").read() is None
