"""Screens: every purpose has a sound document, and its data fits an answer, whatever stands in it."""

import copy
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from simulator.rules.breaches import hard_breaches
from simulator.rules.check import check_response
from simulator.rules.declarations import Manifest
from skill.adapters.audio_addresses import SignedAddresses
from skill.alexa.screen_directives import FOLDER, RENDER, document, rendering
from skill.alexa.ssml import SsmlFormatter
from skill.alexa.touches import NUMBERED, arguments_of, read_touch
from skill.bootstrap import Settings, build_skill
from skill.domain.choice.requests import Pick
from skill.domain.conversation.requests import NotUnderstood
from skill.domain.ground.lines import Line, line
from skill.domain.plans.requests import StartSession
from skill.domain.turn.screen import Purpose, Row, Screen, Touch
from tests.alexa.envelopes import context, intent, request
from tests.fakes import FakeClock, FakeDice, FakeLibrary
from tests.npm import SCREENS, installed

ROOT = Path(__file__).parent.parent.parent
MANIFEST = Manifest.of(None, json.loads((ROOT / "skill.json").read_text("utf-8")))
LONGEST = 7_000
WORDS = ("", "Core in Ten", "X" * LONGEST, "تمرين القوة للعدائين", 'A "b" <c> ${payload} \\ \n')


class OneWording(FakeLibrary):
    """A library in which every line has the same words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def phrasings(self, key: str) -> tuple[str, ...]:
        """Return the words, with nothing to fill in."""
        return (self._words.replace("{", "{{").replace("}", "}}"),)


def directive(purpose: Purpose, words: str, rows: int) -> dict[str, Any]:
    said = Line("any")
    row = Row(said, said, Touch.CHOOSE, "core-in-ten", share=40)
    shown = Screen(purpose, said, (said,), (row,) * rows)
    return rendering(
        shown, SsmlFormatter(OneWording(words), FakeDice()), SignedAddresses("https://a.example", b"k")
    )


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("words", WORDS)
def test_any_words_make_a_lawful_answer(purpose: Purpose, words: str) -> None:
    """Empty, very long, from right to left, or full of signs: the words stand in the data as they are."""
    for rows in (0, 1, 3):
        made = directive(purpose, words, rows)
        asks = {"outputSpeech": {"type": "PlainText", "text": "Well?"}}
        answer = {
            "version": "1.0",
            "response": {**asks, "directives": [made], "shouldEndSession": False, "reprompt": asks},
        }
        asked = request("IntentRequest", intent={"name": "X"}, around=context(screen=True))
        assert hard_breaches(check_response(asked, answer, MANIFEST)) == []
        data = made["datasources"]["screen"]
        assert data["text"] == words
        assert [one["name"] for one in data["rows"]] == [words] * rows


def test_documents_hold_no_words() -> None:
    """What a person reads comes with the data, so that it is in their language."""
    for path in FOLDER.glob("*.json"):
        for text in _texts(json.loads(path.read_text("utf-8"))):
            assert (text[:2], text[-1:]) == ("${", "}"), (path.name, text)


def _texts(tree: Any) -> list[str]:
    if isinstance(tree, list):
        return [text for one in tree for text in _texts(one)]
    if not isinstance(tree, dict):
        return []
    own = [tree[key] for key in ("text", "words", "accessibilityLabel") if isinstance(tree.get(key), str)]
    return own + [text for one in tree.values() for text in _texts(one)]


def test_every_purpose_has_a_document_and_there_are_no_others() -> None:
    """The files are those of the purposes, and what they share."""
    assert {path.stem for path in FOLDER.glob("*")} == {*Purpose, "shared"}
    for purpose in Purpose:
        assert len(json.dumps(document(purpose))) < 8_000  # a third of what old documentation allows


def test_the_maker_of_the_language_finds_no_fault() -> None:
    """apl-suggester passes each document, and sees a fault that is put in."""
    modules = installed("screens", SCREENS)
    made: dict[str, Any] = {purpose: document(purpose) for purpose in Purpose}
    wounded = copy.deepcopy(made["help"])
    wounded["mainTemplate"]["items"][0]["backgroundColor"] = 7
    wounded["mainTemplate"]["items"][0]["item"]["scrollDirection"] = "sideways"
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("screen_lint.mjs")), str(modules)],
        input=json.dumps({**made, "wounded": wounded}),
        capture_output=True, text=True, check=True, timeout=240,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found.pop("wounded")
    assert found == {purpose: [] for purpose in Purpose}


def test_a_touch_is_the_request_that_words_would_be() -> None:
    """What stands on offer is chosen by its number, what does not by its name; a session begins."""
    offered = ("core-in-ten", "hill-strength")
    for place, workout in enumerate(offered):
        assert read_touch(arguments_of(Touch.CHOOSE, workout), offered) == Pick(ordinal=NUMBERED[place])
    assert read_touch(["choose", "desk-reset"], offered) == Pick(workout="desk-reset")
    assert read_touch(arguments_of(Touch.SESSION, ""), ()) == StartSession()


@pytest.mark.parametrize(
    "arguments",
    [None, [], "choose", {}, ["choose"], ["choose", 7], ["choose", ""], ["choose", "../../x"],
     ["session", "x"], ["choose", "a" * 81], ["choose", "core-in-ten", "core-in-ten"],
     ["erase", "all"], [["choose"], "a"]],
)  # fmt: skip
def test_what_no_document_sends_is_not_understood(arguments: Any) -> None:
    """Damage in the arguments starts nothing."""
    assert read_touch(arguments, ("core-in-ten",)) == NotUnderstood()


def test_what_is_said_as_well_stands_in_the_same_words() -> None:
    """The phrasing that was chosen for the ear is the one for the eye."""
    before, other = (line("why.first"), line("offer.ask")), Line("screen.today", (), 0)
    phrased = tuple(Line(one.key, one.values, 3) for one in before)
    shown = Screen(Purpose.TODAY, other, (before[0], other)).with_phrasings_of(before, phrased)
    assert shown.text == (phrased[0], other)


def test_a_move_is_seen_while_it_is_told(tmp_path: Path) -> None:
    """The screen of a move has its drawing, at an address of the audio's that needs no signature."""
    around = context()
    around["System"]["device"]["supportedInterfaces"]["Alexa.Presentation.APL"] = {}
    answer = build_skill(Settings(home=tmp_path), clock=FakeClock())(
        intent("HowToIntent", around=around, exercise="squat"), None
    )
    (made,) = (one for one in answer["response"]["directives"] if one["type"] == RENDER)
    picture = made["datasources"]["screen"]["picture"]
    assert re.fullmatch(r"https://[^/?]+/(?:[^?]*/)?pictures/\w+\.\w+\.png", picture)
