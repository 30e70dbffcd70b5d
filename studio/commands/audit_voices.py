"""`audit-voices`: what is heard of the clips on the reels, by programs that are not ours, in one table."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Annotated

import typer

from skill.content.authored import Authored
from studio.cli import app
from studio.commands.checked_library import faultless_library
from studio.commands.console import fail, reported_errors

if TYPE_CHECKING:
    from pathlib import Path

    from studio.audio.samples import Samples
    from studio.audit.voices.cast_audit import TrainerHeard
    from studio.audit.voices.heard_clips import HeardClip

MOST_AMISS = 0.03
"""The part of all words that may be misheard over music."""


@app.command(name="audit-voices")
def audit_voices(
    trainers: Annotated[list[str] | None, typer.Argument(help="Ids; all, if none is given.")] = None,
    some: Annotated[int, typer.Option(help="So many clips of each, evenly spread; 0 for all.")] = 0,
) -> None:
    """Hear every clip on the reels: words, quality, likeness, silence, clicks; goes on where it was."""
    from concurrent.futures import ThreadPoolExecutor

    from studio.audit.voices.cast_audit import audit_cast
    from studio.audit.voices.listener_process import listener_python

    authored = faultless_library()
    with reported_errors():
        python = listener_python()
    ids = trainers or sorted(authored.trainers)
    if unknown := [one for one in ids if one not in authored.trainers]:
        fail(f"There is no trainer {unknown[0]!r}: {', '.join(sorted(authored.trainers))}.", 2)
    with reported_errors(), ThreadPoolExecutor(2) as pool:
        heard = dict(zip(ids, pool.map(partial(_heard, authored, some, python), ids), strict=True))
        found = audit_cast(heard)
    _print(found)
    for trainer, clips in heard.items():
        for clip in clips:
            for words in clip.misheard:
                print(f"{trainer}, heard amiss in {clip.sentence!r}: {words}")
    faults = [fault for one in found for fault in one.faults]
    print("\n".join(faults))
    print(f"{sum(one.clips for one in found)} clips heard, {len(faults)} faults.")
    if faults:
        raise typer.Exit(1)


def _heard(authored: Authored, some: int, python: "Path", trainer: str) -> "list[HeardClip]":
    from studio.audit.voices.heard_clips import heard_clips, reel_sound, remembered
    from studio.audit.voices.listener_process import listening
    from studio.audit.voices.misheard import in_american
    from studio.score.spoken_lines import spoken_lines
    from studio.voices.clip_index import reel_with

    voice = authored.trainers[trainer].voice
    lines = sorted(one for one in spoken_lines(authored)[trainer] if reel_with(one, voice))
    lines = lines[:: max(1, len(lines) // some)][:some] if some else lines

    @lru_cache(maxsize=64)
    def sound_of(sentence: str) -> "Samples":
        return reel_sound(trainer, sentence)

    with listening(python) as listener:
        return heard_clips(
            lines,
            sound_of,
            listener,
            remembered(trainer),
            in_american,
        )


@app.command(name="audit-words")
def audit_words(
    some: Annotated[int, typer.Option(help="So many segments, evenly spread over all workouts.")] = 40,
) -> None:
    """Hear the words of segments over their music, as they are delivered."""
    from rich.console import Console
    from rich.progress import track
    from rich.table import Table

    from studio.audio.resample import resampled
    from studio.audio.samples import SAMPLE_RATE
    from studio.audit.meter import decode_mono
    from studio.audit.voices.heard_segments import hear_segment
    from studio.audit.voices.listener_process import RATE, listener_python, listening
    from studio.audit.voices.misheard import in_american
    from studio.rendering.jobs import file_of, workout_jobs
    from studio.rendering.renderer import render
    from studio.voices.clip_lengths import clip_length_ms

    authored = faultless_library()
    with reported_errors():
        python = listener_python()
    jobs = [(job, job.score) for one in sorted(authored.workouts) for job in workout_jobs(authored, one)]
    heard: dict[str, list[int]] = {}
    amiss = []
    with reported_errors(), listening(python) as listener:
        for job, score in track(jobs[:: max(1, len(jobs) // some)][:some], console=Console(stderr=True)):
            if score is None:
                continue
            render(job)
            sound = resampled(decode_mono(file_of(job)), SAMPLE_RATE, RATE)
            lengths = [clip_length_ms(cue.text, score.voice) for cue in score.cues]
            found = hear_segment(score.cues, lengths, sound, listener, in_american)
            figures = heard.setdefault(score.voice.trainer, [0, 0, 0])
            for place, figure in enumerate((1, found.words, found.errors)):
                figures[place] += figure
            amiss += [f"{job.name}: {' '.join(run.said)} → {' '.join(run.heard)}" for run in found.runs]
    table = Table("trainer", "segments", "words", "misheard %")
    for trainer, (segments, words, errors) in sorted(heard.items()):
        table.add_row(trainer, str(segments), str(words), f"{100 * errors / words:.1f}")
    Console(width=100).print(table)
    print("\n".join(amiss))
    words, errors = (sum(figures[place] for figures in heard.values()) for place in (1, 2))
    print(f"{errors} of {words} words heard amiss over music: {100 * errors / max(1, words):.1f} %.")
    if errors > MOST_AMISS * words:
        raise typer.Exit(1)


def _print(found: "Sequence[TrainerHeard]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("trainer", "clips", "words", "misheard %", "DistillMOS", "lowest", "DNSMOS",
                  "words a minute", "level sd dB", "like own", "like the nearest", "faults")  # fmt: skip
    for one in found:
        table.add_row(
            one.trainer,
            str(one.clips),
            str(one.words),
            f"{100 * one.misheard / one.words:.2f}",
            f"{one.quality:.2f}",
            f"{one.lowest:.2f}",
            f"{one.noise:.2f}",
            f"{one.pace:.0f}",
            f"{one.level_sd_db:.1f}",
            f"{one.own:.2f}",
            f"{one.nearest:.2f} ({one.nearest_trainer})",
            str(len(one.faults)),
        )
    Console(width=140).print(table)
