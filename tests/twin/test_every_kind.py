"""Of every kind of address that the skill can hand out: given to whom it was signed for, and to nobody else.

`make rehearse` asks for more of each kind, and renders them for real.
"""

import random
from time import time

import pytest

from simulator.skill_under_test.twin_streams import fetched
from simulator.twin.publication import publish_pages
from simulator.twin.twin import Twin
from skill.adapters.audio_addresses import SIGNED, signature
from studio.addresses.enumeration import every_address
from studio.addresses.index import orderable
from studio.addresses.kinds import Address, Kind
from tests.shipped_library import authored
from tests.twin.conftest import CONVERSATIONS, IS_REHEARSED, KEY
from tests.twin.listening import stray_ms

pytestmark = [pytest.mark.environment, pytest.mark.slow]

SEED = 17
EACH = CONVERSATIONS // 2 or 1
"""How many names of a kind are asked for."""


@pytest.fixture(scope="module")
def drawn() -> dict[Kind, list[Address]]:
    """Return names of each kind, drawn by chance from all that there are."""
    dice, found, seen = random.Random(SEED), dict[Kind, list[Address]](), dict[Kind, int]()
    for one in every_address(authored()):
        seen[one.kind] = seen.get(one.kind, 0) + 1
        kept = found.setdefault(one.kind, [])
        if len(kept) < EACH:
            kept.append(one)
        elif (place := dice.randrange(seen[one.kind])) < EACH:
            kept[place] = one
    return found


@pytest.mark.parametrize("kind", Kind)
def test_it_is_given_signed_and_to_nobody_else(
    kind: Kind, drawn: dict[Kind, list[Address]], rehearsed_twin: Twin
) -> None:
    """Tastes, pictures and pages are open; if it is rehearsed, sound is as long as planned, to a frame."""
    audio = rehearsed_twin.audio
    publish_pages(rehearsed_twin)
    for one in drawn[kind]:
        expires = int(time()) + 3_600
        is_open = not one.path.startswith(SIGNED)
        signed = f"{one.path}?expires={expires}&signature={signature(KEY.encode(), one.path, expires)}"
        assert orderable(one.path) == one
        assert fetched(audio, one.path)[0] == (200 if is_open else 403), one.path
        if IS_REHEARSED and kind not in {Kind.PAGE, Kind.PICTURE}:
            assert stray_ms(rehearsed_twin, one.path if is_open else signed) == ""
        else:
            assert fetched(audio, one.path if is_open else signed)[0] == 200, one.path
