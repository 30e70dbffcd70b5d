"""For nobody whose address the skill has not signed, however it is written."""

from urllib.parse import quote, unquote

import pytest

from skill.adapters.audio_addresses import signature
from tests.twin.wrong_addresses import wrong_addresses
from tests.web.audio.conftest import Kitchen
from tests.web.audio.player import BEFORE, GONE, LATER, NAME, NEW, get, signed
from tests.web.conftest import NOW_MS

REFUSED = {308, 403, 404, 405}
"""A redirect leads to a path with a slash less, which is judged in its turn."""


@pytest.mark.parametrize("folder", ["segments", "tracks"])
def test_no_stream_without_its_signature(port: int, kitchen: Kitchen, folder: str) -> None:
    """Neither free nor premium, and nothing is rendered for it."""
    path, other = f"{folder}/0123456789abcdef.mp3", f"{folder}/fedcba9876543210.mp3"
    proof = signature(NEW, path, LATER)
    for wrong in (
        path,
        f"{path}?expires={LATER}",
        f"{path}?signature={proof}",
        f"{path}?expires={LATER + 1}&signature={proof}",
        f"{path}?expires={LATER}&signature={proof[:-1]}",
        f"{path}?expires={LATER}&signature={proof}0",
        f"{path}?expires={LATER}&signature=%E2%80%A5",
        signed(path, expires=NOW_MS // 1000 - 1),
        signed(path, GONE),
        signed(other).replace(other, path),
    ):
        for method in ("GET", "HEAD"):
            assert get(port, wrong, method).status == 403
    assert kitchen.made == []
    assert get(port, signed(path)).status == 200
    assert get(port, signed(path, BEFORE)).status == 200, "while the key is changed, both are good"


@pytest.mark.parametrize("way", sorted(wrong_addresses("", 0)))
def test_an_address_that_is_wrong_leads_to_no_stream(port: int, kitchen: Kitchen, way: str) -> None:
    """This server decodes a path before it judges: %73 is an s, and what is signed then is given."""
    good, wrong = signed().partition("?")[2], wrong_addresses(NEW.decode(), NOW_MS // 1000)[way]
    path, _, query = wrong.partition("?")
    is_ours = unquote(path).lstrip("/") == NAME and query == good
    for method in ("HEAD", "GET"):
        assert get(port, quote(wrong, safe="%/?&=#;+,[]\\"), method).status in ({200} if is_ours else REFUSED)
    assert kitchen.made == [NAME] * is_ours


def test_what_the_skill_never_names_costs_nothing(port: int, kitchen: Kitchen) -> None:
    """Signed or not: 404, and nobody renders."""
    for path in ("segments/ffffffffffffffff.mp3", "tracks/x.mp3", "segments/..%2F..%2Fetc%2Fpasswd"):
        assert get(port, signed(path)).status in {403, 404}
    assert get(port, "tastes/ffffffffffffffff.mp3").status == 404
    assert get(port, "segments/").status == 404
    assert get(port, "segments/../../../etc/passwd").status == 404
    assert kitchen.made == []
