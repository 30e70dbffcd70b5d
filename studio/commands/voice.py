"""`voice`: lists the voices, says a text, and makes the shipped reels."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skill.content.authored import Authored, VoiceFile
from studio.cli import app
from studio.commands.checked_library import faultless_library
from studio.commands.console import fail, reported_errors

if TYPE_CHECKING:
    from studio.audit.voices.listener_process import Listener
    from studio.voices.delivery import Delivery

voice = typer.Typer(no_args_is_help=True, help="Hear a trainer, list the voices, make the shipped clips.")
app.add_typer(voice, name="voice")


@voice.command("list")
def list_voices() -> None:
    """Show each trainer's engine, clips, pace and level."""
    from rich.console import Console
    from rich.table import Table

    from studio.score.spoken_lines import spoken_lines
    from studio.voices.casting import synthesiser_name
    from studio.voices.clip_index import recorded_file, reel_index, stale_texts

    authored = faultless_library()
    table = Table("trainer", "reel by", "synthesis here by", "lines", "recorded", "stale",
                  "words a minute", "pitch Hz", "brightness Hz", "LUFS")  # fmt: skip
    for trainer, texts in spoken_lines(authored).items():
        how = authored.trainers[trainer].voice
        index = reel_index(trainer)
        table.add_row(
            trainer,
            index.engine if index else "none",
            synthesiser_name(how),
            str(len(texts)),
            str(sum(recorded_file(trainer, text) is not None for text in texts)),
            str(len(stale_texts(how, texts))),
            *_measured(sorted(texts), how),
        )
    Console(width=130).print(table)


def _measured(texts: list[str], how: VoiceFile) -> list[str]:
    """Return pace, pitch, brightness and loudness, measured on some of a trainer's longer texts."""
    import numpy as np

    from studio.audio.loudness import loudness
    from studio.audio.samples import SAMPLE_RATE
    from studio.voices.casting import voice_engine
    from studio.voices.timbre import brightness_hz, pitch_hz

    some = sorted(texts, key=len)[-40::4]
    clips = [voice_engine().speak(text, how) for text in some]
    sound = np.concatenate(clips)
    pace = sum(len(text.split()) for text in some) * 60 * SAMPLE_RATE / len(sound)
    figures = (pace, pitch_hz(sound), brightness_hz(sound))
    return [*(f"{one:.0f}" for one in figures), f"{loudness(sound):.1f}"]


@voice.command()
def say(
    trainer: Annotated[str, typer.Argument(help="The id of a trainer.")],
    text: Annotated[str, typer.Argument(help="What to say.")],
    target: Annotated[
        Path | None, typer.Option(help="The WAV to write; beside the renders if left out.")
    ] = None,
    play: Annotated[bool, typer.Option("--play", help="Open it with the machine's own player.")] = False,
) -> None:
    """Write a text in a trainer's voice to a WAV file: recorded, shipped or synthesised now."""
    import soundfile

    from studio.audio.samples import SAMPLE_RATE
    from studio.errors import VoiceError
    from studio.rendering.jobs import renders_folder
    from studio.voices.casting import voice_engine
    from studio.voices.clip_index import recording_name

    how = _known_trainer(faultless_library(), trainer)
    target = target or renders_folder() / "voices" / trainer / f"{recording_name(text)}.wav"
    try:
        sound = voice_engine().speak(text, how)
        target.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(target, sound, SAMPLE_RATE, format="WAV")
    except (VoiceError, soundfile.SoundFileError, OSError) as error:
        fail(error)
    print(target)
    if play:
        typer.launch(str(target))


@voice.command()
def fetch() -> None:
    """Bring the speech model that makes the shipped clips, and its voices (`make voices` does)."""
    from studio.voices.speech_model.model_files import fetch_model

    with reported_errors():
        print(fetch_model().model)


@voice.command()
def make(
    trainers: Annotated[
        list[str] | None, typer.Argument(help="Ids; all with stale lines, if none is given.")
    ] = None,
    engine: Annotated[
        str, typer.Option(help="polly, kokoro, festival, flite or espeak; the best for each, if left out.")
    ] = "",
    anew: Annotated[
        bool, typer.Option("--anew", help="Write one reel with all lines, where a further one would do.")
    ] = False,
) -> None:
    """Make the sentences that are on no reel yet, and put them on reels; goes on where it was stopped."""
    from studio.library.trainer_texts import stale_lines
    from studio.score.spoken_lines import spoken_lines
    from studio.voices.casting import preferred_engine
    from studio.voices.clip_index import ENGINES, reel_index, voice_fingerprint

    if engine and engine not in ENGINES:
        fail(f"{engine!r} is no engine of ours: say {', '.join(ENGINES)}")
    authored = faultless_library()
    said, stale = spoken_lines(authored), stale_lines(authored)
    voices = {one: _known_trainer(authored, one) for one in trainers or stale}
    if not voices:
        print("No line is stale.")
    for trainer, how in voices.items():
        chosen = engine or preferred_engine(how)
        index = reel_index(trainer)
        adds = not anew and index is not None and index.engine == chosen
        adds = adds and index is not None and index.fingerprint == voice_fingerprint(how, chosen)
        lines = stale.get(trainer, {}) if adds else said[trainer]
        with reported_errors():
            print(_on_a_reel(how, lines, chosen, adds))


@voice.command()
def retake(
    trainers: Annotated[list[str] | None, typer.Argument(help="Ids; all, if none is given.")] = None,
    under: Annotated[float, typer.Option(help="The quality of DistillMOS that is too low.")] = 3.7,
) -> None:
    """Say again what came out badly, as `audit-voices` hears it, and put what is better on a further reel."""
    from studio.audit.voices.listener_process import listener_python, listening

    authored = faultless_library()
    with reported_errors():
        python = listener_python()
    for trainer in trainers or sorted(authored.trainers):
        how = _known_trainer(authored, trainer)
        with reported_errors(), listening(python) as listener:
            _retake(authored, how, listener, under)


def _retake(authored: Authored, how: VoiceFile, listener: "Listener", under: float) -> None:
    """Say a trainer's bad sentences in other styles, and put those that are better on a reel."""
    from rich.console import Console
    from rich.progress import track

    from studio.audit.voices.retakes import bad_sentences, better_takes
    from studio.score.spoken_lines import spoken_lines
    from studio.voices.clip_index import choose_takes

    lines = spoken_lines(authored)[how.trainer]
    bad = bad_sentences(how.trainer, under)
    found = better_takes(how, {one: lines[one] for one in bad if one in lines}, listener)
    takes = dict(track(found, how.trainer, len(bad), console=Console(stderr=True)))
    better = {one: take for one, take in takes.items() if take}
    print(f"{how.trainer}: {len(bad)} sentences under {under}, {len(better)} better in another take.")
    if better:
        choose_takes(how.trainer, better)
        print(_on_a_reel(how, {one: lines[one] for one in better}, "kokoro", adds=True))


def _on_a_reel(how: VoiceFile, lines: "Mapping[str, Delivery]", engine: str, adds: bool) -> Path:
    """Make what is missing of a trainer's lines, and write a reel of them; return it."""
    from functools import partial

    from rich.console import Console
    from rich.progress import track

    from studio.voices.clip_index import REEL_RATE, chosen_takes
    from studio.voices.clip_making import make_clips
    from studio.voices.kept_clips import kept_clip, missing_clips
    from studio.voices.reel import add_reel, make_reel, read_sound

    missing = len(missing_clips(how, engine, lines))
    made = make_clips({how.trainer: how}, {how.trainer: lines}, engine)
    for _ in track(made, f"{how.trainer} by {engine}", missing, console=Console(stderr=True)):
        pass
    takes = chosen_takes(how.trainer)
    sounds = {
        one: partial(read_sound, kept_clip(how, engine, one, delivery, takes.get(one, 0)), rate=REEL_RATE)
        for one, delivery in lines.items()
    }
    return add_reel(how, sounds) if adds else make_reel(how, sounds, engine)


def _known_trainer(authored: Authored, trainer: str) -> VoiceFile:
    if trainer not in authored.trainers:
        fail(f"There is no trainer {trainer!r}: {', '.join(sorted(authored.trainers))}.", 2)
    return authored.trainers[trainer].voice
