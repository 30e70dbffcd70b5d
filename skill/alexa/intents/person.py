"""What is one's own: favorites, preferences, and one's data."""

from skill.alexa import slots as s
from skill.alexa.intents.reading import Reading
from skill.domain.person import heard as h


def _leave_out(slots: s.Slots) -> h.LeaveOut:
    return h.LeaveOut(*s.id_or_words(slots, "exercise"))


def _bring_back(slots: s.Slots) -> h.BringBack:
    return h.BringBack(*s.id_or_words(slots, "exercise"))


def _profile(slots: s.Slots) -> h.SetProfile:
    length = slots.get("length")
    return h.SetProfile(
        level=s.id_or_words(slots, "level")[0],
        equipment=s.id_or_words(slots, "equipment")[0],
        kind=s.id_or_words(slots, "kind")[0],
        minutes=s.minutes_of(length.said) if length else None,
    )


INTENTS: dict[str, Reading] = {
    "SaveThisIntent": lambda _: h.SaveThis(),
    "ForgetThisIntent": lambda _: h.ForgetThis(),
    "PlayFavoriteIntent": lambda _: h.PlayFavorite(),
    "SameAsLastTimeIntent": lambda _: h.SameAsLastTime(),
    "SomethingNewIntent": lambda _: h.SomethingNew(),
    "LeaveOutIntent": _leave_out,
    "BringBackIntent": _bring_back,
    "SetProfileIntent": _profile,
    "LowImpactIntent": lambda _: h.SetProfile(low_impact=True),
    "AnyImpactIntent": lambda _: h.SetProfile(low_impact=False),
    "WhatDoYouKnowIntent": lambda _: h.WhatDoYouKnow(),
    "SendMyDataIntent": lambda _: h.SendMyData(),
    "DeleteMyDataIntent": lambda _: h.DeleteMyData(),
}
