"""How the twin invokes functions: by a queue, with nobody waiting, and for no longer than they may."""

import json
from dataclasses import replace
from time import monotonic
from typing import Any

import pytest

from simulator.twin.errors import FunctionFailed
from simulator.twin.http_exchange import exchange
from simulator.twin.twin import Twin
from tests.twin.asking import eventually, in_bucket

pytestmark = [pytest.mark.environment, pytest.mark.slow]


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


def test_a_function_that_takes_too_long_is_ended(small_twin: Twin) -> None:
    """Its process is killed; the next event finds a new one."""
    renderer = small_twin.functions["Renderer"]
    with pytest.raises(FunctionFailed, match="timed out"):
        _answer_within(renderer, {"paths": ["segments/sleeps.mp3"]}, 0.5)
    assert renderer.invoke({"paths": ["segments/after-sleep.mp3"]}) == ["segments/after-sleep.mp3"]


def _answer_within(function: Any, event: dict[str, Any], limit_s: float) -> None:
    whole = function.deployed
    short = {**whole.properties, "Timeout": limit_s}
    function.deployed = replace(whole, properties=short)
    try:
        function.invoke(event)
    finally:
        function.deployed = whole
