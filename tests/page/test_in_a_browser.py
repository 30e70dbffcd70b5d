"""The page in a real browser: what a person does there really happens, and is really heard."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from simulator.page.household import Household
from simulator.services.http_server import ServiceFault
from tests.page.browser_visits import FIRST, Visit
from tests.page.conftest import missing, needs_library

pytestmark = needs_library


@pytest.fixture
def visit(context: Any, served: Any, home: Household) -> Visit:
    """Somebody who opened the page for the first time."""
    return Visit(context, served(home))


def test_the_main_job_by_text(visit: Visit) -> None:
    """Typed words start the workout; the MP3 decodes and advances; captions and queue are shown."""
    visit.start()
    first = visit.sound()
    at = visit.hear(1.0)
    later = visit.sound()
    assert at > first["at"]
    assert later["decoded"] > 0
    assert later["length"] == pytest.approx(77.1, abs=0.5)
    assert visit.title == "Marching"
    assert visit.page.locator("#picture").evaluate("one => one.complete && one.naturalWidth") == 480
    assert "Strength for Runners" in str(visit.page.locator("#subtitle").text_content())
    assert visit.page.locator("#captions").text_content()
    visit.page.locator("#queue", has_text="Leg swings").wait_for()
    assert visit.page.locator(".real").text_content() == (
        "On a real Echo this needs the name: "
        "“Alexa, ask audio trainer to Start a strength workout for runners.”"
    )


def test_an_echo_without_a_screen_shows_no_picture(visit: Visit) -> None:
    """And before anything plays none is shown either."""
    assert visit.page.locator("#art").is_hidden()
    visit.start()
    assert visit.page.get_by_role("img", name="A drawing of marching").is_visible()
    visit.page.locator("#household summary").click()
    visit.page.locator("#has-screen").select_option("none")
    visit.page.locator("#art").wait_for(state="hidden")
    assert visit.title == "Marching"


def test_the_first_suggestion_starts_a_workout(visit: Visit) -> None:
    """The one obvious first action does what it says, by one click."""
    visit.page.get_by_role("button", name=FIRST).click()
    visit.hush()
    assert "Strength for Runners" in str(visit.page.locator(".talk .alexa").first.text_content())
    visit.hear()


def test_pause_and_resume_at_the_offset(visit: Visit) -> None:
    """Paused by voice and resumed by voice, the same stream goes on within half a second of its place."""
    visit.start()
    visit.hear(1.0)
    visit.say("pause")
    visit.page.locator("#toggle[data-shows=play]").wait_for()
    assert visit.silent()
    paused = _deck_of(visit, "march")
    visit.hush()
    visit.say("resume my workout")
    visit.hush()
    visit.hear()
    resumed = visit.sound()
    # The same file; its address is signed anew.
    assert resumed["src"].partition("?")[0] == paused["src"].partition("?")[0]
    assert paused["at"] <= resumed["at"] < paused["at"] + 2.5


def test_buttons_send_what_buttons_send(visit: Visit) -> None:
    """Next, previous, pause and play reach the skill as PlaybackController requests, and are obeyed."""
    visit.start()
    visit.press("Next")
    visit.page.locator("#title", has_text="Leg swings").wait_for()
    visit.hear()
    visit.press("Previous")
    visit.page.locator("#title", has_text="Marching").wait_for()
    visit.hear()
    visit.press("Pause")
    visit.page.locator("#toggle[data-shows=play]").wait_for()
    assert visit.silent()
    visit.press("Resume")
    visit.hear()
    kinds = ("Next", "Previous", "Pause", "Play")
    visit.wait_for_event(*(f"{one}CommandIssued" for one in kinds))


def test_the_next_part_follows_by_itself(visit: Visit) -> None:
    """At the end of a stream the queued one begins; the skill hears Finished and Started."""
    visit.start()
    visit.page.evaluate("() => { const d = [...document.querySelectorAll('audio')].find((o) => !o.paused);"
                        " d.currentTime = d.duration - 0.4; }")  # fmt: skip
    visit.page.locator("#title", has_text="Leg swings").wait_for()
    visit.hear()
    visit.wait_for_event("PlaybackFinished", "PlaybackNearlyFinished", "PlaybackStarted")


def test_speaking_over_the_audio_and_it_goes_on(visit: Visit) -> None:
    """A question in the middle silences the stream and is answered; then it goes on where it was."""
    visit.start()
    before = visit.hear(0.5)
    visit.say("how long is left")
    visit.page.locator("#echo[data-phase=SPEAKING]").wait_for()
    assert visit.silent()
    visit.page.locator("#echo[data-phase=PLAYING]").wait_for()  # our own voice has spoken to the end
    after = visit.hear()
    assert before <= after < before + 3
    assert visit.events()[:1] == ["PlaybackStarted"]


def test_turned_down_instead_of_paused(visit: Visit) -> None:
    """With ducking, the stream plays on under Alexa's words, and is loud again after them."""
    visit.start()
    visit.page.locator("#underneath summary").first.click()
    visit.page.locator("[name=barged_in]").select_option("DUCKED")
    visit.page.wait_for_timeout(300)
    visit.say("how long is left")
    visit.page.locator("#echo[data-phase=SPEAKING]").wait_for()
    low = visit.settled(0.18)
    visit.hush()
    loud = visit.settled(1.0)
    assert low["plays"]
    assert (low["volume"], loud["volume"]) == (pytest.approx(0.18), pytest.approx(1.0))


def test_a_premium_workout_is_tried_and_cancelled_by_typing(visit: Visit, home: Household) -> None:
    """In the second conversation a trial is offered; taken, its MP3 plays; stopped, it is cancelled again."""
    visit.say_until_asked()
    visit.page.locator("#amazon-replies:not([hidden])").wait_for(state="attached")
    visit.say("yes")
    visit.hush()
    visit.hear()
    assert "Hill Strength" in str(visit.page.locator("#subtitle").text_content())
    assert "signature=" in visit.sound()["src"]
    assert visit.sound()["decoded"] > 0
    account = home.amazon.accounts.of(home.echo.device.profile.user_id)
    assert account.subscriptions
    visit.say("alexa, stop")
    visit.say("alexa, ask audio trainer to cancel my subscription")
    visit.hush()
    visit.say("yes")
    visit.hush()
    visit.page.locator("#amazon-replies:not([hidden])").wait_for(state="attached")
    visit.say("yes")
    visit.page.locator("#journal .what:text-is('Connections.Response')").nth(1).wait_for(state="attached")
    assert all(one.cancelled_at is not None for one in account.subscriptions.values())


def test_a_routine_and_a_code_on_the_wall_open_the_coach(visit: Visit, home: Household) -> None:
    """What was asked for is offered; a link is followed, and a yes to it leads to sound."""
    visit.page.locator("#underneath summary").first.click()
    visit.page.locator("#routine").fill("TodaysTip")
    visit.page.locator("#play-routine").click()
    visit.page.locator(".talk .alexa", has_text="?").first.wait_for()
    visit.hush()
    link = (
        "https://alexa-skills.amazon.com/apis/custom/skills/amzn1.ask.skill.1/tasks/StartWorkout/versions/1"
    )
    visit.page.locator("#routine").fill(f"{link}?workout=core-in-ten")
    visit.page.locator("#routine").press("Enter")
    visit.page.locator(".talk .alexa", has_text="Core in Ten").first.wait_for()
    visit.hush()
    visit.say("yes")
    visit.hush()
    visit.hear()


def test_amazons_side_by_its_buttons(visit: Visit, home: Household) -> None:
    """A trial is declined, a service falls down and gets up, the skill is disabled: all by keyboard."""
    visit.page.locator("#underneath summary").first.click()
    assert visit.page.locator("#amazon-replies").is_hidden()
    visit.say_until_asked()
    visit.page.locator("#amazon-asks", has_text="Alexa asks: “").wait_for()
    visit.page.get_by_role("button", name="Decline").focus()
    visit.page.keyboard.press("Enter")
    visit.wait_for_event("Connections.Response")
    visit.page.locator("#amazon-replies").wait_for(state="hidden")
    visit.page.get_by_label("Products").select_option("down")
    visit.page.wait_for_timeout(300)
    assert home.amazon.service_faults["products"] is ServiceFault.DOWN
    visit.page.get_by_label("Products").select_option("fine")
    visit.page.wait_for_timeout(300)
    assert home.amazon.service_faults["products"] is None
    visit.page.get_by_role("button", name="Disabled").focus()
    visit.page.keyboard.press("Space")
    visit.wait_for_event("AlexaSkillEvent.SkillDisabled")


def test_the_first_coached_minute(visit: Visit, home: Household) -> None:
    """From second to second of the MP3, what the coach says there is shown, in her own words."""
    visit.start()
    current = home.echo.device.player.current
    assert current is not None
    cues = re.findall(r"(\d+):(\d+\.\d+) --> .*\n(.+)", current.captions or "")
    cues = [(60 * int(minute) + float(second), words) for minute, second, words in cues if minute == "00"]
    assert len(cues) >= 3
    for at, words in cues:
        visit.page.evaluate(
            "(at) => { [...document.querySelectorAll('audio')].find((o) => !o.paused).currentTime = at; }",
            at + 0.1,
        )
        visit.page.locator("#captions", has_text=words).wait_for()
        visit.hear(0.1)
    assert visit.title == "Marching"


def test_a_stream_that_cannot_be_fetched_is_reported(visit: Visit) -> None:
    """A 404 for the MP3 becomes PlaybackFailed, and the workout goes on with what can be played."""
    gone: list[str] = []

    def refuse(route: Any) -> None:
        gone.append(route.request.url)
        route.fulfill(status=404, body="gone")

    visit.start()
    visit.page.route(re.compile("/audio/segments/.*"), refuse, times=6)
    visit.press("Next")
    visit.wait_for_event("PlaybackFailed")
    visit.page.unroute_all()
    assert gone


def test_the_switch_for_a_failing_stream(visit: Visit) -> None:
    """The next stream fails by the switch: the skill is told, tries again, and goes past it."""
    visit.start()
    visit.page.locator("#underneath summary").first.click()
    visit.page.locator("[name=streams]").select_option("next")
    visit.page.wait_for_timeout(300)
    visit.press("Next")
    visit.wait_for_event("PlaybackFailed")
    visit.page.locator("#title:not(:text-is('Leg swings')):not(:text-is('Marching'))").wait_for()
    visit.hear()


def test_closing_the_page_and_coming_back(visit: Visit, context: Any) -> None:
    """Closed in the middle, opened again: one press, and the workout goes on where it stopped."""
    visit.start()
    left_at = visit.hear(1.0)
    address = visit.page.url
    visit.page.close(run_before_unload=True)
    back = Visit(context, address)
    back.page.get_by_role("button", name="Resume").first.click()
    at = back.hear()
    assert back.title == "Marching"
    assert left_at - 0.7 <= at < left_at + 3


def test_a_second_tab_takes_the_echo_over(visit: Visit, context: Any) -> None:
    """Two tabs never play at once: the first falls silent, and can take the Echo back."""
    visit.start()
    second = Visit(context, visit.page.url)
    visit.page.get_by_role("button", name="Use it here").wait_for()
    assert visit.silent()
    visit.page.get_by_role("button", name="Use it here").click()
    second.page.get_by_role("button", name="Use it here").wait_for()


def test_losing_the_network_and_finding_it(visit: Visit, context: Any) -> None:
    """The line is cut while a stream ends; when it is back, the next part plays."""
    visit.start()
    visit.page.locator("#journal .what", has_text="PlaybackNearlyFinished").first.wait_for(state="attached")
    context.set_offline(True)
    visit.page.locator("#banner-text", has_text="connection is lost").wait_for()
    visit.page.evaluate("() => { const d = [...document.querySelectorAll('audio')].find((o) => !o.paused);"
                        " if (d) d.currentTime = d.duration - 0.3; }")  # fmt: skip
    visit.page.wait_for_timeout(1_500)
    context.set_offline(False)
    visit.page.locator("#title", has_text="Leg swings").wait_for()
    visit.hear()


def test_the_keyboard_alone(visit: Visit) -> None:
    """Tab reaches the words, the suggestions and the buttons; Enter and Space work them."""
    visit.page.keyboard.press("Tab")
    assert _focus(visit) == "Skip to what you say"
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.type(FIRST)
    visit.page.keyboard.press("Enter")
    visit.hush()
    visit.hear()
    for _ in range(20):
        visit.page.keyboard.press("Tab")
        if visit.page.locator("#toggle:focus").count():
            break
    assert _focus(visit) == "Pause"
    visit.page.keyboard.press("Space")
    visit.page.locator("#toggle[data-shows=play]").wait_for()
    assert visit.silent()


SCENES = pytest.mark.parametrize("scene", [Visit.start, Visit.say_until_asked], ids=["playing", "asked"])


@SCENES
def test_no_barrier_that_axe_can_find(visit: Visit, scene: Callable[[Visit], None]) -> None:
    """With all panels open, a workout playing or Alexa asking, axe has no serious finding, day or night."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing("axe-playwright-python is not installed")
    visit.page.emulate_media(reduced_motion="reduce")
    scene(visit)
    for panel in ("#household", "#underneath", "#journal details"):
        visit.page.locator(f"{panel} > summary").first.click()
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        grave = [
            (scheme, one["id"], [node["target"] for node in one["nodes"]])
            for one in Axe().run(visit.page).response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert grave == []


@SCENES
def test_a_narrow_screen(visit: Visit, scene: Callable[[Visit], None]) -> None:
    """At 360 px nothing has to be scrolled sideways, whatever is open."""
    visit.page.set_viewport_size({"width": 360, "height": 720})
    scene(visit)
    for panel in ("#household", "#underneath", "#journal details"):
        visit.page.locator(f"{panel} > summary").first.click()
    wide = visit.page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > 361 && !one.closest('pre, svg, .unseen'))
            .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_no_request_leaves_the_machine(context: Any, served: Any, home: Household) -> None:
    """Whatever the page asks for in a whole visit, it asks of its own address."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    address = served(home)
    visit = Visit(context, address)
    visit.start()
    assert [one for one in asked if not one.startswith(address)] == []


def test_tomorrow_the_place_is_kept(visit: Visit) -> None:
    """The button for tomorrow pauses, moves the clock, and the workout waits at its place."""
    visit.start()
    place = visit.hear(0.5)
    visit.page.locator("#household summary").first.click()
    visit.page.get_by_role("button", name="Tomorrow").click()
    visit.page.locator("#toggle[data-shows=play]").wait_for()
    visit.say("resume my workout")
    visit.hush()
    assert place - 0.5 <= visit.hear() < place + 3


def test_a_voice_of_this_machine_speaks(context: Any, served: Any, home: Household) -> None:
    """The browser's own voice says each piece in its manner; one from elsewhere says nothing."""
    context.add_init_script(
        """
        globalThis.spoken = [];
        class Utterance { constructor(text) { this.text = text; } }
        globalThis.SpeechSynthesisUtterance = Utterance;
        Object.defineProperty(globalThis, "speechSynthesis", { value: {
            getVoices: () => [
                { name: "cloud", lang: "en-US", localService: false },
                { name: "here", lang: "en-US", localService: true },
            ],
            speak: (one) => {
                spoken.push([one.text, one.voice.name, one.rate]);
                setTimeout(() => one.onend(), 20);
            },
            cancel: () => {},
        }});
        """
    )
    visit = Visit(context, served(home))
    visit.say(FIRST)
    visit.hear()
    spoken = visit.page.evaluate("() => spoken")
    assert "Strength for Runners" in " ".join(text for text, _, _ in spoken)
    assert {(voice, rate) for _, voice, rate in spoken} == {("here", 1)}


def test_the_microphone(context: Any, served: Any, home: Household) -> None:
    """A browser that would send the voice away is asked twice; then it is as typed."""
    context.add_init_script(
        """
        globalThis.webkitSpeechRecognition = class {
            start() {
                const result = Object.assign([{ transcript: "what can you do" }], { isFinal: true });
                setTimeout(() => { this.onresult({ results: [result] }); this.onend(); }, 300);
            }
            abort() {}
        };
        delete globalThis.SpeechRecognition;
        """
    )
    visit = Visit(context, served(home))
    microphone = visit.page.get_by_role("button", name="Speak instead")
    microphone.click()
    assert "send what it hears to its maker" in str(visit.page.locator("#hint").text_content())
    assert visit.events() == []
    microphone.click()
    visit.page.locator("#echo[data-phase=HEARING]").wait_for()
    visit.wait_for_event("AMAZON.HelpIntent")
    assert microphone.get_attribute("aria-pressed") == "false"


def test_a_server_that_began_anew(visit: Visit, home: Household) -> None:
    """The page takes the Echo up again by itself, and the workout waits for one press."""
    visit.start()
    home.page = 0
    visit.page.get_by_role("button", name="Resume").first.click()
    visit.hear()


def test_what_goes_on_underneath(visit: Visit) -> None:
    """Request beside answer, the rules kept, latency, what is stored, and a test that was saved."""
    visit.start()
    visit.page.locator("#underneath summary").first.click()
    entry = visit.page.locator("#journal details", has_text="StartWorkoutIntent")
    entry.locator("summary").click()
    assert "Keeps every rule" in str(entry.locator("summary").text_content())
    assert re.search(r"\d+ ms", str(entry.locator("summary").text_content()))
    assert '"StartWorkoutIntent"' in str(entry.locator("pre").first.text_content())
    assert "REPLACE_ALL" in str(entry.locator("pre").nth(1).text_content())
    assert '"strength-for-runners"' in str(visit.page.locator("#stored").text_content())
    visit.page.locator("#save input").fill("kept")
    visit.page.locator("#save button").click()
    visit.page.locator("#saved", has_text="tests/conversations/kept.toml").wait_for()


def _focus(visit: Visit) -> str:
    found: str = visit.page.evaluate("() => document.activeElement.textContent.trim()")
    return found


def _deck_of(visit: Visit, _name: str) -> dict[str, Any]:
    found: dict[str, Any] = visit.page.evaluate(
        """() => [...document.querySelectorAll("audio")].filter((one) => one.currentTime > 0)
            .map((one) => ({src: one.currentSrc, at: one.currentTime}))[0]"""
    )
    return found
