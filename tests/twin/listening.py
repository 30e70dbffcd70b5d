"""Somebody with an Echo that plays from a twin, and every address that they were handed out."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from time import monotonic, sleep, time
from typing import Any

from simulator.conversation.step import Step
from simulator.device.faults import Faults, NearlyFinished
from simulator.evaluation.labelled_utterances import read_labelled
from simulator.protocol.json_access import Json
from simulator.simulation import Simulation, SimulationSettings, start_simulation
from simulator.skill_under_test.compiled_durations import CompiledDurations
from simulator.skill_under_test.skill import SkillUnderTest, twin_skill
from simulator.skill_under_test.twin_streams import TwinStreams, fetched
from simulator.twin.twin import Twin
from skill.bootstrap import LIBRARY
from studio.addresses.index import orderable
from studio.addresses.kinds import Kind
from studio.audio.mp3_frames import frames, length_ms
from studio.mixdown.mp3_forms import ALEXA_SPEECH
from tests.services.server_processes import ROOT

_AUDIO = re.compile(r"<audio[^>]*src=[\"']([^\"']+)[\"']")
WORDS_IN_A_WORKOUT = (
    "make it easier", "make it harder", "no music", "with Priya", "with Samuel", "I need a minute",
    "no jumping", "let me hear Priya", "let me hear Dan", "change the music", "something faster",
    "another move", "next", "go back", "again", "shorter", "pause", "resume my workout", "I have no mat",
    "how long is left", "skip this", "make it ten minutes", "what's next", "play the running playlist",
    "let me hear the playlist", "I'm ready",
)  # fmt: skip
OPENINGS = (
    "start a strength workout for runners", "start core in ten", "twenty minutes, no jumping",
    "play running music", "start a workout with Priya", "give me a hard workout",
    "start the stronger runner plan", "what should I do today", "open audio trainer", "a stretch",
)  # fmt: skip
BUTTONS = ("!next", "!previous", "!play", "!pause")
TIMES = ("+5s", "+30s", "+90s", "+4m", "+20m")
TROUBLES = (
    Faults(),
    Faults(nearly_finished=NearlyFinished.LATE),
    Faults(nearly_finished=NearlyFinished.AFTER),
    Faults(doubled=frozenset({"PlaybackStarted", "PlaybackFinished", "PlaybackNearlyFinished"})),
    Faults(jitter_ms=4_000),
    Faults(dropped=frozenset({"PlaybackStarted"}), barged_in="STOPPED"),
)


@dataclass(slots=True)
class Listening:
    """A conversation on a twin."""

    simulation: Simulation
    streams: TwinStreams
    handed_out: dict[str, str] = field(default_factory=dict)
    """Every address, with the words after which it came first."""
    _said: str = ""

    def do(self, typed: str) -> Step:
        """Say something, press a button, or let time pass."""
        self._said = typed
        return self.simulation.conversation.do(typed)

    def note(self, answer: object) -> None:
        """Note the addresses in an answer of the skill's."""
        for url in addresses_in(answer):
            self.handed_out.setdefault(url, self._said)

    def paths(self) -> dict[str, str]:
        """Return the paths of all addresses, each with the query by which it came first."""
        found: dict[str, str] = {}
        for url in self.handed_out:
            path, _, query = url.removeprefix(self.streams.audio_url).partition("?")
            found.setdefault(path, query)
        return found


def addresses_in(answer: Any) -> list[str]:
    """Return the addresses of audio in an answer: those of streams, and those in what Alexa says."""
    if not isinstance(answer, Mapping):
        return []
    response = answer.get("response") or {}
    found = [
        one["audioItem"]["stream"]["url"]
        for one in response.get("directives", ())
        if one.get("type") == "AudioPlayer.Play"
    ]
    spoken = [response.get("outputSpeech"), (response.get("reprompt") or {}).get("outputSpeech")]
    return found + [url for one in spoken if one for url in _AUDIO.findall(one.get("ssml", ""))]


def listen(
    twin: Twin,
    home: Path,
    *,
    listener: str = "me",
    has_premium: bool = True,
    hears: bool = True,
    faults: Faults | None = None,
) -> Listening:
    """Return a new conversation on a twin.

    Args:
        twin: the twin.
        home: a folder of its own.
        listener: whose account it is.
        has_premium: whether they have Premium.
        hears: True: each stream is fetched as it begins to play, and lasts as long as its sound; False: it
            lasts as planned.
        faults: what goes wrong on their Echo.
    """
    streams = TwinStreams(twin.audio, twin.audio_url, home / "streams")
    skill = twin_skill(twin.skill, twin.skill_id, streams, home)
    if not hears:
        skill = _as_planned(skill)
    settings = SimulationSettings(listener=listener, has_premium=has_premium)
    simulation = start_simulation(settings, {"AUDIO_TRAINER_HOME": str(home)}, int(time() * 1000), skill)
    here = Listening(simulation, streams)
    answered = skill.send.answer

    def noted(request: Json) -> object:
        answer = answered(request)
        here.note(answer)
        return answer

    skill.send.answer = noted
    simulation.conversation.device.faults = faults or Faults()
    return here


def _as_planned(skill: SkillUnderTest) -> SkillUnderTest:
    return SkillUnderTest(
        send=skill.send,
        home=skill.home,
        models=skill.models,
        duration_of=CompiledDurations(LIBRARY),
        manifest=skill.manifest,
        skill_id=skill.skill_id,
        local_streams=skill.local_streams,
    )


def wait_for_the_renderer(twin: Twin, patience_s: float = 900) -> None:
    """Return when the twin has rendered all that the skill told it to.

    A twin renders two files at once, and so many conversations in a row tell it more than those who talked
    would wait for: who fetches a stream then stands behind what nobody will hear.
    """
    until = monotonic() + patience_s
    while any(one.told for one in twin.functions.values()) and monotonic() < until:
        sleep(0.2)


def stray_ms(twin: Twin, target: str) -> str:
    """Return what is wrong with a stream or taste: its status, or its length; empty if it is as planned.

    Args:
        twin: the twin.
        target: its path, with the query that signs it.
    """
    path = target.partition("?")[0]
    planned = orderable(path)
    status, body = fetched(twin.audio, target)
    if planned is None or status != 200:
        return f"{path}: {status}, planned: {planned}"
    frame = next(frames(body))
    heard, is_taste = length_ms(body), planned.kind is Kind.TASTE
    # A taste tells no delay, since Alexa reads none: what its encoder put before it is heard as well.
    most = ALEXA_SPEECH.most_drift_ms if is_taste else frame.samples * 1000 / frame.hertz + 1
    return "" if abs(heard - planned.duration_ms) <= most else f"{path}: {heard} ms of {planned.duration_ms}"


@lru_cache(maxsize=1)
def labelled_words() -> Sequence[str]:
    """Return what people say, of every intent."""
    return sorted(one.said for one in read_labelled(ROOT / "tests" / "understanding").utterances)


def random_conversation(dice: random.Random, steps: int) -> list[str]:
    """Return what somebody says and does: an opening, and then anything."""
    typed = [dice.choice(OPENINGS), dice.choice(TIMES)]
    while len(typed) < steps:
        kind = dice.random()
        if kind < 0.45:
            typed.append(dice.choice(WORDS_IN_A_WORKOUT))
        elif kind < 0.65:
            typed.append(dice.choice(labelled_words()))
        elif kind < 0.72:
            typed.append(dice.choice(BUTTONS))
        elif kind < 0.77:
            typed.append(f"!voice {dice.choice(('anna', 'ben', 'nobody'))}")
        elif kind < 0.82:
            typed.append(dice.choice(OPENINGS))
        else:
            typed.append(dice.choice(TIMES))
    return typed
