"""The player's queue, by Amazon's rules."""

import pytest

from simulator.device.faults import Faults, NearlyFinished
from simulator.device.timeline import Runaway
from tests.simulator.skills import (
    CLEAR_ALL,
    CLEAR_ENQUEUED,
    MINUTE,
    STOP,
    answer,
    enqueue,
    make_device,
    play,
)

GO = {"GoIntent": answer(play("a"), shouldEndSession=True)}


def test_a_stream_is_started_announced_and_finished():
    """Started at the ordered offset, NearlyFinished once, Finished at the end, then silence."""
    device, skill = make_device({"GoIntent": answer(play("a", 5_000), shouldEndSession=True)})
    device.intent("GoIntent")
    device.let_pass(2 * MINUTE)
    assert skill.events == [
        "PlaybackStarted a 5000",
        "PlaybackNearlyFinished a 5200",
        "PlaybackFinished a 60000",
    ]
    assert device.playing.activity == "FINISHED"


def test_before_the_first_play_the_context_holds_no_player():
    """Requests say nothing of the player until something was played."""
    device, skill = make_device(GO)
    device.intent("GoIntent")
    assert "AudioPlayer" not in skill.heard[0]["context"]
    assert skill.heard[1]["context"]["AudioPlayer"] == {
        "token": "a", "offsetInMilliseconds": 0, "playerActivity": "PLAYING",
    }  # fmt: skip


def test_what_is_enqueued_follows_without_a_gap():
    """ENQUEUE after the right token: Finished a, Started b at the same moment."""
    device, skill = make_device(GO | {"PlaybackNearlyFinished a": answer(enqueue("b", "a"))})
    device.intent("GoIntent")
    device.let_pass(MINUTE)
    assert skill.events[-2:] == ["PlaybackFinished a 60000", "PlaybackStarted b 0"]
    assert device.playing.offset_ms == 0


@pytest.mark.parametrize("after", ["z", "b"])
def test_an_enqueue_after_the_wrong_token_is_dropped_and_reported(after):
    """A mismatch changes nothing, is no error to the skill, and is told to whoever looks."""
    device, skill = make_device(GO | {"PlaybackNearlyFinished a": answer(enqueue("b", after))})
    device.intent("GoIntent")
    device.let_pass(2 * MINUTE)
    assert skill.events[-1] == "PlaybackFinished a 60000"
    assert [one.rule for one in device.breaches if not one.is_hard] == ["Q1"]


def test_an_enqueue_must_follow_the_last_that_was_enqueued():
    """The second ENQUEUE must name the first one's token, not the one that sounds."""
    device, _ = make_device(GO | {"NextCommandIssued": answer(enqueue("c", "a"))})
    device.intent("GoIntent")
    device.press("next")
    device.press("next")
    assert [item.token for item in device.player.queue] == ["c"]


def test_replace_all_stops_clears_and_starts():
    """REPLACE_ALL: Stopped with the offset, the queue is gone, Started."""
    script = GO | {"PlaybackNearlyFinished a": answer(enqueue("b", "a"))}
    device, skill = make_device(script | {"NextCommandIssued": answer(play("c"))})
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.press("next")
    assert skill.events[-2:] == ["PlaybackStopped a 10000", "PlaybackStarted c 0"]
    assert device.player.queue == []


def test_replace_enqueued_lets_the_current_stream_go_on():
    """REPLACE_ENQUEUED: what sounds goes on, what waited is replaced."""
    script = GO | {"PlaybackNearlyFinished a": answer(enqueue("b", "a"))}
    script["NextCommandIssued"] = answer(play("c", 0, "REPLACE_ENQUEUED"))
    device, skill = make_device(script)
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.press("next")
    device.let_pass(MINUTE)
    assert "PlaybackStopped a 10000" not in skill.events
    assert "PlaybackStarted c 0" in skill.events
    assert "PlaybackStarted b 0" not in skill.events


def test_replace_enqueued_starts_when_nothing_sounds():
    """REPLACE_ENQUEUED on an idle device starts."""
    device, skill = make_device({"GoIntent": answer(play("c", 0, "REPLACE_ENQUEUED"), shouldEndSession=True)})
    device.intent("GoIntent")
    assert skill.events == ["PlaybackStarted c 0"]


def test_stop_is_reported_and_nothing_advances():
    """Stop: Stopped, and what was enqueued never starts."""
    script = GO | {"PlaybackNearlyFinished a": answer(enqueue("b", "a"))}
    device, skill = make_device(script | {"PauseCommandIssued": answer(STOP)})
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.press("pause", local_pause=False)
    device.let_pass(2 * MINUTE)
    assert skill.events[-1] == "PlaybackStopped a 10000"
    assert device.playing.activity == "STOPPED"


def test_an_enqueue_on_a_stopped_player_is_dropped():
    """A stopped device does not start by ENQUEUE, as seen on real ones; it is reported."""
    device, skill = make_device(GO | {"PlayCommandIssued": answer(enqueue("b", "a"))})
    device.intent("GoIntent")
    device.player.stop(device.now)
    device.press("play")
    device.let_pass(1_000)
    assert "PlaybackStarted b 0" not in skill.events
    assert any("stopped player" in one.message for one in device.breaches)


@pytest.mark.parametrize(("order", "sounds"), [(CLEAR_ENQUEUED, True), (CLEAR_ALL, False)])
def test_clear_queue_empties_the_queue_and_clear_all_silences(order, sounds):
    """CLEAR_ENQUEUED leaves the current stream alone; CLEAR_ALL stops it."""
    script = GO | {"PlaybackNearlyFinished a": answer(enqueue("b", "a"))}
    device, skill = make_device(script | {"NextCommandIssued": answer(order)})
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.press("next")
    assert (device.playing.activity == "PLAYING") is sounds
    assert device.player.queue == []
    assert ("PlaybackStopped a 10000" in skill.events) is not sounds


def test_stop_on_an_idle_device_says_nothing():
    """Stop with nothing ever played causes no event and no trouble."""
    device, skill = make_device({"AMAZON.PauseIntent": answer(STOP, shouldEndSession=True)})
    device.intent("AMAZON.PauseIntent")
    assert skill.events == []
    assert device.playing is None


@pytest.mark.parametrize(
    ("when", "offset", "place"),
    [
        (NearlyFinished.EARLY, 200, 1),
        (NearlyFinished.LATE, 59_900, 1),
        (NearlyFinished.AFTER, 60_000, 2),
    ],
)
def test_nearly_finished_can_come_early_late_or_after(when, offset, place):
    """Whenever NearlyFinished comes, the ENQUEUE that answers it plays next."""
    device, skill = make_device(
        GO | {"PlaybackNearlyFinished a": answer(enqueue("b", "a"))},
        faults=Faults(nearly_finished=when),
    )
    device.intent("GoIntent")
    device.let_pass(MINUTE)
    assert skill.events[place] == f"PlaybackNearlyFinished a {offset}"
    assert skill.events[3] == "PlaybackStarted b 0"


def test_a_missing_stream_fails_with_what_was_playing():
    """PlaybackFailed names the stream, the error and the player's state; no retry, no advance."""
    device, skill = make_device({"GoIntent": answer(play("missing"), shouldEndSession=True)})
    device.intent("GoIntent")
    device.let_pass(MINUTE)
    body = skill.heard[-1]["request"]
    assert skill.events == ["PlaybackFailed missing"]
    assert body["error"]["type"] == "MEDIA_ERROR_INVALID_REQUEST"
    assert body["currentPlaybackState"] == {
        "token": "missing", "offsetInMilliseconds": 0, "playerActivity": "STOPPED",
    }  # fmt: skip


def test_a_failure_ahead_is_told_while_another_stream_plays_on():
    """With fetching ahead, the state names the stream that sounds, which is not interrupted."""
    device, skill = make_device(
        GO | {"PlaybackNearlyFinished a": answer(enqueue("missing", "a"))},
        faults=Faults(fetches_ahead=True),
    )
    device.intent("GoIntent")
    device.let_pass(1_000)
    assert skill.heard[-1]["request"]["currentPlaybackState"] == {
        "token": "a",
        "offsetInMilliseconds": 200,
        "playerActivity": "PLAYING",
    }
    assert device.playing.activity == "PLAYING"


def test_a_skill_that_retries_without_end_is_caught():
    """A skill that answers each failure with the same stream is stopped with a clear word."""
    always = answer(play("missing"))
    device, _ = make_device({"GoIntent": answer(play("missing"), shouldEndSession=True)} | {
        "PlaybackFailed": always})  # fmt: skip
    with pytest.raises(Runaway):
        device.intent("GoIntent")


def test_events_can_be_doubled_dropped_and_delayed():
    """Each kind of event can be told twice, lost, or told late, with its own time in it."""
    device, skill = make_device(
        GO,
        faults=Faults(
            doubled=frozenset({"PlaybackStarted"}),
            dropped=frozenset({"PlaybackNearlyFinished"}),
            delay_ms={"PlaybackFinished": 5_000},
        ),
    )
    device.intent("GoIntent")
    device.let_pass(MINUTE + 4_999)
    assert skill.events == ["PlaybackStarted a 0", "PlaybackStarted a 0"]
    device.let_pass(1)
    assert skill.events[-1] == "PlaybackFinished a 60000"


def test_a_delayed_stop_arrives_after_the_start_of_what_replaced_it():
    """Started(new) before Stopped(old), as real devices were seen to report."""
    device, skill = make_device(
        GO | {"NextCommandIssued": answer(play("b"))},
        faults=Faults(delay_ms={"PlaybackStopped": 300}),
    )
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.press("next")
    device.let_pass(300)
    assert skill.events.index("PlaybackStarted b 0") < skill.events.index("PlaybackStopped a 10000")


def test_jitter_swaps_events_and_repeats_by_its_seed():
    """The same seed gives the same order, and some seed gives another one."""

    def order(seed: int) -> list[str]:
        device, skill = make_device(GO, faults=Faults(jitter_ms=1_000, seed=seed))
        device.intent("GoIntent")
        device.let_pass(2 * MINUTE)
        return skill.events

    assert order(1) == order(1)
    assert len({tuple(order(seed)) for seed in range(12)}) > 1


def test_a_power_cut_forgets_everything_without_a_word():
    """After a power cut there is no event, no queue and no player in the context."""
    device, skill = make_device(GO)
    device.intent("GoIntent")
    device.let_pass(10_000)
    before = len(skill.events)
    device.power_cut()
    device.let_pass(2 * MINUTE)
    assert len(skill.events) == before
    assert device.playing is None


def test_a_lost_connection_stalls_and_then_fails():
    """Nothing reaches the skill meanwhile; when the line is back, the failure does."""
    device, skill = make_device(GO)
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.lose_network()
    device.let_pass(5_000)
    assert device.intent("GoIntent").response is None
    assert device.playing.activity == "BUFFER_UNDERRUN"
    device.find_network()
    assert skill.events[-1] == "PlaybackFailed a"
    assert skill.heard[-1]["request"]["currentPlaybackState"]["offsetInMilliseconds"] == 10_000


def test_another_service_takes_the_speaker_and_the_queue_is_lost():
    """Stopped is told, the queue is gone, and this skill was not the last that played."""
    device, skill = make_device(GO | {"PlaybackNearlyFinished a": answer(enqueue("b", "a"))})
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.play_something_else()
    assert skill.events[-1] == "PlaybackStopped a 10000"
    assert device.player.queue == []
    assert not device.is_most_recent


def test_pause_on_the_device_is_local():
    """The pause button sends no command: the skill hears PlaybackStopped alone."""
    device, skill = make_device(GO)
    device.intent("GoIntent")
    device.let_pass(10_000)
    assert device.press("pause") is None
    assert skill.types[-1] == "AudioPlayer.PlaybackStopped"
    assert not any(kind.startswith("PlaybackController") for kind in skill.types)
