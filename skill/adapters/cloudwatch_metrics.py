"""The turn log in CloudWatch's embedded metric format, and one that writes nothing.

The format is a line of JSON on the Lambda's output, from which CloudWatch extracts the metrics: it needs no
call over the network, and the same line is the log.
"""

import json
import sys
from typing import TextIO

from skill.ports import TurnRecord

NAMESPACE = "AudioTrainer"

METRICS = (
    ("Turns", "Count"),
    ("TurnTime", "Milliseconds"),
    ("StoreTime", "Milliseconds"),
    ("StoreReads", "Count"),
    ("StoreWrites", "Count"),
    ("StoreFaults", "Count"),
    ("Apologies", "Count"),
    ("UnlawfulAnswers", "Count"),
    ("FailedStreams", "Count"),
)

BY_KIND = {
    "Namespace": NAMESPACE,
    "Dimensions": [["Function", "Kind"]],
    "Metrics": [{"Name": "FailedStreams", "Unit": "Count"}],
}
"""Declared only in the line of a stream that failed: a metric of each kind costs what any other costs."""


class EmbeddedMetrics:
    """Writes one line a turn, with its metrics in it."""

    def __init__(self, function: str, out: TextIO | None = None) -> None:
        """Take the function's name, which is the metrics' dimension, and the stream to write to."""
        self._function, self._out = function, out or sys.stdout
        self._aws = [
            {
                "Namespace": NAMESPACE,
                "Dimensions": [["Function"]],
                "Metrics": [{"Name": name, "Unit": unit} for name, unit in METRICS],
            }
        ]

    def write(self, turn: TurnRecord) -> None:
        """Write the line."""
        values = (
            1, turn.turn_ms, turn.store_ms, turn.reads, turn.writes,
            int(turn.outcome == "store"), int(turn.outcome == "sorry"), int(turn.outcome == "rejected"),
            int(bool(turn.failed_stream)),
        )  # fmt: skip
        declared = [*self._aws, BY_KIND] if turn.failed_stream else self._aws
        line = {
            "_aws": {"Timestamp": turn.at, "CloudWatchMetrics": declared},
            "Function": self._function,
            "request": turn.request_id,
            "type": turn.type,
            "intent": turn.intent,
            "outcome": turn.outcome,
            "orders": turn.orders,
            "conflicts": turn.conflicts,
            **({"Kind": turn.failed_stream} if turn.failed_stream else {}),
            **dict(zip((name for name, _ in METRICS), values, strict=True)),
        }
        self._out.write(json.dumps(line, separators=(",", ":")) + "\n")
        self._out.flush()


class NoTurnLog:
    """Writes nothing."""

    def write(self, turn: TurnRecord) -> None:
        """Do nothing."""
