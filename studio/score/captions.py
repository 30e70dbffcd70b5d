"""Captions: what is said in a segment, as WebVTT (W3C) with times, for screens and deaf listeners."""

from collections.abc import Iterator, Sequence

from skill.domain.ground.units import MINUTE_MS
from studio.score.segment_score import SegmentScore
from studio.score.speech_time import speech_ms

SHORTEST_MS = 1_200
"""The shortest time for which a caption is readable, in milliseconds."""


def captions(score: SegmentScore) -> str:
    """Return the WebVTT text of a segment: one caption for each cue, in order and without overlap."""
    return "\n\n".join(("WEBVTT", *_blocks(score))) + "\n"


def _blocks(score: SegmentScore) -> Iterator[str]:
    cues = _timed_texts(score)
    for place, (at, length, text) in enumerate(cues):
        following = cues[place + 1][0] if place + 1 < len(cues) else score.duration_ms
        end = min(at + max(length, SHORTEST_MS), following)
        yield f"{_stamp(at)} --> {_stamp(end)}\n{_escaped(text)}"


def _timed_texts(score: SegmentScore) -> Sequence[tuple[int, int, str]]:
    return [
        (cue.at_ms, min(cue.window_ms, speech_ms(cue.text, score.voice)), " ".join(cue.text.split()))
        for cue in score.cues
    ]


def _stamp(ms: int) -> str:
    minutes, rest = divmod(ms, MINUTE_MS)
    hours, minutes = divmod(minutes, 60)
    lead = f"{hours:02}:" if hours else ""
    return f"{lead}{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
