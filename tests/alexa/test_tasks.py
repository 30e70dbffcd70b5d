"""Tasks, which routines and quick links hand to the skill: lawful answers, and one yes to sound."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.rules.breaches import hard_breaches
from simulator.rules.check import check_response
from skill.alexa.tasks import TASKS
from skill.bootstrap import Settings, build_skill
from tests.alexa.envelopes import context, intent, request
from tests.blocked_imports import NoServices
from tests.fakes import FakeClock, FakeStore

ROOT = Path(__file__).parent.parent.parent
MANIFEST: dict[str, Any] = json.loads((ROOT / "skill.json").read_text("utf-8"))
DEFINED = {
    path.stem: json.loads(path.read_text("utf-8")) for path in (ROOT / "publishing/tasks").glob("*.json")
}

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=90),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip
INPUTS = st.dictionaries(
    st.sampled_from(["workout", "kind", "minutes", "topic", "plan", "other"]),
    st.one_of(
        ODD, st.sampled_from(["strength", "hill-strength", "Hill Strength", "10", "sleep", "first-five-k"])
    ),
)


def fresh() -> Any:
    """Return the skill as somebody meets it who was never here."""
    home = Settings(Path("/nowhere"))
    return build_skill(home, store=FakeStore(), services=NoServices(), clock=FakeClock())


@cache
def shared() -> Any:
    """Return one skill for whatever needs no fresh listener."""
    return fresh()


def task(name: str, around: dict[str, Any] | None = None, **inputs: Any) -> dict[str, Any]:
    """Return the request with which Alexa hands over a task."""
    made = {"name": f"amzn1.ask.skill.test.{name}", "version": "1", "input": inputs}
    return request("LaunchRequest", around=around, task=made)


def spoken(answer: dict[str, Any]) -> str:
    return str(answer["response"]["outputSpeech"]["ssml"])


def types(answer: dict[str, Any]) -> list[str]:
    return [one["type"] for one in answer["response"].get("directives") or []]


def test_tasks_are_defined_declared_and_known() -> None:
    """The manifest, the definitions and the reader name the same tasks, each as Amazon wants it defined."""
    declared = {f"{one['name']}.{one['version']}" for one in MANIFEST["manifest"]["apis"]["custom"]["tasks"]}
    assert DEFINED.keys() == declared == {f"{name}.1" for name in TASKS}
    for stem, one in DEFINED.items():
        name, version = stem.split(".")
        (path,) = one["paths"]
        assert (path, one["info"]["version"], one["openapi"][:2]) == (f"/{name}", version, "3.")
        assert one["info"]["x-amzn-alexa-access-scope"] == "public"  # without it no link leads here
        assert one["paths"][path].keys() == {"summary", "description", "post"}
        inputs = one["components"]["schemas"]["Input"]["properties"]
        assert inputs  # a link must have an input that it could give
        assert all(each["x-amzn-display-details"]["title"] for each in inputs.values())
        (example,) = one["paths"][path]["post"]["requestBody"]["content"]["application/json"][
            "examples"
        ].values()
        assert example["value"].keys() <= inputs.keys()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*TASKS, "Unheard", ""]), INPUTS)
def test_whatever_comes_with_a_task_it_gets_a_lawful_sentence(name: str, inputs: dict[str, Any]) -> None:
    """Never audio, always words, and Tasks.CompleteTask where and only where the session ends."""
    event = json.loads(json.dumps(task(name, **inputs)))
    answer = shared()(event, None)
    assert not hard_breaches(check_response(event, answer))
    assert len(spoken(answer)) > len("<speak></speak>")
    ends = answer["response"]["shouldEndSession"]
    assert types(answer) == (
        ["Tasks.CompleteTask"] if ends else []
    ) or "Dialog.UpdateDynamicEntities" in types(answer)


@pytest.mark.parametrize(
    ("name", "inputs", "says"),
    [
        ("StartWorkout", {"kind": "strength", "minutes": 20}, "20 minutes"),
        ("StartWorkout", {"workout": "Core in Ten"}, "Core in Ten"),
        ("TodaysWorkout", {"minutes": "10"}, "10 minutes"),
        ("TodaysWorkout", {}, "Strength for Runners"),
        ("StartWorkout", {"workout": "zumba", "kind": "core"}, "zumba"),
        ("StartWorkout", {"workout": "Loose Legs"}, "Loose Legs"),
        ("StartWorkout", {"kind": "running", "minutes": "20 min"}, "20 minutes"),
        ("StartWorkout", {"kind": "HIIT"}, "Sweat in Twelve"),
        ("StartWorkout", {"kind": "Full-Body"}, "minutes"),
    ],
)
def test_one_yes_leads_to_sound(name: str, inputs: dict[str, Any], says: str) -> None:
    """The workout is named with its length, nothing plays yet, and yes starts it."""
    skill = build_skill(
        Settings(Path("/nowhere")), store=FakeStore(), services=NoServices(), clock=FakeClock()
    )
    offered = skill(task(name, **inputs), None)
    assert says in spoken(offered)
    assert offered["response"]["shouldEndSession"] is False
    started = skill(intent("AMAZON.YesIntent", attributes=offered["sessionAttributes"]), None)
    assert types(started) == ["AudioPlayer.Play"]


@pytest.mark.parametrize("minutes", ["abc", -5, 0, "1e999", "nan", 10**30])
def test_a_length_that_is_none_is_asked_for(minutes: Any) -> None:
    """Nothing is started or offered by a length that nobody can train; the coach asks."""
    assert "?" in spoken(shared()(task("TodaysWorkout", minutes=minutes), None))


def test_a_task_is_given_back_where_nothing_more_is_asked() -> None:
    """A tip told over music ends the conversation, and Alexa hears that the task is done."""
    skill = fresh()
    offered = skill(task("StartWorkout", kind="core"), None)
    started = skill(intent("AMAZON.YesIntent", attributes=offered["sessionAttributes"]), None)
    (play,) = started["response"]["directives"]
    around = context(play["audioItem"]["stream"]["token"], 3_000)
    answer = skill(task("TodaysTip", around=around), None)
    assert answer["response"]["shouldEndSession"] is True
    assert types(answer) == ["Tasks.CompleteTask"]


def test_where_nothing_can_play_nothing_is_promised() -> None:
    """A device without audio is told so."""
    answer = shared()(task("StartWorkout", around=context(audio=False), kind="core"), None)
    assert "Core" not in spoken(answer)


@pytest.mark.parametrize(
    ("name", "inputs", "says"),
    [
        ("TodaysTip", {"topic": "heart attack"}, "emergency services"),
        ("StartWorkout", {"kind": "I want to die"}, "nine eight eight"),
        ("StartWorkout", {"kind": "pregnant"}, "doctor"),
    ],
)
def test_health_is_heard_in_what_somebody_typed(name: str, inputs: dict[str, Any], says: str) -> None:
    """Before all else, as in words that are said."""
    answer = fresh()(task(name, **inputs), None)
    assert says in spoken(answer)
    assert "AudioPlayer.Play" not in types(answer)


@pytest.mark.parametrize("plan", ["stronger-runner", "Stronger Runner", "From Desk to Strong"])
def test_a_premium_plan_is_never_met_with_silence(plan: str) -> None:
    """What is said of it names the plan, or Amazon is asked to tell of Premium."""
    skill = fresh()
    for _ in range(2):
        answer = skill(task("ContinuePlan", plan=plan), None)
        assert plan.replace("-", " ").title().replace(" To ", " to ") in spoken(answer)
