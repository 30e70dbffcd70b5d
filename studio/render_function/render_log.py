"""The renderer's log: a line of JSON for each path, with its metrics in CloudWatch's embedded format."""

import json
import sys
import time
from typing import TextIO

NAMESPACE = "AudioTrainer"
METRICS = (("Renders", "Count"), ("RenderFailures", "Count"), ("RenderTime", "Milliseconds"))
LONGEST = 200
"""Characters of a text that somebody else gave, at most."""


class RenderLog:
    """Writes what became of each path; nothing in it tells who listens."""

    def __init__(self, function: str, out: TextIO | None = None) -> None:
        """Take the function's name, which is the metrics' dimension, and the stream to write to."""
        self._function, self._out = function, out

    def write(self, path: str, fate: str, began: float, size: int, why: str = "") -> None:
        """Write the line of a path.

        Args:
            path: what was asked for.
            fate: what became of it.
            began: when, on the clock of `time.monotonic`.
            size: the size of its file in bytes; 0 if there is none.
            why: why it failed.
        """
        took = round((time.monotonic() - began) * 1000)
        line = {
            "_aws": {"Timestamp": time.time_ns() // 1_000_000, "CloudWatchMetrics": _METRICS},
            "Function": self._function,
            "path": path[:LONGEST],
            "fate": str(fate),
            "bytes": size,
            **({"why": why[:LONGEST]} if why else {}),
            "Renders": int(fate == "made"),
            "RenderFailures": int(fate == "failed"),
            "RenderTime": took,
        }
        out = self._out or sys.stdout
        out.write(json.dumps(line, separators=(",", ":")) + "\n")
        out.flush()


_METRICS = [
    {
        "Namespace": NAMESPACE,
        "Dimensions": [["Function"]],
        "Metrics": [{"Name": name, "Unit": unit} for name, unit in METRICS],
    }
]
