"""Rendering in the cloud: names of missing files are put into a queue, from which the renderer takes them.

The bucket alone tells what is done. So whoever is interrupted begins again, a message that comes twice does
no harm, and what has failed is seen to be missing.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from studio.addresses.kinds import Address
from studio.shipping.bucket import NotPublished, aws_errors, sizes_in

MOST_PATHS = 10
MOST_SOUND_MS = 20 * 60_000
"""The most sound that a message names, so that a renderer is done with two of them in a fifth of its time."""
MESSAGES_AT_ONCE = 10
"""SQS takes at most so many messages by one request."""
MOST_TRIES = 5
IDLE_LOOKS = 5
"""So often the queue must seem empty, and nothing be done meanwhile, to be taken for empty.

What SQS tells of its length may be a minute old."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a publication in the cloud has come."""

    missing: int
    """How many files are not in the bucket yet."""
    queued: int
    """How many messages wait in the queue or are worked on, as far as SQS knows."""
    sent: int
    """How many messages this command has sent so far."""


class RenderQueue:
    """The queue of the renderer."""

    def __init__(self, client: Any, name: str) -> None:
        """Find the queue.

        Args:
            client: boto3's client for SQS.
            name: its address, as the template prints it, or its name.

        Raises:
            NotPublished: there is no such queue.
        """
        self._client = client
        self._name = name
        with aws_errors(f"queue {name}"):
            is_address = name.startswith("http")
            self._url = name if is_address else client.get_queue_url(QueueName=name)["QueueUrl"]

    def send(self, wanted: Sequence[Address]) -> int:
        """Put the paths of missing files into the queue, and return how many messages that were.

        Raises:
            NotPublished: the queue could not be written.
        """
        messages = [json.dumps({"paths": [one.path for one in share]}) for share in shares(wanted)]
        for at in range(0, len(messages), MESSAGES_AT_ONCE):
            self._send_batch(messages[at : at + MESSAGES_AT_ONCE])
        return len(messages)

    def _send_batch(self, messages: Sequence[str]) -> None:
        left = {str(number): body for number, body in enumerate(messages)}
        for _ in range(MOST_TRIES):
            entries = [{"Id": number, "MessageBody": body} for number, body in left.items()]
            with aws_errors(f"queue {self._name}"):
                answer = self._client.send_message_batch(QueueUrl=self._url, Entries=entries)
            # A batch may be taken in part.
            refused = answer.get("Failed", ())
            left = {one["Id"]: left[one["Id"]] for one in refused}
            if not left:
                return
        raise NotPublished(f"queue {self._name}: {refused[0].get('Code')}: {refused[0].get('Message')}")

    def length(self) -> int:
        """Return how many messages wait in the queue or are worked on.

        Raises:
            NotPublished: the queue could not be read.
        """
        counted = ("", "NotVisible", "Delayed")
        names = [f"ApproximateNumberOfMessages{one}" for one in counted]
        with aws_errors(f"queue {self._name}"):
            told = self._client.get_queue_attributes(QueueUrl=self._url, AttributeNames=names)["Attributes"]
        return sum(int(told.get(name, 0)) for name in names)


def shares(wanted: Sequence[Address]) -> Iterator[list[Address]]:
    """Yield the files in shares of one message each, in their order: neighbours lie over the same track."""
    share: list[Address] = []
    for one in wanted:
        sound = sum(other.duration_ms for other in share) + one.duration_ms
        if share and (len(share) == MOST_PATHS or sound > MOST_SOUND_MS):
            yield share
            share = []
        share.append(one)
    if share:
        yield share


def rendered_in_cloud(
    s3: Any, bucket: str, queue: RenderQueue, wanted: Sequence[Address], pause: Callable[[], None]
) -> Iterator[Progress]:
    """Have all missing files rendered in the cloud, and yield the progress again and again.

    What is missing is put into the queue whenever the queue is empty: at first, unless an earlier command has
    filled it; and once more for what has failed. It ends when nothing is missing, or when a round has brought
    nothing more.

    Args:
        s3: boto3's client for S3.
        bucket: the bucket's name.
        queue: the renderer's queue.
        wanted: the files that must be in the bucket afterwards.
        pause: waits a while between two looks.

    Raises:
        NotPublished: the bucket or the queue could not be reached; the renderer goes on with what is queued.
    """
    missing, sent = _missing(s3, bucket, wanted), 0
    yield Progress(len(missing), queue.length(), sent)
    while missing:
        before = len(missing)
        if queue.length() == 0:
            sent += queue.send(missing)
        idle = 0
        while missing and idle < IDLE_LOOKS:
            pause()
            count, missing = len(missing), _missing(s3, bucket, wanted)
            length = queue.length()
            idle = idle + 1 if length == 0 and len(missing) == count else 0
            yield Progress(len(missing), length, sent)
        if len(missing) == before and sent:
            return


def _missing(s3: Any, bucket: str, wanted: Sequence[Address]) -> list[Address]:
    there = sizes_in(s3, bucket)
    return [one for one in wanted if one.path not in there]
