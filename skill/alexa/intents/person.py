"""The intents about a person: favourites, preferences, and their stored data."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.person import requests as h


def _leave_out(slots: s.Slots) -> h.LeaveOut:
    return h.LeaveOut(*s.id_or_words(slots, "exercise"))


def _bring_back(slots: s.Slots) -> h.BringBack:
    return h.BringBack(*s.id_or_words(slots, "exercise"))


def _profile(slots: s.Slots) -> h.SetProfile:
    length = slots.get("length")
    return h.SetProfile(
        level=s.id_or_words(slots, "level")[0],
        equipment=slots["equipment"].ids if "equipment" in slots else (),
        kinds=slots["kind"].ids if "kind" in slots else (),
        minutes=s.minutes_of(length.said) if length else None,
    )


def _lost(slots: s.Slots) -> h.SetProfile:
    return h.SetProfile(lost=slots["equipment"].ids if "equipment" in slots else ())


INTENTS: dict[str, RequestReader] = {
    "SaveThisIntent": lambda _: h.SaveThis(),
    "ForgetThisIntent": lambda _: h.ForgetThis(),
    "PlayFavoriteIntent": lambda _: h.PlayFavorite(),
    "SameAsLastTimeIntent": lambda _: h.SameAsLastTime(),
    "SomethingNewIntent": lambda _: h.SomethingNew(),
    "LeaveOutIntent": _leave_out,
    "BringBackIntent": _bring_back,
    "SetProfileIntent": _profile,
    "NoLongerHaveIntent": _lost,
    "LowImpactIntent": lambda _: h.SetProfile(low_impact=True),
    "AnyImpactIntent": lambda _: h.SetProfile(low_impact=False),
    "WhatDoYouKnowIntent": lambda _: h.WhatDoYouKnow(),
    "SendMyDataIntent": lambda _: h.SendMyData(),
    "DeleteMyDataIntent": lambda _: h.DeleteMyData(),
}
