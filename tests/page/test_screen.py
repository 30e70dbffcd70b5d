"""The Echo's screen on the page: what a skill shows is drawn, can be touched, and fits."""

from typing import Any

import pytest

from simulator.page.household import Household
from simulator.protocol.request_envelopes import VIEWPORTS
from skill.adapters.audio_addresses import SignedAddresses
from skill.alexa.screen_directives import rendering
from skill.alexa.ssml import SsmlFormatter
from skill.domain.ground.lines import Line
from skill.domain.turn.screen import Purpose, Row, Screen, Touch
from tests.alexa.test_screens import OneWording
from tests.fakes import FakeDice
from tests.page.browser_visits import Visit
from tests.page.conftest import missing, needs_library

pytestmark = needs_library

DRAW = """async ([document, viewport, fontScale]) => {
    const { Screen } = await import('/static/screen.js');
    window.unknown = [];
    const screen = new Screen(() => {}, (token, names) => window.unknown.push(...names));
    screen.show({ document, viewport, fontScale });
    const glass = globalThis.document.getElementById('glass');
    const edge = glass.getBoundingClientRect().right + 1;
    const all = [...glass.querySelectorAll('*')];
    return {
        unknown: window.unknown,
        wide: all.filter((one) => one.getBoundingClientRect().right > edge).map((one) => one.className),
        text: glass.innerText,
        buttons: all.filter((one) => one.tagName === 'BUTTON').length,
    };
}"""
READ = """async ([document, datasources]) => {
    const { inflated } = await import('/static/apl.js');
    return inflated({ document, datasources }, { shape: 'round', width: 480, height: 480 });
}"""


@pytest.fixture
def visit(context: Any, served: Any, home: Household) -> Visit:
    """Somebody who opened the page for the first time."""
    return Visit(context, served(home))


def shown(purpose: Purpose, words: str) -> dict[str, Any]:
    said = Line("any")
    rows = (Row(said, said, Touch.CHOOSE, "core-in-ten", 40), Row(said))
    screen = Screen(purpose, said, (said,), rows)
    return rendering(
        screen, SsmlFormatter(OneWording(words), FakeDice()), SignedAddresses("https://a.example", b"k")
    )


def test_a_workout_is_touched_and_starts(visit: Visit) -> None:
    """The list on offer stands on the screen; the second of it is touched, and begins."""
    visit.say("alexa, ask audio trainer which workouts do you have")
    visit.hush()
    buttons = visit.page.locator("#screen button")
    buttons.nth(2).wait_for()
    name = str(buttons.nth(1).get_attribute("aria-label")).partition(",")[0]
    buttons.nth(1).click()
    visit.hush()
    visit.hear()
    assert name in str(visit.page.locator("#subtitle").text_content())
    visit.page.locator("#screen").wait_for(state="hidden")


def test_the_device_can_have_no_screen_or_a_round_one(visit: Visit) -> None:
    """The switch of the household decides what a request says, and what is drawn."""
    visit.page.locator("#household > summary").click()
    visit.page.locator("#has-screen").select_option("round")
    visit.say("alexa, ask audio trainer for help")
    visit.hush()
    visit.page.locator("#screen[data-shape=round]:not([hidden])").wait_for()
    visit.page.locator("#has-screen").select_option("none")
    visit.page.locator("#screen").wait_for(state="hidden")
    visit.say("alexa, ask audio trainer for help")
    visit.hush()
    assert visit.page.locator("#screen").is_hidden()


@pytest.mark.parametrize("kind", VIEWPORTS)
@pytest.mark.parametrize("scale", [1, 2])
def test_every_document_is_drawn_in_full_and_fits(visit: Visit, kind: str, scale: int) -> None:
    """Nothing of ours is beyond what is drawn; empty, very long and right-to-left words stay on the glass.

    So they do in text twice as large, which a person may have set.
    """
    for purpose in Purpose:
        for words in ("", "Stand tall. " * 60, "X" * 300, "تمرين القوة للعدائين"):
            drawn = visit.page.evaluate(DRAW, [shown(purpose, words), VIEWPORTS[kind], scale])
            assert (drawn["unknown"], drawn["wide"]) == ([], []), (purpose, words[:20])
            assert words.strip()[:60] in drawn["text"]
            assert drawn["buttons"] == (1 if purpose in {"today", "offer", "plan"} else 0)


@pytest.mark.parametrize("kind", VIEWPORTS)
def test_no_barrier_that_axe_can_find(visit: Visit, kind: str) -> None:
    """A screen reader finds headings, buttons and lists, and every text stands out from its ground."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing("axe-playwright-python is not installed")
    for purpose in (Purpose.OFFER, Purpose.MOVE, Purpose.PROGRESS):
        visit.page.evaluate(DRAW, [shown(purpose, "Core in Ten"), VIEWPORTS[kind], 1])
        grave = [
            (one["id"], [node["target"] for node in one["nodes"]])
            for one in Axe().run(visit.page).response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert grave == [], purpose


def test_what_is_not_drawn_is_named(visit: Visit) -> None:
    """Any skill's document is drawn as far as it is known here; the rest is told by its name."""
    texts = [
        {"type": "Text", "text": "${payload.n + 1} of ${payload.all.length}", "letterSpacing": 2},
        {"type": "Text", "when": "${viewport.shape == 'rectangle'}", "text": "never"},
        {"type": "Text", "text": "${payload.none ?? 'A' + (2 * 3 > 5 && !false ? '}' : 'no')}"},
        {"type": "Text", "text": "${Math.round(1.6)}", "color": "@nowhere"},
        {"type": "Text", "text": "${constructor.constructor('return 1')()}"},
        {"type": "Video", "source": "https://x.example.com/a.mp4"},
    ]
    document = {
        "type": "APL", "version": "1.8", "import": [{"name": "alexa-layouts", "version": "1.7.0"}],
        "mainTemplate": {"parameters": ["payload"], "items": [{"type": "Container", "items": texts}]},
    }  # fmt: skip
    read = visit.page.evaluate(READ, [document, {"n": 1, "all": [1, 2, 3]}])
    assert [one["props"].get("text") for one in read["tree"]["children"]] == ["2 of 3", "A}", 2, None]
    assert read["unknown"] == [
        "import alexa-layouts", "Text.letterSpacing", "@nowhere", "${constructor.constructor('return 1')()}",
        "Video",
    ]  # fmt: skip
