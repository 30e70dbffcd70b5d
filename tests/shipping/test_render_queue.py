"""What is missing is rendered in the cloud, once at least, and seen to be there."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.addresses.kinds import Address, Kind
from studio.shipping.bucket import NotPublished
from studio.shipping.render_queue import (
    MOST_PATHS,
    MOST_SOUND_MS,
    Progress,
    RenderQueue,
    rendered_in_cloud,
    shares,
)
from tests.shipping.aws import client

NUMBERS = count()


def addresses(number: int, length_ms: int = 60_000) -> list[Address]:
    """Return addresses of some length."""
    return [Address(f"segments/{n:04}.mp3", Kind.SEGMENT, length_ms, premium=False) for n in range(number)]


class Cloud:
    """A renderer that takes a few messages at each look, and may fail at some files."""

    def __init__(self, address: str) -> None:
        self.s3, self.sqs, self.name = client(address), client(address, "sqs"), f"queue-{next(NUMBERS)}"
        self.s3.create_bucket(Bucket=self.name)
        self.url = self.sqs.create_queue(QueueName=self.name)["QueueUrl"]
        self.fails: Callable[[str], bool] = lambda _: False
        self.works = True
        self.rendered: list[str] = []

    def queue(self) -> RenderQueue:
        """Return the queue by its name."""
        return RenderQueue(self.sqs, self.name)

    def work(self) -> None:
        """Render what three messages name; a file that fails is dropped with its message."""
        if not self.works:
            return
        for _ in range(3):
            taken = self.sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=1).get("Messages", [])
            for message in taken:
                for path in json.loads(message["Body"])["paths"]:
                    if not self.fails(path):
                        self.s3.put_object(Bucket=self.name, Key=path, Body=b"sound")
                        self.rendered.append(path)
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])

    def publish(self, wanted: list[Address]) -> list[Progress]:
        """Render what is missing, while the cloud works."""
        return list(rendered_in_cloud(self.s3, self.name, self.queue(), wanted, self.work))


@pytest.fixture
def cloud(moto: str) -> Cloud:
    """Return an empty bucket, an empty queue and a renderer."""
    return Cloud(moto)


def test_all_that_is_missing_is_rendered(cloud: Cloud) -> None:
    """And only that, each once, with progress in between."""
    wanted = addresses(95)
    for one in wanted[:20]:
        cloud.s3.put_object(Bucket=cloud.name, Key=one.path, Body=b"there")
    told = cloud.publish(wanted)
    assert sorted(cloud.rendered) == [one.path for one in wanted[20:]]
    left = [one.missing for one in told]
    assert left[0] == 75
    assert left[-1] == 0
    assert left == sorted(left, reverse=True)
    assert told[-1].sent == 8
    assert [one.missing for one in cloud.publish(wanted)] == [0]


def test_who_was_interrupted_goes_on(cloud: Cloud) -> None:
    """What is queued already is not queued again, and what the queue has lost is."""
    wanted = addresses(60)
    following = rendered_in_cloud(cloud.s3, cloud.name, cloud.queue(), wanted, cloud.work)
    for _ in range(2):
        next(following)
    following.close()
    assert len(cloud.rendered) == 30
    told = cloud.publish(addresses(70))
    assert told[-1] == Progress(0, 0, 1)
    assert sorted(cloud.rendered) == [one.path for one in addresses(70)]


def test_what_fails_is_tried_once_more_and_told(cloud: Cloud) -> None:
    """What failed by chance is there then; what fails always is told to be missing, and the command ends."""
    failed: set[str] = set()

    def fails(path: str) -> bool:
        first = path not in failed
        failed.add(path)
        return path.endswith("7.mp3") or (first and path.endswith("3.mp3"))

    cloud.fails = fails
    told = cloud.publish(addresses(40))
    assert told[-1].missing == 4
    assert len(cloud.rendered) == 36


def test_a_renderer_that_does_nothing_is_waited_for(cloud: Cloud) -> None:
    """As long as messages wait, they are not sent again, however often one looks."""
    cloud.works = False
    following = rendered_in_cloud(cloud.s3, cloud.name, cloud.queue(), addresses(20), cloud.work)
    assert {next(following).sent for _ in range(12)} == {0, 2}
    assert cloud.queue().length() == 2


def test_a_queue_that_is_not_there_is_said_to_be(cloud: Cloud) -> None:
    """By its name or its address."""
    with pytest.raises(NotPublished, match="nowhere"):
        RenderQueue(cloud.sqs, "nowhere")
    with pytest.raises(NotPublished, match="nowhere"):
        RenderQueue(cloud.sqs, cloud.url.replace(cloud.name, "nowhere")).length()


class Refusing:
    """A queue of which each batch is taken in part only."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.taken: list[str] = []

    def send_message_batch(self, Entries: list[dict[str, str]], **_: Any) -> dict[str, Any]:  # noqa: N803
        """Take all but the last message, a few times."""
        self.times -= 1
        taken = Entries if self.times < 0 else Entries[:-1]
        self.taken += [one["MessageBody"] for one in taken]
        return {"Failed": [{"Id": one["Id"], "Code": "Busy"} for one in Entries[len(taken) :]]}


def test_what_a_queue_refuses_is_sent_again() -> None:
    """Each message arrives once; a queue that goes on refusing is told of."""
    queue = Refusing(3)
    assert RenderQueue(queue, "http://queue").send(addresses(45)) == 5
    assert len(queue.taken) == len(set(queue.taken)) == 5
    with pytest.raises(NotPublished, match="Busy"):
        RenderQueue(Refusing(100), "http://queue").send(addresses(45))


@given(lengths=st.lists(st.integers(0, 30 * 60_000), max_size=60))
def test_a_message_is_done_in_time(lengths: list[int]) -> None:
    """It names few files and little sound, or one file alone; none is left out, and the order is kept."""
    wanted = [Address(str(n), Kind.SEGMENT, length, premium=False) for n, length in enumerate(lengths)]
    made = list(shares(wanted))
    assert [one for share in made for one in share] == wanted
    for share in made:
        assert 0 < len(share) <= MOST_PATHS
        assert len(share) == 1 or sum(one.duration_ms for one in share) <= MOST_SOUND_MS
