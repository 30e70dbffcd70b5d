"""A turn tells whoever makes audio what it has ordered, and nothing where nothing of it is to be made."""

from skill.adapters.alexa_services.services import AlexaServices
from skill.ports import StoreError
from tests.alexa.envelopes import context, event, intent
from tests.alexa.skill_builder import skill_over
from tests.alexa.test_endpoint import play_of, started
from tests.fakes import FakeLibrary, FakeRenderings, FakeStore


def test_the_turn_that_orders_changed_audio_tells_of_it() -> None:
    """The first is what Alexa is sent; a start, or a device without a player, tells nothing."""
    renderings = FakeRenderings()
    handler = skill_over(FakeStore(), FakeLibrary(), AlexaServices(), renderings=renderings)
    token = started(handler)
    assert renderings.told == []
    handler(intent("NoMusicIntent", around=context(audio=False)), None)
    assert renderings.told == []
    play = play_of(handler(intent("NoMusicIntent", around=context(token, 20_000)), None))
    assert len(renderings.told) == 1
    assert f"/{renderings.told[0][0]}" in play["audioItem"]["stream"]["url"]
    assert len(renderings.told[0]) == 3


def test_without_the_store_it_is_told_by_the_token() -> None:
    """What the device goes on with is made in time, too."""
    store, renderings = FakeStore(), FakeRenderings()
    handler = skill_over(store, FakeLibrary(), AlexaServices(), renderings=renderings)
    token = started(handler)
    play = play_of(handler(intent("NoMusicIntent", around=context(token, 20_000)), None))
    renderings.told.clear()
    store.broken = StoreError("away")
    follow = play_of(
        handler(event("PlaybackNearlyFinished", play["audioItem"]["stream"]["token"], 500), None)
    )
    assert f"/{renderings.told[0][0]}" in follow["audioItem"]["stream"]["url"]
