"""The household behind the page: time follows what is heard, people and Echos are told apart."""

import tomllib
from dataclasses import replace

import pytest

from simulator.conversation.inputs import parse_input
from simulator.device.exchange import Exchange
from simulator.page.echo import Report
from simulator.page.household import Household, TakenOver
from simulator.page.journal import Journal, RequestNotes
from simulator.page.page_state import page_state
from simulator.page.saved_tests import write_test
from simulator.page.switches import BadChoice, Switches, switched
from simulator.page.texts import TEXTS
from simulator.page.watched_store import Change, changes
from simulator.protocol.audio_directives import Play
from simulator.skill_under_test.paths import MODELS
from simulator.understanding.ears import Ear
from simulator.understanding.intent_resolution import Understanding
from simulator.understanding.interaction_model import read_model
from skill.adapters.clock import SystemClock
from tests.conversations.test_conversations import test_a_conversation_goes_as_written as run_conversation
from tests.page.conftest import needs_library

pytestmark = needs_library

START = "start a strength workout for runners"


def started(home: Household) -> None:
    """Start the workout, and hear what Alexa says of it."""
    home.say(START, Report())
    home.speech_finished(Report())


def playing(home: Household, position_ms: int, **more) -> Report:
    """A page that plays what it should."""
    return Report(number=home.echo.device.player.begun, position_ms=position_ms, **more)


def kinds(home: Household) -> list[str]:
    return [one["type"].rpartition(".")[2] for one in home.journal.entries]


def test_the_audio_waits_for_the_words(home):
    """While the page still speaks, time passes and nothing starts; once it has spoken, it does."""
    home.say(START, Report())
    home.tick(Report(elapsed_ms=600_000, is_speaking=True))
    assert home.echo.device.playing is None
    home.speech_finished(Report())
    assert home.echo.device.playing.activity == "PLAYING"


def test_time_is_what_is_heard_of_the_stream(home):
    """The clock moves with the position, not with the wall; a stream that buffers stands still."""
    started(home)
    now = home.clock.now
    home.tick(playing(home, 0, elapsed_ms=5_000))
    assert home.clock.now == now
    home.tick(playing(home, 250, elapsed_ms=5_000))
    assert home.clock.now == now + 250
    assert kinds(home)[-1] == "PlaybackNearlyFinished"


def test_a_report_about_another_beginning_counts_for_nothing(home):
    """What the page says of the stream before must not move this one."""
    started(home)
    home.tick(Report(number=999, position_ms=60_000, elapsed_ms=60_000))
    assert home.echo.device.playing.offset_ms == 0


def test_a_stream_ends_when_the_page_has_heard_its_end(home):
    """A position past the plan is not the end; `ended` is, and the next one begins."""
    started(home)
    first = home.echo.device.playing.token
    home.tick(playing(home, 90_000_000))
    assert home.echo.device.playing.token == first
    home.tick(playing(home, 77_000, has_ended=True))
    assert home.echo.device.playing.token != first
    assert kinds(home)[-2:] == ["PlaybackFinished", "PlaybackStarted"]


def test_a_page_that_leaves_pauses_and_one_that_comes_finds_it(home):
    """The offset is that of the last report; the place survives another process."""
    started(home)
    home.leave(playing(home, 30_000))
    assert (home.echo.device.playing.activity, home.echo.device.playing.offset_ms) == ("PAUSED", 30_000)
    again = Household(home._environment, SystemClock().now_ms)
    again.arrive()
    again.press("play", Report())
    assert (again.echo.device.playing.activity, again.echo.device.playing.offset_ms) == ("PLAYING", 30_000)


def test_the_page_that_came_last_has_the_echo(home):
    """Any other is told whose it is."""
    first = home.arrive()["page"]
    second = home.arrive()["page"]
    home.check(second)
    with pytest.raises(TakenOver) as caught:
        home.check(first)
    assert caught.value.page == second


def test_next_week_pauses_first(home):
    """Seven days later the workout is where it was, and the clock is not."""
    started(home)
    before = home.clock.now
    home.skip(604_800_000, playing(home, 20_000))
    assert home.clock.now >= before + 604_800_000
    assert (home.echo.device.playing.activity, home.echo.device.playing.offset_ms) == ("PAUSED", 20_000)


def test_voices_are_named_only_where_they_are_recognised(home):
    """PersonId is in the requests of one person alone, by choice, and differs between people."""
    found = []
    for change in ({"recognises": True}, {"speaks": "Sam"}, {"recognises": False}):
        home.change(change, Report())
        home.say("help", Report())
        system = home.journal.entries[-1]["request"]["context"]["System"]
        found.append(system.get("person", {}).get("personId"))
    assert found[0] != found[1]
    assert found[2] is None
    assert all(found[:2])


def test_another_echo_plays_on_by_itself(home):
    """Whoever goes to the bedroom leaves the other Echo playing; time passes for both."""
    started(home)
    home.change({"goes_to": "bedroom"}, playing(home, 10_000))
    home.tick(Report(elapsed_ms=20_000))
    assert home.playing_on("echo") == "Marching"
    home.say("help", Report())
    entry = home.journal.entries[-1]
    assert (entry["device"], "Viewport" in entry["request"]["context"]) == ("bedroom", False)
    assert home._echos["echo"].device.playing.offset_ms == 30_000


def test_an_echo_is_refitted_and_keeps_its_place(home):
    """Another language, no audio: the next request says so, and the place is kept."""
    started(home)
    home.change({"locale": "en-GB"}, playing(home, 5_000))
    assert home.echo.device.playing.offset_ms == 5_000
    home.change({"has_audio": False}, Report())
    home.say("start a core workout", Report())
    request = home.journal.entries[-1]["request"]
    assert request["request"]["locale"] == "en-GB"
    assert "AudioPlayer" not in request["context"]["System"]["device"]["supportedInterfaces"]


def test_what_was_sent_is_shown_where_there_is_a_screen(home):
    """The move with its name, and the trainer's colour behind it; an Echo without a screen shows none."""
    started(home)
    player = page_state(home)["player"]
    assert player["art"].startswith("/audio/pictures/")
    assert player["art_shows"] == "A drawing of marching"
    assert player["behind"].endswith(".wide.png")
    home.change({"has_screen": False}, playing(home, 10))
    player = page_state(home)["player"]
    assert (player["title"], player["art"], player["behind"]) == ("Marching", None, None)
    home.change({"has_screen": True}, playing(home, 20))
    assert page_state(home)["player"]["art"]


def test_the_household_is_kept(home):
    """People, Echos and choices are there in another process; names are not taken twice."""
    home.change({"adds_person": "Robin"}, Report())
    home.change({"adds_device": "garage"}, Report())
    again = Household(home._environment, SystemClock().now_ms)
    assert again.setup == home.setup
    with pytest.raises(BadChoice, match="Robin"):
        home.change({"adds_person": "Robin"}, Report())
    for name in ("garage", "bedroom"):
        home.change({"forgets_device": name}, Report())
    with pytest.raises(BadChoice):
        home.change({"forgets_device": "echo"}, Report())


def test_the_journal_tells_what_was_stored_and_how_long_it_took(home):
    """A slow store shows in the latency; what a request changed is named by path."""
    home.switch({"slow_store_ms": 60}, Report())
    started(home)
    entry = next(one for one in home.journal.entries if one["intent"] == "StartWorkoutIntent")
    assert entry["took_ms"] >= 120
    assert entry["stored"]["workout"]["source"] == ["workout", "strength-for-runners"]
    assert entry["breaches"] == []
    later = home.journal.entries[-1]
    assert "version" in [one["path"] for one in later["changes"]]


def test_what_is_late_or_dropped_is_told_of(home):
    """An answer after six seconds is a warning beside it; an order that the device dropped is one too."""
    asides = RequestNotes(lambda: None)
    request = {"request": {"type": "LaunchRequest", "requestId": "r"}}
    asides.note(request, 6_500)
    entry = Journal(asides).add(Exchange(request, {"version": "1.0", "response": {}}), "echo")
    assert [(one["rule"], one["hard"]) for one in entry["breaches"]] == [("G6", False)]
    started(home)
    item = replace(home.echo.device.player.current, token="b")
    home.echo.device.player.obey(Play("ENQUEUE", item, "nobody"), home.clock.now)
    news = home.tick(Report())
    assert [one["rule"] for one in news["journal"][-1]["breaches"]] == ["Q1"]


def test_changes_are_named_by_path():
    """New, gone and changed values; an unchanged one is not named."""
    before, after = {"a": 1, "b": {"c": [1], "d": 2}, "e": 5}, {"a": 1, "b": {"c": [2], "d": 2}, "f": 6}
    assert set(map(repr, changes(before, after))) == {
        repr(Change("b.c", [1], [2])),
        repr(Change("e", 5, None)),
        repr(Change("f", None, 6)),
    }


def test_every_switch_reaches_the_device(home):
    """Late, doubled, dropped, delayed, reordered, failing, offline: each is what the device does."""
    home.switch(
        {
            "nearly_finished": "after",
            "doubled": ["PlaybackStarted"],
            "dropped": ["PlaybackStopped"],
            "delayed": ["PlaybackFinished"],
            "jitter_ms": 100,
        },
        Report(),
    )
    faults = home.echo.device.faults
    assert faults.nearly_finished == "after"
    assert faults.delay_ms == {"PlaybackFinished": 3_000}
    home.switch({"jitter_ms": 0}, Report())
    started(home)
    home.tick(Report(elapsed_ms=1_000))
    assert kinds(home).count("PlaybackStarted") == 2
    home.switch({"is_cut_off": True}, Report())
    assert home.echo.device.playing.activity == "BUFFER_UNDERRUN"
    home.switch({"is_cut_off": False}, Report())
    assert "PlaybackFailed" in kinds(home)


def test_the_panel_as_it_is_shown_can_be_set_again():
    """What `as_json` tells, `switched` understands."""
    was = switched(Switches(), {"delayed": ["PlaybackStarted"], "delay_ms": 700, "barged_in": "DUCKED"})
    assert switched(was, was.as_json()) == was
    assert was.faults.delay_ms == {"PlaybackStarted": 700}
    assert not was.is_neutral
    assert switched(was, Switches().as_json()).is_neutral


def test_a_saved_conversation_is_a_test_that_passes(home, tmp_path):
    """What was said on the page is written down, and goes as it is written on a new listener."""
    started(home)
    home.tick(playing(home, 4_200))
    home.press("next", playing(home, 4_200))
    home.say("pause", Report())
    home.speech_finished(Report())
    told = home.save("as-it-went")
    script = tomllib.loads(told["text"])
    assert [one["say"] for one in script["steps"]] == [START, "+4200ms", "!next", "pause"]
    assert script["steps"][0]["plays"] == "Marching"
    assert script["steps"][3]["activity"] == "STOPPED"
    saved = home._conversations / "as-it-went.toml"
    assert saved.read_text("utf-8") == told["text"]
    run_conversation(saved, tmp_path / "another")
    with pytest.raises(BadChoice, match="as-it-went"):
        home.save("as-it-went")


@pytest.mark.parametrize("name", ["", "../x", "A b", "x" * 80, "x.toml"])
def test_a_test_has_a_name_that_is_a_file_s(tmp_path, name):
    """Anything else is refused, and nothing is written."""
    with pytest.raises(BadChoice):
        write_test(tmp_path, name, "")
    assert list(tmp_path.iterdir()) == []


def test_nothing_said_is_nothing_to_save(home):
    """The sentence says so."""
    with pytest.raises(BadChoice, match="Nothing was said"):
        home.save("empty")


def test_suggestions_change_with_the_situation(home):
    """Silent, asked, playing and paused each have their own, and each of them is understood."""
    seen = [page_state(home)["suggestions"]]
    home.say("open audio trainer", Report())
    seen.append(page_state(home)["suggestions"])
    started(home)
    seen.append(page_state(home)["suggestions"])
    home.say("pause", Report())
    home.speech_finished(Report())
    seen.append(page_state(home)["suggestions"])
    assert [one[0] for one in seen][0::2] == [START, "pause"]
    assert seen[3][0] == "resume my workout"
    assert len({tuple(one) for one in seen}) == 4
    understanding = home.echo.conversation.understanding
    assert [one for one in (*seen[0][:3], *seen[2], *seen[3]) if not understanding.knows(one)] == []


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_every_suggestion_is_understood(locale):
    """Nobody is invited to say what leads to "I did not get that"."""
    table = dict(TEXTS["suggestions"])
    lists = [*table.pop("asked").values(), *(one for one in table.values() if isinstance(one, list))]
    understanding = Understanding(read_model(MODELS / f"{locale}.json"), locale, "")
    said = {one for each in lists for one in each if "{" not in one}
    assert len(said) > 20
    assert [one for one in said if not understanding.knows(one)] == []


def test_whoever_speaks_over_alexa_loses_what_she_was_to_play(home):
    """The workout that was announced never starts; the new words are answered."""
    home.say(START, Report())
    told = home.say("help", Report(elapsed_ms=500, is_speaking=True))
    home.speech_finished(Report())
    assert told["speak"]
    assert "PlaybackStarted" not in kinds(home)


def test_a_reprompt_is_spoken_and_its_ssml_kept(home):
    """Eight seconds after a question, Alexa asks again; after eight more the session is over."""
    home.say("open audio trainer", Report())
    home.speech_finished(Report())
    told = home.tick(Report(elapsed_ms=8_000))
    assert len(told["speak"]) == 1
    assert told["speak"][0]["pieces"]
    home.speech_finished(Report())
    home.tick(Report(elapsed_ms=8_000))
    assert kinds(home)[-1] == "SessionEndedRequest"


def test_milliseconds_can_be_typed():
    """A saved wait is exact."""
    assert parse_input("+4200ms").milliseconds == 4_200


def test_a_report_that_is_nonsense_counts_as_none():
    """Anybody may send anything."""
    assert Report.of({"elapsed_ms": "x", "number": True, "position_ms": -5, "has_ended": 1}) == Report()
    assert Report.of(None) == Report()
    assert replace(Report.of({"elapsed_ms": 1e12}), elapsed_ms=0) == Report()


def test_the_ear_can_be_changed(home):
    """From then on, on every Echo; what no ear is called is refused."""
    home.switch({"ear": "statistical"}, Report())
    assert home.echo.conversation.understanding.ear is Ear.STATISTICAL
    home.switch({"ear": "strict"}, Report())
    assert home.echo.conversation.understanding.ear is Ear.STRICT
    with pytest.raises(BadChoice):
        home.switch({"ear": "golden"}, Report())
