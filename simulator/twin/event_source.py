"""A function's queue: messages are taken, the function is invoked, and what it has done is deleted."""

import logging
import threading
from collections.abc import Mapping
from typing import Any

from simulator.twin.errors import FunctionFailed, TwinBroken
from simulator.twin.functions import Function
from simulator.twin.names import REGION
from simulator.twin.policies import allows

NEEDED = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
"""What Lambda asks of a function's role before it connects a queue."""
WAIT_S = 1

log = logging.getLogger(__name__)


class EventSource:
    """Invokes a function for a queue's messages, as the template says, until it is closed."""

    def __init__(self, function: Function, told: Mapping[str, Any], url: str, sqs: Any) -> None:
        """Begin.

        Args:
            function: the function.
            told: the properties of its event in the template.
            url: the queue's address.
            sqs: boto3's client for SQS.

        Raises:
            TwinBroken: its role may not read the queue.
        """
        self._function, self._told, self._url, self._sqs = function, told, url, sqs
        for action in NEEDED:
            if not allows(function.deployed.statements, action, str(told["Queue"])):
                raise TwinBroken(
                    f"{function.deployed.name} needs {action} of its queue, and its role does not say so"
                )
        self._ends = threading.Event()
        at_once = min(
            function.most, int(told.get("ScalingConfig", {}).get("MaximumConcurrency", function.most))
        )
        self._threads = [threading.Thread(target=self._poll, daemon=True) for _ in range(at_once)]
        for one in self._threads:
            one.start()

    def _poll(self) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        while not self._ends.is_set():
            try:
                self._take(int(self._told.get("BatchSize", 10)))
            except (BotoCoreError, ClientError) as error:
                if not self._ends.wait(WAIT_S):
                    log.warning("the queue cannot be read: %s", error)

    def _take(self, most: int) -> None:
        found = self._sqs.receive_message(
            QueueUrl=self._url, MaxNumberOfMessages=most, WaitTimeSeconds=WAIT_S, AttributeNames=["All"]
        )
        messages = found.get("Messages", ())
        if not messages:
            return
        event = {"Records": [_record(one, str(self._told["Queue"])) for one in messages]}
        try:
            failed = self._failures(self._function.invoke(event))
        except FunctionFailed as error:
            log.warning("%s failed for its queue: %s", self._function.deployed.name, str(error)[:500])
            return  # all of them come again when their time is over
        for one in messages:
            if one["MessageId"] not in failed:
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=one["ReceiptHandle"])

    def _failures(self, answer: Any) -> set[str]:
        if "ReportBatchItemFailures" not in self._told.get("FunctionResponseTypes", ()) or not answer:
            return set()
        return {one["itemIdentifier"] for one in answer.get("batchItemFailures", ())}

    def close(self) -> None:
        """Take no more messages."""
        self._ends.set()


def _record(message: Mapping[str, Any], queue: str) -> dict[str, Any]:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": {},
        "md5OfBody": message.get("MD5OfBody", ""),
        "eventSource": "aws:sqs",
        "eventSourceARN": queue,
        "awsRegion": REGION,
    }
