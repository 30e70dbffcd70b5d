"""Slots: the ids to which Alexa resolved their values, or else the words that were said.

A value's id is taken from the entity resolution and never guessed from the words. Resolutions come
from several authorities, the static model and a person's own dynamic entities; the first match counts.
"""

import re
from collections.abc import Mapping
from typing import Any

from skill.domain.choice.requests import Pick, TasteTrainer, WhoTrains
from skill.domain.coach.requests import Hurt, Spare, SwapMove
from skill.domain.explaining import requests as e
from skill.domain.explaining.requests import HowTo
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import record
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.music.requests import ChangeMusic, ListPlaylists, StartPlaylist, TasteMusic
from skill.domain.tips.requests import ReadArticle, TellTip
from skill.domain.turn.wish import Wish

MATCH = "ER_SUCCESS_MATCH"

_NUMBER = r"\d{1,6}(?:[.,]\d{1,6})?"
_DURATION = Pattern(
    rf"P(?:(?P<weeks>{_NUMBER})W)?(?:(?P<days>{_NUMBER})D)?"
    rf"(?:T(?:(?P<hours>{_NUMBER})H)?(?:(?P<minutes>{_NUMBER})M)?(?:(?P<seconds>{_NUMBER})S)?)?"
)
_MINUTES = {"weeks": 10_080, "days": 1_440, "hours": 60, "minutes": 1, "seconds": 1 / 60}


@record
class Slot:
    """One filled slot."""

    said: str
    id: str | None
    """The id that the value resolved to; None if it resolved to none."""
    ids: tuple[str, ...] = ()
    """The resolved ids of all values; at most one for a slot that cannot hold several values."""
    lost: tuple[str, ...] = ()
    """What was said for the values that resolved to none."""


Slots = Mapping[str, Slot]


def read(slots: Mapping[str, Any] | None) -> Slots:
    """Return the slots that were filled."""
    return {
        name: Slot(str(value), _resolved(slot), _all_resolved(slot), _lost(slot, str(value)))
        for name, slot in (slots or {}).items()
        if slot is not None and (value := _said(slot))
    }


def wish(slots: Slots) -> Wish:
    """Return the workout that was wished for."""
    keys = ("workout", "kind", "audience", "level", "equipment", "muscle", "trainer")
    unknown = tuple(words for key in (*keys, "exclude") if key in slots for words in slots[key].lost)
    known: dict[str, Any] = {key: slots[key].id for key in keys if key in slots}
    length = slots.get("length")
    minutes = minutes_of(length.said) if length else None
    if length and minutes is None:
        unknown = (*unknown, length.said)
    muscle, exclude = slots.get("muscle"), slots.get("exclude")
    return Wish(
        **known,
        minutes=minutes,
        also=muscle.ids[1:] if muscle else (),
        exclude=exclude.ids if exclude else (),
        unknown=unknown,
    )


def pick(slots: Slots) -> Pick:
    """Return which workout was picked, and with whom."""
    names = ("ordinal", "workout", "trainer", "playlist")
    ids = {name: slots[name].id for name in names if name in slots}
    unknown = [slots[name].said for name in names if name in slots and slots[name].id is None]
    return Pick(
        ordinal=ids.get("ordinal"),
        workout=ids.get("workout"),
        trainer=ids.get("trainer"),
        music=ids.get("playlist"),
        day=slots["day"].said if "day" in slots else None,
        words=unknown[0] if unknown else "",
    )


def question(slots: Slots) -> e.Explain:
    """Return what is to be explained."""
    if "words" in slots:
        return e.Explain(words=slots["words"].said)
    return e.Explain(*id_or_words(slots, "term"))


def taste_of_trainer(slots: Slots) -> TasteTrainer:
    """Return the trainer of whom a sample is to be heard."""
    return TasteTrainer(*id_or_words(slots, "trainer"))


def taste_of_music(slots: Slots) -> TasteMusic:
    """Return the playlist of which a sample is to be heard."""
    return TasteMusic(*id_or_words(slots, "playlist"))


def tip(slots: Slots) -> TellTip:
    """Return the tip that was wished for."""
    topic, words = id_or_words(slots, "topic")
    audience, other = id_or_words(slots, "audience")
    return TellTip(topic, audience, words or other)


def article(slots: Slots) -> ReadArticle:
    """Return the article that was wished for."""
    named, words = id_or_words(slots, "article")
    topic, other = id_or_words(slots, "topic")
    return ReadArticle(named, topic, words or other)


def playlist(slots: Slots) -> StartPlaylist:
    """Return the music that was wished for."""
    named, words = id_or_words(slots, "playlist")
    mood, activity, other = _mood(slots)
    return StartPlaylist(named, mood, activity, number(slots, "tempo"), words or other)


def playlists(slots: Slots) -> ListPlaylists:
    """Return which playlists are asked about."""
    mood, activity, _ = _mood(slots)
    return ListPlaylists(mood, activity)


def trainer(slots: Slots) -> WhoTrains:
    """Return who is asked about."""
    return WhoTrains(*id_or_words(slots, "trainer"))


def exercise(slots: Slots) -> HowTo:
    """Return the move that is asked about."""
    return HowTo(*id_or_words(slots, "exercise"))


def part(slots: Slots) -> str:
    """Return the part of the body that is asked about; empty if none was recognized."""
    slot = slots.get("part")
    return (slot.id or "") if slot else ""


def swap(slots: Slots) -> SwapMove | Hurt:
    """Return the move to swap, or the reason; an unknown body part that hurts is `Hurt`, not a swap."""
    if "body_part" in slots and slots["body_part"].id is None:
        return Hurt()
    values: dict[str, Any] = {
        key: slots[key].id for key in ("exercise", "equipment", "body_part") if key in slots
    }
    return SwapMove(**values)


def spare(slots: Slots) -> Spare:
    """Return what a person wants to leave out."""
    slot = slots.get("exclude")
    return Spare(slot.ids, slot.said) if slot else Spare()


def music(slots: Slots) -> ChangeMusic:
    """Return the music that the workout should go on with."""
    wish = playlist(slots)
    return ChangeMusic(wish.playlist, wish.mood, wish.activity, wish.bpm, wish.words)


def length_ms(slots: Slots) -> DurationMs | None:
    """Return the slot `length` in milliseconds; None if it is empty or no ISO 8601 duration."""
    slot = slots.get("length")
    found = _DURATION.fullmatch(slot.said) if slot else None
    if not found or not any(found.groupdict().values()):
        return None
    return DurationMs(round(_minutes(found) * MINUTE_MS))


def minutes_of(duration: str) -> int | None:
    """Return the whole minutes of an ISO 8601 duration, at least one; None for anything else."""
    found = _DURATION.fullmatch(duration)
    if not found or not any(found.groupdict().values()):
        return None
    return max(1, round(_minutes(found)))


def _minutes(found: re.Match[str]) -> float:
    parts = ((found[part], worth) for part, worth in _MINUTES.items())
    return sum(float(number.replace(",", ".")) * worth for number, worth in parts if number)


def number(slots: Slots, name: str) -> int | None:
    """Return the whole number in a slot; None if it holds none, or one of five digits or more."""
    slot = slots.get(name)
    return int(slot.said) if slot and slot.said.isdecimal() and len(slot.said) < 5 else None


def id_or_words(slots: Slots, name: str) -> tuple[str | None, str]:
    """Return a slot's id and no words, or no id and the words that were said."""
    slot = slots.get(name)
    if slot is None:
        return None, ""
    return slot.id, "" if slot.id else slot.said


def _mood(slots: Slots) -> tuple[str | None, str | None, str]:
    """Return mood, activity and unknown words: both share a slot, and the id's prefix tells which it is."""
    found, words = id_or_words(slots, "mood")
    if found is None:
        return None, None, words
    group, _, value = found.partition("-")
    return (value, None, "") if group == "mood" else (None, value, "")


def _said(slot: Any) -> str | None:
    if slot.value:
        return str(slot.value)
    inside = getattr(slot, "slot_value", None)
    several = getattr(inside, "values", None) or ([inside] if inside is not None else [])
    return next((str(one.value) for one in several if getattr(one, "value", None)), None)


def _lost(slot: Any, said: str) -> tuple[str, ...]:
    """Return the words of each value that resolved to nothing."""
    several = getattr(getattr(slot, "slot_value", None), "values", None)
    if several:
        lost = (one.value for one in several if not _first_id(getattr(one, "resolutions", None)))
        return tuple(str(words) for words in lost if words)
    return () if _resolved(slot) else (said,)


def _resolved(slot: Any) -> str | None:
    ids = _all_resolved(slot)
    return ids[0] if ids else None


def _all_resolved(slot: Any) -> tuple[str, ...]:
    """Return the first id of each value, in the order in which they were said, without duplicates."""
    inside = getattr(slot, "slot_value", None)
    several = getattr(inside, "values", None)
    if several:
        found = [_first_id(getattr(one, "resolutions", None)) for one in several]
    else:
        found = [_first_id(slot.resolutions or getattr(inside, "resolutions", None))]
    return tuple(dict.fromkeys(one for one in found if one))


def _first_id(resolutions: Any) -> str | None:
    for authority in (resolutions and resolutions.resolutions_per_authority) or []:
        code = getattr(getattr(authority.status, "code", None), "value", None)
        for one in authority.values or []:
            if code == MATCH and one.value is not None and one.value.id:
                return str(one.value.id)
    return None
