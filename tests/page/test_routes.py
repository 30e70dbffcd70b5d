"""The page's addresses: nonsense and strangers are refused with a sentence; audio comes in ranges."""

import json

import pytest

from simulator.page.app import create_app
from simulator.page.household import Household
from tests.page.conftest import needs_library

pytestmark = needs_library


@pytest.fixture
def client(home: Household):
    """A browser's half of HTTP, on localhost."""
    return create_app(home).test_client()


@pytest.fixture
def ask(client):
    """A function that asks as the page does, once it has arrived."""
    page = client.post("/api/arrive", json={}).json["page"]

    def asked(name: str, /, **body):
        return client.post(f"/api/{name}", json={"page": page, "report": {}, **body})

    return asked


def test_the_page_comes_with_a_strict_policy(client):
    """No inline script, no other host, no frame."""
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"Skip to what you say" in answer.data


def test_strangers_are_refused(client):
    """Another host name (DNS rebinding), or another site's page, gets 403 and nothing is done."""
    rebound = client.post("/api/arrive", json={}, headers={"Host": "evil.example.com"})
    foreign = client.post("/api/arrive", json={}, headers={"Origin": "https://evil.example.com"})
    assert (rebound.status_code, foreign.status_code) == (403, 403)
    assert "error" in rebound.json


@pytest.mark.parametrize(
    ("data", "content_type", "code"),
    [
        ("{", "application/json", 400),
        ("[]", "application/json", 400),
        ("{}", "text/plain", 415),
        (json.dumps({"text": "x" * 100_000}), "application/json", 413),
    ],
)
def test_nonsense_is_refused_with_a_sentence(client, data, content_type, code):
    """Never a trace."""
    client.post("/api/arrive", json={})
    answer = client.post("/api/say", data=data, content_type=content_type)
    assert answer.status_code == code
    assert len(answer.json["error"]) > 10


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("say", {"text": "  "}),
        ("say", {"text": "x" * 301}),
        ("say", {"text": None}),
        ("press", {"button": "eject"}),
        ("skip", {"milliseconds": -1}),
        ("skip", {"milliseconds": True}),
        ("switch", {"choices": {"jitter_ms": 10**9}}),
        ("switch", {"choices": {"dropped": ["Everything"]}}),
        ("switch", {"choices": "all"}),
        ("household", {"change": {"speaks": "Nobody"}}),
        ("household", {"change": {"adds_person": "<b>"}}),
        ("household", {"change": {"locale": "xx-XX"}}),
        ("amazon", {"does": "start a workout"}),
        ("amazon", {"does": None}),
        ("amazon", {"does": "!routine"}),
        ("save", {"name": "../escape"}),
    ],
)
def test_bad_wishes_get_a_sentence_and_change_nothing(ask, home, name, body):
    """400, and the household is as it was."""
    before = (home.setup, home.switches)
    answer = ask(name, **body)
    assert answer.status_code == 400
    assert answer.json["error"]
    assert (home.setup, home.switches) == before


def test_the_newest_page_has_the_echo(client, ask):
    """An older one gets 409, and is told which page has it."""
    newer = client.post("/api/arrive", json={}).json["page"]
    answer = ask("tick")
    assert (answer.status_code, answer.json["page"]) == (409, newer)


@pytest.mark.parametrize(
    "path",
    [
        "/audio/../../etc/passwd",
        "/audio/segments/..%2f..%2fREADME.md",
        "/audio/tastes/none.mp3",
        "/audio//etc/passwd",
        "/audio/elsewhere/x",
        "/static/../app.py",
        "/speech/99.wav",
    ],
)
def test_nothing_but_what_there_is_can_be_fetched(client, path):
    """Whatever is tried: 404, or the path is no path at all, or it would need a signature."""
    answer = client.get(path)
    assert answer.status_code in {400, 403, 404, 308}
    assert b"root:" not in answer.data


def test_streams_are_given_out_for_signed_addresses_only(ask, client):
    """Whether they are there or not, so that nobody learns what is; a free one too, and a breather."""
    ask("say", text="start a strength workout for runners")
    ask("heard")
    ask("say", text="ask audio trainer I need a minute")
    url = ask("heard").json["state"]["player"]["url"]
    assert client.get(url).status_code == 200
    for other in (url.partition("?")[0], "/audio/segments/none.mp3", "/audio/tracks/none.mp3"):
        assert client.get(other).status_code == 403
        assert client.get(f"{other}?{url.partition('?')[2]}x").status_code == 403


def test_a_picture_is_drawn_when_it_is_asked_for(ask, client):
    """As PNG of 480 pixels, without a signature; nothing is drawn for a name that is none."""
    ask("say", text="start a strength workout for runners")
    answer = client.get(ask("heard").json["state"]["player"]["art"])
    assert (answer.status_code, answer.content_type) == (200, "image/png")
    assert answer.data[16:24] == (480).to_bytes(4) * 2
    assert client.get("/audio/pictures/000000000000.png").status_code == 404


def test_audio_is_served_in_ranges(ask, client):
    """206 with the bytes asked for, as MPEG audio, from the address that the state names."""
    url = ask("say", text="start a strength workout for runners").json["state"]["player"]
    assert url["sounds"] is False
    state = ask("heard").json["state"]["player"]
    assert state["sounds"] is True
    answer = client.get(state["url"], headers={"Range": "bytes=100-199"})
    assert answer.status_code == 206
    assert answer.mimetype == "audio/mpeg"
    assert len(answer.data) == 100
    assert answer.headers["Content-Range"].startswith("bytes 100-199/")


def test_premium_audio_is_given_out_by_a_good_signature_alone(ask, client, home):
    """200 by the address that the skill gave; 403 and a sentence unsigned, forged, or once it has expired."""
    ask("say", text="alexa, open audio trainer")
    ask("say", text="stop")
    ask("say", text="alexa, ask audio trainer to start hill strength")
    ask("say", text="yes")
    url = ask("heard").json["state"]["player"]["url"]
    path, _, query = url.partition("?")
    assert "signature=" in query
    assert client.get(url).status_code == 200
    for forged in (path, f"{path}?{query[:-1]}", f"{path}?expires=\u0663&signature=\u00e9"):
        refused = client.get(forged)
        assert (refused.status_code, refused.mimetype) == (403, "application/json")
        assert "not signed" in refused.json["error"]
    home.clock.now += 2 * 86_400_000
    assert client.get(url).status_code == 403


def test_what_alexa_says_is_served_as_sound(ask, client):
    """The number of the utterance names a WAV; a piece of it is one too."""
    told = ask("say", text="help").json["speak"][0]
    whole = client.get(f"/speech/{told['number']}.wav")
    piece = client.get(f"/speech/{told['number']}/0.wav")
    assert whole.mimetype == "audio/wav"
    assert whole.data[:4] == b"RIFF"
    assert piece.status_code == 200
    assert client.get(f"/speech/{told['number']}/999.wav").status_code == 404
