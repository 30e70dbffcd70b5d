"""The timeline: a workout as one SVG picture, without a script.

From top to bottom: the segments with their set-up, work and rest; what is said; the bells; the gain of the
music; and the loudness over time with its target.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np

from skill.content.authored import Authored
from skill.domain.ground.units import MINUTE_MS
from studio.audio.gains import FRAME, sample_gains
from studio.audio.loudness import HOP, hop_powers, power_to_lufs
from studio.audio.samples import SAMPLE_RATE
from studio.mixdown.mixer import mix_gains
from studio.mixdown.stems import Stems, segment_stems
from studio.score.segment_plan import PlannedSegment, plan_workout
from studio.score.segment_score import SegmentScore, score_workout
from studio.voices.engine import VoiceEngine

if TYPE_CHECKING:
    from studio.audio.samples import Samples

WIDTH, LEFT, RIGHT = 1400, 100, 20
ROWS = {"workout": 70, "voice": 150, "bells": 196, "music": 250, "loudness": 340}
HEIGHT = 440
COLOURS = {
    "set-up": "#f2d7a0", "work": "#e4572e", "rest": "#a8c6d8", "opening": "#e8e4da", "closing": "#e8e4da",
    "edge": "#b3261e", "teach": "#2e6f95", "cheer": "#7a9e3a", "plain": "#5f5b52", "music": "#8f7ab5",
    "loudness": "#2b2b2b",
}  # fmt: skip
GROUPS = {
    **dict.fromkeys(("count-in", "go", "rest", "ten-seconds", "half-way", "switch-sides"), "edge"),
    **dict.fromkeys(("set-up", "how-to", "form", "again", "rep"), "teach"),
    **dict.fromkeys(("encourage", "opening", "done", "summary", "last-round"), "cheer"),
}
LEGEND = (
    ("edge", "edges of the work"),
    ("teach", "how it is done"),
    ("cheer", "cheer"),
    ("plain", "what comes"),
)
QUIET, LOUD = -36.0, -8.0
"""The bottom and the top of the loudness row, in LUFS."""


def timeline(authored: Authored, workout_id: str, engine: VoiceEngine) -> str:
    """Return a workout as an SVG document.

    Raises:
        KeyError: the workout does not exist.
        RenderError: a cue does not fit its window.
    """
    plan, scores = plan_workout(authored, workout_id), score_workout(authored, workout_id)
    total = sum(one.duration_ms for one in scores)
    workout = authored.workouts[workout_id]
    picture = _Picture(total)
    picture.title(
        f"{workout.name}, {workout.minutes} minutes, with {authored.trainers[workout.trainer].name}"
    )
    at = 0
    for planned, score in zip(plan, scores, strict=True):
        picture.segment(at, planned, authored.exercises[planned.exercise].name)
        picture.cues(at, score)
        stems = segment_stems(score, authored.track(score.music.track), engine)
        picture.music(at, stems)
        picture.loudness(at, stems)
        at += score.duration_ms
    return picture.text()


class _Picture:
    """Builds the SVG; times are milliseconds from the beginning of the workout."""

    def __init__(self, total_ms: int) -> None:
        self._total = total_ms
        self._svg = ET.Element(
            "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}",
            role="img", style="font-family:Helvetica,Arial,sans-serif",
        )  # fmt: skip
        self._put("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill="#fbfaf7")
        for name, y in ROWS.items():
            self._write(12, y + 14, name, 12, "#5f5b52")
        for minute in range(total_ms // MINUTE_MS + 1):
            x = self._x(minute * MINUTE_MS)
            self._put("line", x1=x, x2=x, y1=58, y2=HEIGHT - 24, stroke="#e3dfd5")
            self._write(x - 3, HEIGHT - 8, f"{minute}", 11, "#5f5b52")
        self._scale()

    def title(self, text: str) -> None:
        """Write the heading, the picture's accessible name and the legend."""
        ET.SubElement(self._svg, "title").text = text
        self._write(12, 30, text, 20, "#2b2b2b")
        x = 760
        for kind in ("set-up", "work", "rest"):
            x = self._key(x, kind, kind)
        for group, meaning in LEGEND:
            x = self._key(x, group, meaning)

    def segment(self, at: int, one: PlannedSegment, name: str) -> None:
        """Draw the set-up, work and rest of a segment."""
        edges = [
            ("opening", 0, one.opening_ms),
            ("set-up", one.opening_ms, one.work_start_ms),
            ("work", one.work_start_ms, one.work_end_ms),
            ("rest", one.work_end_ms, one.duration_ms - one.closing_ms),
            ("closing", one.duration_ms - one.closing_ms, one.duration_ms),
        ]
        for kind, start, end in edges:
            if end > start:
                self._bar(at + start, at + end, ROWS["workout"], 34, COLOURS[kind])
        text = self._write(self._x(at + one.work_start_ms) + 2, ROWS["workout"] + 48, name, 10, "#2b2b2b")
        text.set("transform", f"rotate(18 {text.get('x')} {text.get('y')})")

    def cues(self, at: int, score: SegmentScore) -> None:
        """Draw the cues, with their texts as tooltips, and the bells."""
        for cue in score.cues:
            colour = COLOURS[GROUPS.get(cue.kind, "plain")]
            length = min(cue.window_ms, 80 * len(cue.text))
            bar = self._bar(at + cue.at_ms, at + cue.at_ms + length, ROWS["voice"], 24, colour)
            ET.SubElement(bar, "title").text = f"{cue.kind}: {cue.text}"
        for bell in score.bells:
            tall = 16 if bell.kind in {"start", "end"} else 8
            x, foot = self._x(at + bell.at_ms), ROWS["bells"] + 18
            self._put("line", x1=x, x2=x, y1=foot - tall, y2=foot, stroke=COLOURS["edge"], stroke_width="1.2")

    def music(self, at: int, stems: Stems) -> None:
        """Draw the gain of the music: its fades at the seams and its ducking under the voice."""
        step = SAMPLE_RATE // 2
        gains = [float(sample_gains(stems.gains, start, FRAME)[0]) for start in range(0, stems.samples, step)]
        foot, tall = ROWS["music"] + 50, 50
        points = [(self._x(at + n * 500), foot - tall * gain) for n, gain in enumerate(gains)]
        end = at + stems.samples * 1000 // SAMPLE_RATE
        outline = [(self._x(at), foot), *points, (self._x(end), points[-1][1]), (self._x(end), foot)]
        self._put("polygon", points=_points(outline), fill=COLOURS["music"], fill_opacity="0.75")

    def loudness(self, at: int, stems: Stems) -> None:
        """Draw the short-term loudness of the mix, over three seconds as in EBU R 128."""
        heard = _short_term(stems)
        points = [(self._x(at + n * 1000), self._level(one)) for n, one in enumerate(heard)]
        self._put("polyline", points=_points(points), fill="none", stroke=COLOURS["loudness"])

    def text(self) -> str:
        """Return the SVG document."""
        return ET.tostring(self._svg, encoding="unicode") + "\n"

    def _scale(self) -> None:
        for level in (-14, -24):
            y = self._level(level)
            self._put("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke="#e4572e", stroke_dasharray="4 4")
            self._write(LEFT - 22, y + 4, str(level), 11, "#5f5b52")

    def _key(self, x: int, colour: str, meaning: str) -> int:
        self._put("rect", x=x, y=20, width=12, height=12, fill=COLOURS[colour])
        self._write(x + 16, 30, meaning, 11, "#2b2b2b")
        return x + 30 + 6 * len(meaning)

    def _bar(self, start: int, end: int, y: int, height: int, colour: str) -> ET.Element:
        x = self._x(start)
        return self._put("rect", x=x, y=y, width=max(self._x(end) - x, 0.6), height=height, fill=colour)

    def _write(self, x: float, y: float, text: str, size: int, colour: str) -> ET.Element:
        written = self._put("text", x=x, y=y, font_size=size, fill=colour)
        written.text = text
        return written

    def _put(self, tag: str, **given: object) -> ET.Element:
        shown = {
            key.replace("_", "-"): f"{value:.1f}" if isinstance(value, float) else str(value)
            for key, value in given.items()
        }
        return ET.SubElement(self._svg, tag, shown)

    def _x(self, ms: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * ms / self._total

    @staticmethod
    def _level(loud: float) -> float:
        share = (min(max(loud, QUIET), LOUD) - QUIET) / (LOUD - QUIET)
        return ROWS["loudness"] + 70 * (1 - share)


def _short_term(stems: Stems) -> Sequence[float]:
    gains = mix_gains(stems)
    hops: list[Samples] = []
    for start, piece in stems.pieces():
        hops.append(hop_powers(piece * sample_gains(gains, start, len(piece))[:, None]))
    power = np.concatenate(hops)
    width = 3 * SAMPLE_RATE // HOP
    second = SAMPLE_RATE // HOP
    starts = range(0, len(power) - second, second)
    return [power_to_lufs(float(power[n : n + width].mean())) for n in starts]


def _points(pairs: Sequence[tuple[float, float]] | Iterator[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)
