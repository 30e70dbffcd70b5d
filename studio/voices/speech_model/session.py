"""A session of the model: a sentence's letters and a style in, sound or its length out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

RATE = 24_000
"""Samples a second of the model's sound."""
FRAME = 600
"""Samples for which the model plans at a time: a fortieth of a second."""


class Session(Protocol):
    """The model, or what stands in for it in a test."""

    def sound(self, tokens: list[int], style: "np.ndarray[Any, Any]", speed: float) -> "np.ndarray[Any, Any]":
        """Return a sentence's sound, of shape (n,) at `RATE`, with silence before and after it."""
        ...

    def frames(self, tokens: list[int], style: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Return for how many frames each letter would sound at a speed of one.

        The first and the last are the silence before and after. Takes a twentieth of the time that the
        sound takes, and holds for any speed, by division.
        """
        ...


@dataclass(frozen=True, slots=True)
class OnnxSession:
    """The model run by onnxruntime, on one thread: two threads give other bytes, and are no quicker."""

    _whole: Any
    _planning: Any

    @classmethod
    def open(cls, model: Path, planner: Path) -> "OnnxSession":
        """Return a session of the model's files, as `studio.voices.speech_model.model` makes them."""
        return cls(_opened(model), _opened(planner))

    def sound(self, tokens: list[int], style: "np.ndarray[Any, Any]", speed: float) -> "np.ndarray[Any, Any]":
        """See `Session.sound`."""
        given = {**_given(tokens, style), "speed": np.array([speed], np.float32)}
        return np.asarray(self._whole.run(None, given)[0], np.float32).reshape(-1)

    def frames(self, tokens: list[int], style: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """See `Session.frames`."""
        return np.asarray(self._planning.run(None, _given(tokens, style))[0], np.float64).reshape(-1)


def _given(tokens: list[int], style: "np.ndarray[Any, Any]") -> dict[str, Any]:
    return {"tokens": np.array([[0, *tokens, 0]], np.int64), "style": style}


def _opened(file: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
