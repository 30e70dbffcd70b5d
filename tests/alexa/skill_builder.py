"""The skill over fakes, as one function of a request."""

from skill.adapters.audio_addresses import SignedAddresses
from skill.alexa.endpoint import Handler, make_handler
from skill.alexa.response_builder import ResponseBuilder
from skill.application.turn_service import TurnService
from skill.ports import Clock, Renderings, Services, Shelves, Store
from tests.fakes import FakeClock, FakeDice, FakeRenderings


def skill_over(
    store: Store,
    library: Shelves,
    services: Services,
    clock: Clock | None = None,
    skill_id: str | None = None,
    renderings: Renderings | None = None,
) -> Handler:
    """Return a skill whose dice are not thrown, and whose clock stands still where none is given."""
    turns = TurnService(
        store, library, clock or FakeClock(), FakeDice(), services, renderings or FakeRenderings()
    )
    addresses = SignedAddresses("https://audio.example.com", b"key")
    return make_handler(turns, ResponseBuilder(library, FakeDice(), addresses), skill_id)
