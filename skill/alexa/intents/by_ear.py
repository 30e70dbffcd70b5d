"""Meanings that only the ear knows: Alexa has no intent for them, or sorts them into none."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.domain.choice.requests import (
    AnotherTrainer,
    Describe,
    Pick,
    PickBy,
    SurpriseMe,
    TellCircumstance,
)
from skill.domain.coach.requests import (
    AboutMove,
    AskForm,
    ChangeLength,
    Spare,
    TellWeary,
    Unwell,
)
from skill.domain.conversation.requests import AskAgain, Chat, No, NotYet, WhatHappens, WhyAsk
from skill.domain.explaining.requests import Explain
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.library.contents import Level
from skill.domain.library.signs import (
    ANOTHER,
    ASK_FIRST,
    CRISIS,
    DANGER,
    DISTRESS,
    DOCTOR,
    EMERGENCY,
    MISHAP,
    VIOLENCE,
)
from skill.domain.meaning.spoken_amounts import meant_values
from skill.domain.meaning.spoken_values import NUMBER, spoken_values
from skill.domain.meaning.word_model import words_of
from skill.domain.music.requests import SetVolume
from skill.domain.person.requests import AskPrivacy, SetProfile
from skill.domain.playing.requests import WhatIsThis
from skill.domain.premium.requests import AmICharged, DontSell, Refund
from skill.domain.progress.requests import TellProgress
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.wish import Wish

Told = Callable[[str, Wish], Heard]
"""From the words and the wish that they tell, the request."""


def _just(heard: Heard) -> Told:
    return lambda _words, _wish: heard


def _with(**parts: Any) -> Told:
    """Return the reading of words that tell a circumstance with these parts, besides what else they tell."""

    def read(_words: str, wish: Wish) -> Heard:
        unsaid = {name: value for name, value in parts.items() if not getattr(wish, name)}
        return TellCircumstance(replace(wish, **unsaid))

    return read


MORE = frozenset({"extra", "another", "add", "added", "adding", "additional"})
OFF = frozenset({"off", "knock", "shave", "minus", "less", "fewer"})
"""Words beside which a length is added to what is left, or taken off."""


def _length(words: str, wish: Wish) -> Heard:
    """Return the length that was said; a number alone is one of minutes."""
    minutes = wish.minutes or _last_number(words)
    said = set(words.split())
    by = (not MORE.isdisjoint(said)) - (not OFF.isdisjoint(said))
    return ChangeLength(DurationMs(minutes * MINUTE_MS) if minutes else None, by if minutes else 0)


def _last_number(words: str) -> int:
    said = words_of(words)
    numbers = [int(one.id) for one in meant_values(said, spoken_values(said, {})) if one.type == NUMBER]
    return numbers[-1] if numbers else 0


BY_EAR: Mapping[str, Told] = {
    # Answers
    "later": _just(NotYet()),
    "never-mind": _just(No()),
    "what-is-it": _just(Describe()),
    "why-ask": _just(WhyAsk()),
    "what-happens": _just(WhatHappens()),
    "pick-first": _just(Pick(ordinal="first")),
    "pick-second": _just(Pick(ordinal="second")),
    "pick-last": _just(Pick(ordinal="last")),
    "pick-easier": _just(PickBy("easier")),
    "pick-harder": _just(PickBy("harder")),
    "pick-no-equipment": _just(PickBy("no-equipment")),
    "pick-equipment": _just(PickBy("equipment")),
    "pick-other": _just(PickBy("other")),
    "pick-man": _just(PickBy("man")),
    "pick-woman": _just(PickBy("woman")),
    "AskAgainMeaning": _just(AskAgain()),
    "length-answer": _length,
    "have-nothing": _just(SetProfile(equipment=(NOTHING,))),
    "another-trainer": _just(AnotherTrainer()),
    "compare-progress": _just(TellProgress(compared=True)),
    "total-progress": _just(TellProgress(total=True)),
    "log-elsewhere": _just(Chat("log-elsewhere")),
    # A wish before a workout
    "wish": lambda _words, wish: TellCircumstance(wish),
    "keep-going": _just(Dont()),
    "start": _just(SurpriseMe()),
    "cleared": _with(level=Level.BEGINNER.value, exclude=("jumping",)),
    "soreness": lambda words, _wish: Explain(words=words, is_of_soreness=True),
    "bad-joints": _with(exclude=("jumping", "lunges", "running")),
    # In a workout
    "less-jumping": _just(Spare(("jumping",))),
    "doing-it-right": _just(AskForm("right")),
    "feel-where": _just(AboutMove(muscles=True)),
    "may-i-hold": _just(AskForm("may-i-hold")),
    "seated-way": _just(AskForm("seated")),
    "no-prop": _just(AskForm("no-prop")),
    "longer-workout": _length,
    "shorter-workout": _length,
    "muscle-burn": _just(AskForm("burn")),
    "puffed-but-fine": _just(AskForm("puffed")),
    "click-no-pain": _just(AskForm("click")),
    "how-to-breathe": _just(AskForm("breathe")),
    "stop-counting": _just(AskForm("counting")),
    "tempo": _just(AskForm("tempo")),
    "how-long-hold": _just(AskForm("hold")),
    "too-hot": _just(AskForm("hot")),
    "louder": _just(SetVolume()),
    "quieter": _just(SetVolume()),
    "what-song": _just(WhatIsThis()),
    # Health
    "health-emergency": _just(Unwell(EMERGENCY)),
    "health-crisis": _just(Unwell(CRISIS)),
    "health-danger": _just(Unwell(DANGER)),
    "health-another": _just(Unwell(ANOTHER)),
    "health-doctor": _just(Unwell(DOCTOR)),
    "health-ask-first": _just(Unwell(ASK_FIRST)),
    "health-distress": _just(Unwell(DISTRESS)),
    "health-violence": _just(Unwell(VIOLENCE)),
    "mishap": _just(Unwell(MISHAP)),
    "weary": _just(TellWeary()),
    # Knowledge, Premium, privacy
    "first-week": lambda words, _wish: Explain(words=words),
    "how-to-exercise": lambda words, _wish: Explain(words=words),
    "bought-by-mistake": _just(Refund()),
    "is-it-free": _just(AmICharged()),
    "am-i-charged": _just(AmICharged()),
    "dont-sell": _just(DontSell()),
    "privacy": _just(AskPrivacy()),
    # A kind word
    **{
        about: _just(Chat(about))
        for about in (
            "compliment", "proud", "frustrated", "greeting", "how-are-you", "who-are-you", "joke",
            "self-doubt", "confident", "excuse-me", "boredom", "motivate-me", "pep", "like-music",
            "doubt-truth", "not-meant", "dream-goal", "join-in", "dont-count", "talk-more",
        )
    },
    "in-the-way": _just(Chat("in-the-way")),
    "in-the-zone": _just(Chat("zone")),
    "sweaty-chat": _just(Chat("sweaty")),
    "not-a-sign": _just(Chat("excuse-me")),
}  # fmt: skip
"""For each meaning that only the ear knows, the request that it is."""
