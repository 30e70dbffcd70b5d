"""The command: it says where the Echo is, minds PORT, and says what is wrong in a sentence."""

import os
import socket
import subprocess
import sys
import urllib.request

import pytest
from typer.testing import CliRunner

import simulator.page.cli  # noqa: F401 - adds its command
from simulator.page.server import PORT, PortTaken, listening, port_of
from simulator.terminal import cli as terminal
from tests.page.conftest import needs_library


def test_port_is_8080_unless_told():
    """Unset and empty mean the usual one; nonsense is named."""
    assert port_of({}) == port_of({"PORT": ""}) == PORT == 8080
    assert port_of({"PORT": "0"}) == 0
    for wrong in ("http", "-1", "70000"):
        with pytest.raises(ValueError, match=wrong):
            port_of({"PORT": wrong})


def test_a_port_that_is_taken_is_named():
    """The sentence tells what to type instead."""
    with listening(0) as door, pytest.raises(PortTaken, match="PORT="):
        listening(door.getsockname()[1])


def test_only_this_machine_is_listened_to():
    """Loopback, and nothing else."""
    with listening(0) as door:
        assert door.getsockname()[0] == "127.0.0.1"
        assert door.family == socket.AF_INET


@pytest.mark.slow
@needs_library
def test_the_page_is_what_comes_without_a_command(tmp_path):
    """`python -m simulator` says its address, and serves the page there."""
    environment = {**os.environ, "PORT": "0"}
    command = [sys.executable, "-m", "simulator", "--home", str(tmp_path)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = next(one for one in process.stdout if "http" in one)
        with urllib.request.urlopen(line.split()[-1]) as answer:
            assert b"An Echo at home" in answer.read()
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize(
    "options",
    [
        ["--endpoint", "http://127.0.0.1:9/"],
        ["--endpoint", "http://skill.example.com/", "--model", "docs/examples/night-radio/en-US.json"],
        ["--model", "nothing.json"],
    ],
)
def test_half_a_skill_is_refused(options):
    """An address without a model, one that may not be asked, a model that is not there: exit code 2."""
    assert CliRunner().invoke(terminal.app, ["page", *options]).exit_code == 2
