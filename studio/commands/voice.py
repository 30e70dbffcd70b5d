"""`voice`: lists the voices, says a text, and makes the shipped reels."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skill.content.authored import Authored, VoiceFile
from studio.cli import app
from studio.commands.checked_library import faultless_library
from studio.commands.console import fail, reported_errors
from studio.rendering.jobs import WORKERS

if TYPE_CHECKING:
    from studio.audio.samples import Samples

voice = typer.Typer(no_args_is_help=True, help="Hear a trainer, list the voices, make the shipped clips.")
app.add_typer(voice, name="voice")

BATCH = 24
"""Texts that are synthesised by one task."""


@voice.command("list")
def list_voices() -> None:
    """Show each trainer's engine, clips, pace and level."""
    from rich.console import Console
    from rich.table import Table

    from studio.library.trainer_texts import texts_by_trainer
    from studio.voices.casting import synthesiser_name
    from studio.voices.clip_index import recorded_file, reel_index, stale_texts

    authored = faultless_library()
    table = Table("trainer", "reel by", "synthesis here by", "texts", "recorded", "stale",
                  "words a minute", "pitch Hz", "brightness Hz", "LUFS")  # fmt: skip
    for trainer, texts in texts_by_trainer(authored).items():
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
    """Bring Kokoro's model and its voices: in the environment that `make voices` makes."""
    from studio.voices.speech_model.model_files import fetch_model

    with reported_errors():
        print(fetch_model().model)


@voice.command()
def make(
    trainers: Annotated[
        list[str] | None, typer.Argument(help="Ids; all with stale clips, if none is given.")
    ] = None,
    engine: Annotated[
        str, typer.Option(help="polly, kokoro, festival, flite or espeak; the best for each, if left out.")
    ] = "",
) -> None:
    """Make the shipped clips of trainers anew: a reel each, with all that they say in the library."""
    from studio.library.trainer_texts import stale_texts_by_trainer, texts_by_trainer
    from studio.voices.casting import preferred_engine
    from studio.voices.clip_index import ENGINES
    from studio.voices.reel import make_reel

    if engine and engine not in ENGINES:
        fail(f"{engine!r} is no engine of ours: say {', '.join(ENGINES)}")
    authored = faultless_library()
    voices = {one: _known_trainer(authored, one) for one in trainers or stale_texts_by_trainer(authored)}
    said = texts_by_trainer(authored)
    if not voices:
        print("No clip is stale.")
    for trainer, how in voices.items():
        chosen = engine or preferred_engine(how)
        with reported_errors():
            print(make_reel(how, _spoken(sorted(said[trainer]), how, chosen), chosen))


def _spoken(texts: list[str], how: VoiceFile, engine: str) -> dict[str, "Samples"]:
    """Return the clips of texts, synthesised in batches on several threads."""
    from concurrent.futures import ThreadPoolExecutor
    from itertools import chain

    from rich.console import Console
    from rich.progress import track

    from studio.voices.casting import engine_by_name
    from studio.voices.engines.festival import FestivalEngine

    speaker = engine_by_name(engine)

    def batch(some: list[str]) -> list["Samples"]:
        if isinstance(speaker, FestivalEngine):
            return speaker.speak_all(some, how)
        return [speaker.speak(text, how) for text in some]

    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    with ThreadPoolExecutor(WORKERS) as pool:
        made = pool.map(batch, batches)
        heard = track(made, f"{how.trainer} by {engine}", len(batches), console=Console(stderr=True))
        return dict(zip(texts, chain.from_iterable(heard), strict=True))


def _known_trainer(authored: Authored, trainer: str) -> VoiceFile:
    if trainer not in authored.trainers:
        fail(f"There is no trainer {trainer!r}: {', '.join(sorted(authored.trainers))}.", 2)
    return authored.trainers[trainer].voice
