"""Premium by voice, on the shipped skill, model and library, with Amazon's side simulated."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from simulator.services.http_server import ServiceFault
from simulator.services.rest_api import PRODUCTS as SHOP
from simulator.simulation import Simulation, SimulationSettings, start_simulation
from simulator.skill_under_test.paths import MANIFEST, PRODUCTS
from skill.adapters.audio_addresses import admits
from skill.bootstrap import Settings, audio_keys
from skill.domain.ground.units import EpochMs

START = 1_795_420_800_000
MONEY = re.compile(
    r"[$€£]|\bdollars?\b|\bpounds?\b|\bcents?\b|\bper month\b|\d+ days|fourteen|two weeks", re.I
)


def bench_in(home: Path, **wishes: object) -> Simulation:
    """Return the shipped skill on an Echo, to whose owner it has spoken before."""
    bench = start_simulation(SimulationSettings(at=START, **wishes), {"AUDIO_TRAINER_HOME": str(home)}, START)  # type: ignore[arg-type]
    bench.conversation.do("alexa, open audio trainer")
    bench.conversation.do("stop")
    return bench


def spoken(bench: Simulation, *lines: str) -> list[str]:
    """Say these lines, and return what the skill said to each; no answer may break a rule."""
    said = []
    for one in lines:
        step = bench.conversation.do(one)
        assert [str(found) for found in step.breaches if found.is_hard] == []
        said.append(step.spoken)
    return said


def url_of(bench: Simulation) -> str:
    """Return the address that the player holds."""
    current = bench.conversation.device.player.current
    assert current is not None
    return current.url


def is_kept(bench: Simulation) -> bool:
    """True if the account has a subscription that is not cancelled."""
    account = bench.amazon.accounts.of(bench.conversation.device.profile.user_id)
    return any(one.cancelled_at is None for one in account.subscriptions.values())


def test_a_new_person_meets_it_is_offered_it_trains_and_cancels(tmp_path: Path) -> None:
    """All by voice, from the first hello to the cancellation, and the workout can be taken up again.

    While it plays nothing is cancelled; after it has been stopped the coach asks before Alexa takes over.
    """
    bench = bench_in(tmp_path)
    step = bench.conversation.do("alexa, ask audio trainer to start hill strength")
    assert "Premium" in (step.amazon or "")
    assert "Strength for Runners" in (step.amazon or "")
    step = bench.conversation.do("yes")
    assert "Hill Strength" in step.spoken
    assert step.player.activity == "PLAYING"
    assert "Hill Strength" in (step.player.subtitle or "")
    spoken(bench, "+60s")
    step = bench.conversation.do("alexa, ask audio trainer to cancel my subscription")
    assert step.amazon is None
    assert "stop" in step.spoken
    assert step.player.activity == "PLAYING"
    spoken(bench, "alexa, stop")
    step = bench.conversation.do("alexa, ask audio trainer to cancel my subscription")
    assert step.amazon is None
    assert step.reprompt is not None
    step = bench.conversation.do("yes")
    assert "Do you want to cancel" in (step.amazon or "")
    assert is_kept(bench)
    spoken(bench, "yes")
    assert not is_kept(bench)
    step = bench.conversation.do("alexa, ask audio trainer to resume my workout")
    assert step.player.activity == "PLAYING"
    assert step.player.offset_ms > 30_000
    assert "expires" in url_of(bench)


def test_an_address_is_signed_and_the_server_can_check_it(tmp_path: Path) -> None:
    """By the key of the same home; after its expiry, or for another path, it is refused."""
    bench = bench_in(tmp_path)
    spoken(bench, "alexa, ask audio trainer to start hill strength", "yes")
    parts = urlsplit(url_of(bench))
    path = parts.path.lstrip("/")
    keys = audio_keys(Settings(home=tmp_path))
    expires = int(parse_qs(parts.query)["expires"][0])
    assert admits(keys, path, parts.query, EpochMs(START))
    assert not admits(keys, path, parts.query, EpochMs(expires * 1000 + 1))
    assert not admits(keys, f"{path}x", parts.query, EpochMs(START))


def test_the_trials_end_in_the_middle_lets_the_workout_finish(tmp_path: Path) -> None:
    """It is played to its end at addresses that are good; the next one is offered, not played."""
    bench = bench_in(tmp_path)
    spoken(bench, "alexa, ask audio trainer to start hill strength", "yes", "+2m", "!subscription ended")
    step = bench.conversation.do("+1h")
    assert step.player.activity == "FINISHED"
    assert not any(one.type == "AudioPlayer.PlaybackFailed" for one in step.events)
    assert sum(one.type == "AudioPlayer.PlaybackStarted" for one in step.events) > 5
    step = bench.conversation.do("alexa, ask audio trainer to start kettlebell power")
    assert step.player.activity == "FINISHED"
    assert "Premium" in (step.amazon or "")


def test_a_trial_ends_by_the_clock(tmp_path: Path) -> None:
    """After a cancelled trial's fourteen days, what was paused is premium again."""
    bench = bench_in(tmp_path)
    spoken(bench, "alexa, ask audio trainer to start hill strength", "yes", "+1m", "alexa, pause")
    spoken(bench, "alexa, ask audio trainer to cancel my subscription", "yes", "yes", "+13d")
    assert bench.conversation.do("alexa, ask audio trainer to resume my workout").player.activity == "PLAYING"
    spoken(bench, "alexa, pause", "+2d")
    step = bench.conversation.do("alexa, ask audio trainer to resume my workout")
    assert step.player.activity != "PLAYING"


@pytest.mark.slow
@pytest.mark.parametrize("mishap", ServiceFault)
def test_a_faulty_service_sells_nothing(mishap: ServiceFault, tmp_path: Path) -> None:
    """Whatever goes wrong with it, nothing is sold, premium is not named, and what is free starts on yes."""
    bench = bench_in(tmp_path)
    bench.amazon.service_faults[SHOP] = mishap
    for line in ("start hill strength", "start my free trial", "start the stronger runner plan"):
        step = bench.conversation.do(f"alexa, ask audio trainer to {line}")
        assert step.amazon is None
        assert "premium" not in step.spoken.lower()
        assert step.spoken
    spoken(bench, "alexa, ask audio trainer to start hill strength")
    step = bench.conversation.do("yes")
    assert step.player.activity == "PLAYING"
    assert "Hill Strength" not in (step.player.subtitle or "Hill Strength")


def test_where_it_is_not_sold_its_name_is_not_said(tmp_path: Path) -> None:
    """Whatever is asked, premium is no word in a market without it."""
    bench = bench_in(tmp_path)
    bench.amazon.accounts.is_market = False
    for line in (
        "start hill strength", "what do i get", "what does it cost", "do i have premium",
        "when does my trial end", "cancel my subscription", "i want a refund", "what can i buy",
        "start my free trial", "start the stronger runner plan", "play iron drive",
    ):  # fmt: skip
        step = bench.conversation.do(f"alexa, ask audio trainer {line}")
        assert step.spoken, line
        assert "premium" not in step.spoken.lower(), line
        assert "trial" not in step.spoken.lower(), line
        assert step.amazon is None, line


def test_the_skill_never_says_a_price_or_terms(tmp_path: Path) -> None:
    """Of all that it says of premium: no figure, no currency, no number of days."""
    lines = Path("skill/lines/en-US/premium.toml").read_text("utf-8")
    assert MONEY.findall(lines) == []
    bench = bench_in(tmp_path)
    for said in spoken(
        bench, "alexa, ask audio trainer what does it cost", "what do i get", "what can i buy"
    ):
        assert MONEY.findall(said) == []
        assert said


def test_one_conversation_asks_amazon_once(tmp_path: Path) -> None:
    """However many of its answers depend on it; a conversation about free things asks nothing."""
    bench = bench_in(tmp_path)

    def asked() -> int:
        return sum("inSkillProducts" in call.path for call, _ in bench.amazon.calls)

    spoken(bench, "alexa, open audio trainer", "give me a tip", "start strength for runners", "alexa, pause")
    assert asked() == 0
    spoken(bench, "alexa, ask audio trainer what do i get", "what does it cost", "do i have premium")
    assert asked() == 1


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_the_example_phrases_work_word_for_word(locale: str, tmp_path: Path) -> None:
    """Each phrase of the manifest and of the product begins what it promises."""
    manifest = json.loads(MANIFEST.read_text("utf-8"))["manifest"]["publishingInformation"]
    product = json.loads((PRODUCTS / "premium.json").read_text("utf-8"))["publishingInformation"]
    phrases = manifest["locales"][locale]["examplePhrases"] + product["locales"][locale]["examplePhrases"]
    intents = []
    for number, phrase in enumerate(phrases):
        step = bench_in(tmp_path / str(number), locale=locale).conversation.do(phrase)
        assert step.spoken or step.amazon
        intents.append(step.understood.intent if step.understood else "launch")
    assert intents == [
        "launch", "StartWorkoutIntent", "TodaysTipIntent",
        "StartTrialIntent", "WhatDoIGetIntent", "CancelSubscriptionIntent",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "notice",
    [
        "!enable", "!permission accepted", "!permission changed",
        "!subscription started", "!subscription renewed", "!subscription ended", "!disable",
    ],
)  # fmt: skip
def test_a_skill_event_is_acknowledged(notice: str, tmp_path: Path) -> None:
    """With nothing in the answer, also those that the SDK has no class for."""
    bench = bench_in(tmp_path)
    step = bench.conversation.do(notice)
    assert step.exchange is not None
    assert step.exchange.response == {"version": "1.0", "response": {}} or (
        step.exchange.response is not None and step.exchange.response["response"] == {}
    )
    assert [str(one) for one in step.breaches if one.is_hard] == []


def test_the_end_of_a_subscription_drops_the_hint(tmp_path: Path) -> None:
    """Then a silent service opens nothing, though premium was had an hour ago."""
    bench = bench_in(tmp_path)
    spoken(bench, "alexa, ask audio trainer to start hill strength", "yes", "+1m", "alexa, stop", "+1h")
    bench.amazon.service_faults[SHOP] = ServiceFault.DOWN
    step = bench.conversation.do("alexa, ask audio trainer to start kettlebell power")
    assert "Kettlebell Power" in (step.player.subtitle or "")
    spoken(bench, "+1m", "alexa, stop", "!subscription ended")
    step = bench.conversation.do("alexa, ask audio trainer to start hill strength")
    assert step.player.activity != "PLAYING"


def test_whoever_disables_the_skill_is_a_stranger_again(tmp_path: Path) -> None:
    """Nothing is left of the account."""
    bench = bench_in(tmp_path)
    spoken(bench, "!disable")
    (said,) = spoken(bench, "alexa, open audio trainer")
    assert "Audio Trainer" in said
    assert "elcome to" in said
