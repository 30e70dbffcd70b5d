"""Answers to talk that is no request: a kind word, and then what is open comes again."""

from skill.domain.choice.advice import on_suggest
from skill.domain.choice.circumstance import on_tell_circumstance
from skill.domain.choice.requests import Suggest, TellCircumstance
from skill.domain.conversation.requests import Chat, NotYet, WhatHappens, WhyAsk
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Level
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import question_unless_playing
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

WANTS_TO_MOVE = frozenset({"motivate-me", "dream-goal", "confident"})
"""Talk after which a workout for today is suggested where nothing plays and nothing is asked."""
ASKED_WITH_A_REASON = {"wish": "length", "profile": "profile", "reminder": "reminder", "goal": "goal"}
"""The questions for which the coach can say why it asks, by topic."""


def on_chat(scene: Scene, heard: Chat) -> Outcome:
    """Answer with a kind word; somebody who wants to move, or doubts it, hears what would suit."""
    said = line(f"chat.{heard.about}")
    is_free = not scene.is_playing() and (scene.pending is None or scene.pending.about == "open")
    if is_free and heard.about in WANTS_TO_MOVE:
        suggested = on_suggest(scene, Suggest())
        return replace(suggested, lines=(said, *suggested.lines))
    if is_free and heard.about == "self-doubt":
        gentle = on_tell_circumstance(scene, TellCircumstance(Wish(level=Level.BEGINNER)))
        return replace(gentle, lines=(said, *gentle.lines[1:]))
    return scene.say(said, question=question_unless_playing(scene, "ask.else"))


def on_not_yet(scene: Scene, _heard: NotYet) -> Outcome:
    """Wait: nothing starts, and a place is kept."""
    is_waiting = scene.pending is not None and scene.pending.about == "resume"
    return scene.say(line("later.resume" if is_waiting else "later.fine"))


def on_why_ask(scene: Scene, _heard: WhyAsk) -> Outcome:
    """Say for what the answer is needed; the question comes again."""
    about = scene.pending.about if scene.pending else ""
    reason = ASKED_WITH_A_REASON.get(about, "any")
    return scene.say(line(f"why_ask.{reason}"), question=question_unless_playing(scene))


def on_what_happens(scene: Scene, _heard: WhatHappens) -> Outcome:
    """Say what a yes would bring about; the question comes again, with what it says of it."""
    about = scene.pending.about if scene.pending else ""
    said = line("what_happens.delete" if about == "delete" else "what_happens.any")
    return scene.say(said, question=question_unless_playing(scene))
