"""Words that Alexa could not resolve, taken for the value of the slot's catalogue that sounds like them.

A clear likeness is taken, and said; a lesser one is asked about; else the room that answers says that it did
not understand. What a word is taken for is never left out for good, is never a sore part of the body, and
never ends or deletes anything: for those only the exact word counts.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from skill.domain.choice.requests import (
    DidYouMean,
    ListWorkouts,
    Pick,
    StartWorkout,
    TasteTrainer,
    WhoTrains,
)
from skill.domain.coach.requests import Spare, SwapMove
from skill.domain.conversation.requests import PartMissed
from skill.domain.explaining.requests import HowTo
from skill.domain.ground.lines import line
from skill.domain.ground.records import record, replace
from skill.domain.library.lookup import Library
from skill.domain.meaning.phonetics import likeness_by_key, sound_key
from skill.domain.music.requests import ChangeMusic, StartPlaylist, TasteMusic
from skill.domain.tips.requests import ReadArticle, TellTip
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.utterance import SpokenSlot
from skill.domain.turn.wish import Wish

SURE, APART = 0.9, 0.025
"""A likeness from which on a value is taken, if no other comes nearer to it than `APART`."""
WORTH_ASKING = 0.865

BY_FIELD: tuple[type[Heard], ...] = (
    HowTo, WhoTrains, TasteTrainer, TasteMusic, StartPlaylist, ChangeMusic, TellTip, ReadArticle, Pick,
    SwapMove,
)  # fmt: skip
"""Requests with a field of the slot's name (or of `FIELDS`) for the value, and perhaps with `words`."""
FIELDS = {"playlist": "music"}
"""The field of a request for the value of a slot, where it has none of the slot's name."""
NOT_DONE_IN_PART = (SwapMove,)
"""Requests that do something else if a part of them is missing, so that they are not done at all then."""
RAW_WORDS = "words"
NEVER_GUESSED = frozenset({"body_part"})
_BEFORE_NAMES = ("the ", "my ", "some ", "any ", "a ", "with ", "for ", "of ")


@record
class SoundAlike:
    """The value of a slot's catalogue that sounds most like what was said."""

    spoken: SpokenSlot
    id: str
    name: str
    """The value's usual name."""
    is_sure: bool


def as_sound_alike(scene: Scene, heard: Heard) -> Heard:
    """Return the request with each unresolved word replaced by what it was surely meant for."""
    unresolved = scene.utterance.unresolved
    if any(one.slot == RAW_WORDS for one in unresolved):
        return heard  # raw words were read as a whole already
    if not unresolved or not isinstance(heard, (StartWorkout, ListWorkouts, Spare, *BY_FIELD)):
        return heard
    found = list(_sound_alikes(scene))
    for one in found:
        heard = _with_value(heard, one) if one.is_sure else heard
    unsure = [one for one in found if not one.is_sure]
    missed = [one.said for one in unresolved if one.slot not in {*NEVER_GUESSED, *_sure_slots(found)}]
    if isinstance(heard, Spare):
        return _with_unknown_named(scene, heard, missed)
    if isinstance(heard, StartWorkout) and unsure and not scene.is_playing():
        return _asked_about(heard, unsure[0])
    if isinstance(heard, NOT_DONE_IN_PART):
        return PartMissed(missed[0]) if missed else heard
    return heard


def with_sound_alikes_said(scene: Scene, outcome: Outcome, said: Heard, heard: Heard) -> Outcome:
    """Return the outcome that first says for what the words were taken.

    Args:
        scene: the scene of the request.
        outcome: what was decided on the request that was meant.
        said: the request as Alexa gave it.
        heard: the request that was meant.
    """
    if heard is said or type(heard) is not type(said) or outcome.needs or not outcome.lines:
        return outcome
    taken = [one for one in _sound_alikes(scene) if one.is_sure and _with_value(said, one) != said]
    lines = tuple(line(f"wish.taken{_out(one.spoken.slot)}", name=one.name) for one in taken[:2])
    return replace(outcome, lines=(*lines, *outcome.lines)) if lines else outcome


def most_alike(library: Library, spoken: SpokenSlot) -> SoundAlike | None:
    """Return the value that sounds most like a slot's words; None if none sounds enough like them."""
    heard = [(words, sound_key(words)) for words in _without_small_words(spoken.said)]
    best: list[tuple[float, str, str]] = []
    for value, names in library.spoken_names(spoken.slot).items():
        alike = max(likeness_by_key(words, key, name) for words, key in heard for name in names)
        best.append((alike, value, names[0]))
    best.sort(reverse=True)
    if not best or best[0][0] < WORTH_ASKING:
        return None
    alike, value, name = best[0]
    runner_up = best[1][0] if len(best) > 1 else 0.0
    return SoundAlike(spoken, value, name, alike >= SURE and alike - runner_up >= APART)


def _sound_alikes(scene: Scene) -> Iterator[SoundAlike]:
    for spoken in scene.utterance.unresolved:
        if spoken.slot not in NEVER_GUESSED:
            found = most_alike(scene.library, spoken)
            found = found if found is not None and found.is_sure else _by_its_sounds(scene, spoken) or found
            if found is not None:
                yield found


def _by_its_sounds(scene: Scene, spoken: SpokenSlot) -> SoundAlike | None:
    """Return the value whose name is nearly pronounced as what was heard; None if there is none."""
    names = scene.library.spoken_names(spoken.slot)
    for one in scene.ear.variants(spoken.said):
        values = [(value, held[0]) for value, held in names.items() if one.words in map(str.lower, held)]
        if values and one.likeness >= WORTH_ASKING:
            return SoundAlike(spoken, *values[0], one.likeness >= SURE)
    return None


def _without_small_words(said: str) -> Iterator[str]:
    yield said
    for small in _BEFORE_NAMES:
        if said.startswith(small):
            yield said.removeprefix(small)


def _sure_slots(found: list[SoundAlike]) -> set[str]:
    return {one.spoken.slot for one in found if one.is_sure}


def _with_value(heard: Heard, one: SoundAlike) -> Heard:
    """Return the request with a value where it had only unknown words."""
    if isinstance(heard, StartWorkout | ListWorkouts):
        return replace(heard, wish=_with_part(heard.wish, one))
    if isinstance(heard, Spare):
        return replace(heard, words=(*heard.words, one.id)) if one.spoken.slot == "exclude" else heard
    named: Any = heard
    known = {field.name for field in fields(named)}
    slot, value = one.spoken.slot, one.id
    if slot == "mood":
        slot, _, value = value.partition("-")
    name = slot if slot in known else FIELDS.get(slot, "")
    if not isinstance(heard, BY_FIELD) or name not in known or getattr(heard, name) is not None:
        return heard
    changed: dict[str, Any] = {name: value}
    changed |= {"words": ""} if "words" in known else {}
    meant: Heard = replace(named, **changed)
    return meant


def _with_part(wish: Wish, one: SoundAlike) -> Wish:
    """Return the wish with one more part, and without the words that were unknown for it."""
    said = one.spoken.said.lower()
    unknown = tuple(words for words in wish.unknown if words.lower() != said)
    slot = one.spoken.slot
    if len(unknown) == len(wish.unknown):
        return wish
    if slot == "exclude":
        return replace(wish, exclude=(*wish.exclude, one.id), unknown=unknown)
    if slot == "muscle" and wish.muscle is not None:
        return replace(wish, also=(*wish.also, one.id), unknown=unknown)
    part: dict[str, Any] = {slot: one.id}
    return replace(wish, **part, unknown=unknown)


def _with_unknown_named(scene: Scene, heard: Spare, missed: list[str]) -> Heard:
    """Return the request to leave something out, unless nobody knows a part of it: then nothing is done."""
    if not missed:
        return heard
    if scene.is_playing():
        return PartMissed(missed[0])
    return StartWorkout(Wish(exclude=heard.words, unknown=tuple(missed)))


def _out(slot: str) -> str:
    return "_out" if slot == "exclude" else ""


def _asked_about(heard: StartWorkout, one: SoundAlike) -> Heard:
    full = _with_part(heard.wish, one)
    if full == heard.wish:
        return heard
    said = one.spoken.said.lower()
    rest = replace(heard.wish, unknown=tuple(words for words in heard.wish.unknown if words.lower() != said))
    return DidYouMean(rest, one.spoken.slot, one.id, one.name)
