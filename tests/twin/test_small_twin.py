"""What the template says is what happens: failover, rights, queue, keys, cache; with a small renderer."""

import http.client
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from simulator.skill_under_test.twin_streams import fetched
from simulator.twin.http_exchange import exchange
from simulator.twin.publication import publish_pages
from simulator.twin.twin import Twin
from tests.alexa.envelopes import intent, request
from tests.twin.asking import asked, eventually, in_bucket, signed
from tests.twin.conftest import KEY, OLD
from tests.twin.listening import listen
from tests.twin.small_renderer import content

pytestmark = [pytest.mark.environment, pytest.mark.slow]


def of_the_twin(twin: Twin, event: dict[str, Any]) -> dict[str, Any]:
    """Return a request of Alexa's as one for the twin's skill."""
    event["context"]["System"]["application"]["applicationId"] = twin.skill_id
    if "session" in event:
        event["session"]["application"]["applicationId"] = twin.skill_id
    return event


def said(twin: Twin, event: dict[str, Any]) -> dict[str, Any]:
    """Return the skill's answer to a request of Alexa's."""
    body = json.dumps(of_the_twin(twin, event)).encode()
    answer = exchange(twin.skill, "POST", "/", {"content-type": "application/json"}, body)
    assert answer.status == 200, answer.body
    found: dict[str, Any] = json.loads(answer.body)
    return found


def test_what_is_not_there_is_made_kept_and_cached(small_twin: Twin) -> None:
    """The bucket says 403, the group fails over, and from then on the bucket or the cache answers."""
    path = "segments/fresh.mp3"
    assert path not in in_bucket(small_twin)
    for _ in range(2):
        answer = asked(small_twin, signed(path))
        assert (answer.status, answer.body) == (200, content(path))
        assert answer.headers["access-control-allow-origin"] == "*"
    assert path in in_bucket(small_twin)


def test_the_cache_gives_nothing_to_whoever_has_no_address(small_twin: Twin) -> None:
    """The edge function is asked before the cache, and everybody's addresses lead to one copy."""
    path = "segments/kept.mp3"
    assert asked(small_twin, signed(path)).status == 200
    small_twin.account.client("s3").delete_object(Bucket=small_twin.bucket(), Key=path)
    assert asked(small_twin, signed(path, OLD)).body == content(path)
    assert path not in in_bucket(small_twin)
    assert asked(small_twin, path).status == 403
    assert asked(small_twin, signed(path, "x" * 32)).status == 403


@pytest.mark.parametrize("is_cached", [False, True])
def test_ranges_and_heads(small_twin: Twin, is_cached: bool) -> None:
    """Out of the bucket and out of the cache alike."""
    path = f"segments/ranged-{is_cached}.mp3".lower()
    whole = content(path)
    small_twin.account.client("s3").put_object(Bucket=small_twin.bucket(), Key=path, Body=whole)
    if is_cached:
        assert asked(small_twin, signed(path)).body == whole
    part = asked(small_twin, signed(path), Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    head = asked(small_twin, signed(path), "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(whole)))


def test_a_long_one_is_stored_and_then_fetched_by_the_same_address(small_twin: Twin) -> None:
    """The redirect keeps the signature, which no origin was asked with, and is not cached."""
    target = signed("tracks/long.mp3")
    redirect = asked(small_twin, target)
    assert (redirect.status, redirect.headers["location"]) == (307, f"/{target}")
    assert redirect.headers["cache-control"] == "no-store"
    assert fetched(small_twin.audio, signed("tracks/long-too.mp3")) == (200, content("tracks/long-too.mp3"))


def test_tastes_and_pages_are_open_and_nothing_else_is_there(small_twin: Twin) -> None:
    """The edge lets nobody look for more; what looks like audio is 404 by the renderer's word."""
    publish_pages(small_twin)
    assert asked(small_twin, "tastes/01.mp3").body == content("tastes/01.mp3")
    page = asked(small_twin, "privacy.html")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert asked(small_twin, "manifests/1.json").status == 403
    assert asked(small_twin, signed("segments/No-Such.mp3")).status == 404
    assert asked(small_twin, "").status == 403
    assert asked(small_twin, "privacy.html", "DELETE").status == 403
    assert asked(small_twin, "privacy.html", "POST").status == 403


def test_the_bucket_gives_cloudfront_no_other_folder(small_twin: Twin) -> None:
    """What lies beside the audio is not audio, though it is there."""
    small_twin.account.client("s3").put_object(Bucket=small_twin.bucket(), Key="manifests/2.json", Body=b"{}")
    assert asked(small_twin, "manifests/2.json").status == 403
    assert "manifests/2.json" in in_bucket(small_twin)


def test_a_renderer_that_fails_is_502_and_asked_again_the_next_time(small_twin: Twin) -> None:
    """An error is not kept, and a process that ended is followed by another."""
    for path in ("segments/raises.mp3", "segments/ends.mp3"):
        for _ in range(2):
            assert asked(small_twin, signed(path)).status == 502
    assert asked(small_twin, signed("segments/after-the-end.mp3")).status == 200


def test_the_renderer_may_write_audio_alone(small_twin: Twin) -> None:
    """Its role is asked at every call."""
    small_twin.gateway.refused.clear()
    assert asked(small_twin, signed("segments/astray.mp3")).status == 502
    resource = f"arn:aws:s3:::{small_twin.bucket()}/elsewhere/segments/astray.mp3"
    assert set(small_twin.gateway.refused) == {("s3:PutObject", resource)}


def test_the_skill_answers_and_signs_what_the_twin_plays(small_twin: Twin) -> None:
    """Its stream's address, below the https address that the template gives it, is good on the twin."""
    answer = said(small_twin, intent("StartWorkoutIntent", workout="strength-for-runners"))
    url = answer["response"]["directives"][0]["audioItem"]["stream"]["url"]
    assert url.startswith(small_twin.audio_url)
    assert asked(small_twin, url.removeprefix(small_twin.audio_url)).status == 200
    assert "outputSpeech" in said(small_twin, request("LaunchRequest"))["response"]


def test_what_somebody_changes_is_made_before_anybody_asks_for_it(small_twin: Twin, tmp_path: Path) -> None:
    """The skill starts the making of the stream that it orders and of the next two; nobody waits for it."""
    here = listen(small_twin, tmp_path, listener="somebody in a hurry", hears=False)
    here.do("start a strength workout for runners")
    written, before = set(here.paths()), in_bucket(small_twin)
    here.do("ask audio trainer no music")
    ordered = set(here.paths()) - written
    assert ordered
    assert eventually(lambda: ordered <= in_bucket(small_twin))
    assert eventually(lambda: len(in_bucket(small_twin) - before) >= 3)


def test_keys_change_at_the_edge_before_the_skill_signs_by_them(small_twin: Twin) -> None:
    """Handed out under a key that was changed once: good; twice: 403; and good again for the next order."""
    answer = said(small_twin, intent("StartWorkoutIntent", workout="strength-for-runners"))
    url = answer["response"]["directives"][0]["audioItem"]["stream"]["url"]
    target = url.removeprefix(small_twin.audio_url)
    try:
        small_twin.set_keys(now="n" * 32, before=KEY)
        assert asked(small_twin, target).status == 200
        small_twin.set_keys(now="m" * 32, before="n" * 32)
        assert asked(small_twin, target).status == 403
    finally:
        small_twin.set_keys(now=KEY, before=OLD)


def test_the_skill_s_door_takes_alexa_s_json_alone(small_twin: Twin) -> None:
    """No page, no nonsense."""
    assert exchange(small_twin.skill, "GET", "/").status == 405
    assert exchange(small_twin.skill, "POST", "/", body=b"no json").status == 400


def test_whoever_goes_away_in_the_middle_harms_nobody(small_twin: Twin) -> None:
    """A player that closes its connection is followed by the next one."""
    place = urlsplit(small_twin.audio)
    for _ in range(3):
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
        connection.request("GET", f"/{signed('segments/left.mp3')}")
        connection.close()
    assert asked(small_twin, signed("segments/left.mp3")).status == 200
