"""Trainers: they have every phrase, each fits its time and can be spoken, and their voices sound human."""

import re
from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.colours import LEAST_CONTRAST, contrast, is_colour, paper
from skill.content.faults import Fault
from skill.content.validation.checks import MOST_REPS, file_of, unspeakable

PHRASES: dict[str, str] = {
    "go": "", "half_way": "", "ten_seconds": "", "switch_sides": "", "rest": "", "next": "move",
    "last_round": "", "again": "move", "encourage": "", "done": "workout",
    "rounds_left": "count", "moves_left": "count", "summary": "minutes",
    "breather_start": "", "breather_half": "", "breather_ten": "", "breather_end": "",
}  # fmt: skip
"""The phrases of every trainer, each with the name of its brace; empty for a phrase without one."""

BREATHER_S = {"breather_start": 10.0, "breather_half": 6.0, "breather_ten": 4.0, "breather_end": 2.5}
"""How long each phrase of a breather may take, in seconds."""


def trainers_can_count(authored: Authored) -> Iterator[Fault]:
    """The vocabulary has a word for each number that is counted."""
    have = len(authored.vocabulary.numbers)
    if have != MOST_REPS:
        yield Fault(
            "vocabulary.toml", "numbers", f"should be {MOST_REPS} words, from one on; there are {have}"
        )


def trainers_speak(authored: Authored) -> Iterator[Fault]:
    """Each trainer has every phrase, in three wordings or more, with its brace."""
    for item_id, trainer in authored.trainers.items():
        file = file_of("trainers", item_id)
        yield from unspeakable(file, "introduction", trainer.introduction, 15)
        if trainer.person not in {"man", "woman"}:
            yield Fault(file, "person", "should be man or woman: people pick by it")
        if not 1 <= trainer.strictness <= 5:
            yield Fault(file, "strictness", "should be 1, the gentlest, to 5, the strictest")
        for key in sorted(PHRASES.keys() | trainer.phrases.keys()):
            texts = trainer.phrases.get(key, ())
            if key not in PHRASES:
                yield Fault(file, f"phrases.{key}", f"unknown; known: {', '.join(sorted(PHRASES))}")
            elif len(texts) < 3:
                yield Fault(file, f"phrases.{key}", "give three wordings or more")
            for n, text in enumerate(texts):
                yield from _braces(file, f"phrases.{key}[{n}]", text, PHRASES.get(key, ""))


def trainers_can_be_told_by_colour(authored: Authored) -> Iterator[Fault]:
    """What is written in a trainer's colour can be read; no two trainers have the same."""
    first: dict[str, str] = {}
    for item_id, trainer in sorted(authored.trainers.items()):
        file, colour = file_of("trainers", item_id), trainer.colour
        if not is_colour(colour):
            yield Fault(file, "colour", f"should be as #1d6b47, is {colour!r}")
            continue
        if (found := contrast(colour, paper(colour))) < LEAST_CONTRAST:
            what = f"has a contrast of {found:.1f} on the paper of pictures; {LEAST_CONTRAST} is readable"
            yield Fault(file, "colour", f"{what}: choose a darker one")
        if first.setdefault(colour, item_id) != item_id:
            yield Fault(file, "colour", f"is {first[colour]}'s as well")


def voices_are_human(authored: Authored) -> Iterator[Fault]:
    """The voice settings stay in the range of human voices."""
    bounds = {
        "words_per_minute": (110, 220),
        "pitch": (0, 99),
        "flite_stretch": (70, 140),
        "festival_pace": (70, 140),
        "kokoro_pace": (70, 130),
        "tract": (85, 115),
    }
    for item_id, trainer in authored.trainers.items():
        for key, (least, most) in bounds.items():
            if not least <= getattr(trainer.voice, key) <= most:
                yield Fault(file_of("trainers", item_id), f"voice.{key}", f"should be {least} to {most}")
        if trainer.voice.kokoro_accent not in {"en-us", "en-gb"}:
            yield Fault(file_of("trainers", item_id), "voice.kokoro_accent", "should be en-us or en-gb")


def breathers_have_room(authored: Authored) -> Iterator[Fault]:
    """A breather has music, and each of its phrases ends well before the next one comes."""
    for item_id, trainer in authored.trainers.items():
        file = file_of("trainers", item_id)
        if trainer.breather_playlist not in authored.playlists:
            yield Fault(file, "breather_playlist", f"no playlist {trainer.breather_playlist!r}")
        for key, most in BREATHER_S.items():
            for n, text in enumerate(trainer.phrases.get(key, ())):
                yield from unspeakable(file, f"phrases.{key}[{n}]", text, most)


def _braces(file: str, key: str, text: str, brace: str) -> Iterator[Fault]:
    wanted = {brace} if brace else set()
    if set(re.findall(r"\{(\w*)\}", text)) != wanted:
        which = f"{{{brace}}} and no other brace" if brace else "no braces"
        yield Fault(file, key, f"should hold {which}: {text!r}")
