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
)


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
        )  # fmt: skip
        line = {
            "_aws": {"Timestamp": turn.at, "CloudWatchMetrics": self._aws},
            "Function": self._function,
            "request": turn.request_id,
            "type": turn.type,
            "intent": turn.intent,
            "outcome": turn.outcome,
            "orders": turn.orders,
            "conflicts": turn.conflicts,
            **dict(zip((name for name, _ in METRICS), values, strict=True)),
        }
        self._out.write(json.dumps(line, separators=(",", ":")) + "\n")
        self._out.flush()


class NoTurnLog:
    """Writes nothing."""

    def write(self, turn: TurnRecord) -> None:
        """Do nothing."""
