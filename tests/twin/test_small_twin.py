"""What the template says is what happens: failover, rights, queue, keys, cache; with a small renderer."""

import http.client
import json
from pathlib import Path
from time import monotonic, sleep, time
from typing import Any
from urllib.parse import urlsplit

import pytest

from simulator.skill_under_test.twin_streams import fetched
from simulator.twin.errors import FunctionFailed
from simulator.twin.http_exchange import Answer, exchange
from simulator.twin.publication import publish_pages
from simulator.twin.twin import Twin
from skill.adapters.audio_addresses import signature
from tests.alexa.envelopes import intent, request
from tests.twin.conftest import KEY, OLD
from tests.twin.listening import listen
from tests.twin.small_renderer import content

pytestmark = [pytest.mark.environment, pytest.mark.slow]


def signed(path: str, key: str = KEY) -> str:
    """Return a path with a query that signs it."""
    expires = int(time()) + 600
    return f"{path}?expires={expires}&signature={signature(key.encode(), path, expires)}"


def asked(twin: Twin, target: str, method: str = "GET", **headers: str) -> Answer:
    """Return the audio's answer."""
    return exchange(twin.audio, method, f"/{target}", headers)


def in_bucket(twin: Twin) -> set[str]:
    """Return the keys in the audio's bucket."""
    found = twin.account.client("s3").list_objects_v2(Bucket=twin.bucket())
    return {one["Key"] for one in found.get("Contents", ())}


def eventually(truth: Any, patience_s: float = 20) -> bool:
    """True as soon as something is true."""
    until = monotonic() + patience_s
    while not truth():
        if monotonic() > until:
            return False
        sleep(0.05)
    return True


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
    """What no origin has is 404 by the renderer's word; a method that is not allowed is 403."""
    publish_pages(small_twin)
    assert asked(small_twin, "tastes/one.mp3").body == content("tastes/one.mp3")
    page = asked(small_twin, "privacy.html")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert asked(small_twin, "manifests/1.json").status == 404
    assert asked(small_twin, "").status == 403
    assert asked(small_twin, "privacy.html", "DELETE").status == 403
    assert asked(small_twin, "privacy.html", "POST").status == 403


def test_the_bucket_gives_cloudfront_no_other_folder(small_twin: Twin) -> None:
    """What lies beside the audio is not audio, though it is there."""
    small_twin.account.client("s3").put_object(Bucket=small_twin.bucket(), Key="manifests/2.json", Body=b"{}")
    assert asked(small_twin, "manifests/2.json").status == 404


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


def test_the_queue_is_rendered_and_what_fails_stays(small_twin: Twin) -> None:
    """A batch's good messages are done with; the bad one comes again when its time is over."""
    sqs = small_twin.account.client("sqs")
    [url] = [one for arn, one in small_twin.queues.items() if arn.endswith("RenderQueue")]
    messages = [["segments/q1.mp3", "segments/q2.mp3"], ["segments/raises.mp3"], ["tastes/q3.mp3"]]
    for paths in messages:
        sqs.send_message(QueueUrl=url, MessageBody=json.dumps({"paths": paths}))
    good = {"segments/q1.mp3", "segments/q2.mp3", "tastes/q3.mp3"}
    assert eventually(lambda: good <= in_bucket(small_twin))

    def left() -> tuple[str, str]:
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        told = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
        return told[names[0]], told[names[1]]

    assert eventually(lambda: left() == ("0", "1"))
    told = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert told["VisibilityTimeout"] == "1800"
    assert json.loads(told["RedrivePolicy"])["maxReceiveCount"] == 5


def test_what_fails_with_nobody_waiting_ends_among_the_dead_letters(small_twin: Twin) -> None:
    """Invoked as the skill does it: answered at once, tried again as the template says, then kept."""
    sqs = small_twin.account.client("sqs")
    [url] = [one for arn, one in small_twin.queues.items() if arn.endswith("DeadLetters")]
    sqs.purge_queue(QueueUrl=url)
    begun = monotonic()
    small_twin.functions["Renderer"].invoke_later({"paths": ["segments/raises.mp3"]})
    assert monotonic() - begun < 0.5
    found: list[dict[str, Any]] = []

    def is_there() -> bool:
        found.extend(sqs.receive_message(QueueUrl=url).get("Messages", ()))
        return bool(found)

    assert eventually(is_there)
    assert json.loads(found[0]["Body"])["requestPayload"] == {"paths": ["segments/raises.mp3"]}


def test_lambda_is_called_by_those_who_may(small_twin: Twin) -> None:
    """The skill's role lets it invoke the renderer; the renderer's lets it invoke nobody."""
    name = small_twin.functions["Function"].deployed.program.environment["AUDIO_TRAINER_RENDERER"]
    target = f"/2015-03-31/functions/{name.replace(':', '%3A')}/invocations"
    body = json.dumps({"paths": ["segments/asked-by-name.mp3"]}).encode()

    def call(function: str) -> int:
        key = small_twin.functions[function].deployed.access_key
        scope = f"Credential={key}/20260101/us-east-1/lambda/aws4_request"
        told = {"authorization": f"AWS4-HMAC-SHA256 {scope}", "x-amz-invocation-type": "Event"}
        return exchange(small_twin.aws, "POST", target, told, body).status

    assert call("Renderer") == 403
    assert call("Function") == 202
    assert eventually(lambda: "segments/asked-by-name.mp3" in in_bucket(small_twin))


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


def test_a_function_that_takes_too_long_is_ended(small_twin: Twin) -> None:
    """Its process is killed; the next event finds a new one."""
    renderer = small_twin.functions["Renderer"]
    with pytest.raises(FunctionFailed, match="timed out"):
        _answer_within(renderer, {"paths": ["segments/sleeps.mp3"]}, 0.5)
    assert renderer.invoke({"paths": ["segments/after-sleep.mp3"]}) == ["segments/after-sleep.mp3"]


def _answer_within(function: Any, event: dict[str, Any], limit_s: float) -> None:
    from dataclasses import replace

    whole = function.deployed
    short = {**whole.properties, "Timeout": limit_s}
    function.deployed = replace(whole, properties=short)
    try:
        function.invoke(event)
    finally:
        function.deployed = whole


def test_whoever_goes_away_in_the_middle_harms_nobody(small_twin: Twin) -> None:
    """A player that closes its connection is followed by the next one."""
    place = urlsplit(small_twin.audio)
    for _ in range(3):
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
        connection.request("GET", f"/{signed('segments/left.mp3')}")
        connection.close()
    assert asked(small_twin, signed("segments/left.mp3")).status == 200
