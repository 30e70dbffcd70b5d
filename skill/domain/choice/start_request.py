"""Requests to start a workout: a clear one starts it, a partial one leads to an offer."""

from typing import Any

from skill.domain.choice.advice import suggestion
from skill.domain.choice.begin_workout import start_with_cast
from skill.domain.choice.offers import (
    ask_for_wish,
    is_to_leave_out,
    offer,
    offer_nearest,
    say_unknown,
    sells_nothing,
)
from skill.domain.choice.requests import DidYouMean, StartWorkout, SurpriseMe
from skill.domain.choice.said_back import wish_said
from skill.domain.choice.wishes import KIND_PARTS, is_choosing, is_run_wish, merged, parts_said
from skill.domain.ground.lines import Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import WorkoutCard
from skill.domain.library.placement import Cast
from skill.domain.tailoring.preferences import mismatch
from skill.domain.tailoring.workout_search import choose, without_unknown_words, workouts_that_fit
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish

VAGUE = frozenset({"muscle", "also", "level", "audience", "minutes", "equipment"})
"""Parts of a wish that may concern the workout that plays as well as another: legs, too hard, my band."""
A_LITTLE = 2
"""How much worse than the best match (`preferences.mismatch`) a surprise may suit the profile."""
NAMED_PARTS = frozenset({
    "workout", "kind", "audience", "level", "equipment", "muscle", "trainer", "music", "exclude",
})  # fmt: skip
"""The parts of a wish that have a name, which may be misheard."""


def on_start_workout(scene: Scene, heard: StartWorkout) -> Outcome:
    """Start a workout that was asked for clearly; refine the wish while a workout is being chosen."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    said = heard.wish
    if said.unknown:
        return answer_unknown(scene, said)
    if said.workout:
        return _by_name(scene, said)
    if said.is_open:
        return (
            _pick_for_them(scene) if scene.pending and scene.pending.about == "wish" else ask_for_wish(scene)
        )
    if is_choosing(scene):
        return _offer_refined(scene, said)
    if scene.is_training() and parts_said(said) <= VAGUE:
        return _ask_to_replace(scene, said)
    return _start_fitting(scene, _in_the_time(scene, said))


def _in_the_time(scene: Scene, said: Wish) -> Wish:
    """Return the wish with the time that was told before in this conversation, if none is told now."""
    told = scene.talk.wish.minutes if scene.talk.wish else None
    return replace(said, minutes=told) if told and not said.minutes and not scene.is_playing() else said


def on_surprise_me(scene: Scene, _heard: SurpriseMe) -> Outcome:
    """Start the first workout offered; else the suggestion for today; else a random one that fits."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    first = scene.library.workout_card(scene.talk.offered[0]) if scene.talk.offered else None
    if first is not None and is_choosing(scene):
        return start_with_cast(scene, first, scene.talk.cast)
    if scene.pending is not None and scene.pending.about == "wish" and not scene.talk.wish:
        # "Whatever you like" to the one question deserves the best for today, not a random workout.
        found = suggestion(scene)
        if found is not None:
            return start_with_cast(scene, found.card, scene.talk.cast)
    cards = _liked(scene, scene.talk.wish or Wish()) or _liked(scene, Wish())
    free = [card for card in cards if not card.premium] or cards
    if not free:
        return scene.say(line("trouble.gone"))
    card = scene.dice.pick(free)
    return start_with_cast(scene, card, scene.talk.cast)


def _liked(scene: Scene, wish: Wish) -> list[WorkoutCard]:
    """Return the workouts that fit a wish and suit the profile at most `A_LITTLE` worse than the best one."""
    profile = scene.listener.profile
    cards = workouts_that_fit(scene.library, wish, profile=profile)
    nearest = min((mismatch(card, profile, wish) for card in cards), default=0)
    return [card for card in cards if mismatch(card, profile, wish) <= nearest + A_LITTLE]


def ask_to_replace_this(scene: Scene, card: WorkoutCard) -> Outcome:
    """Ask before another workout replaces the one in progress: a misheard word would lose its place."""
    here = scene.listener.workout
    if here is not None and here.source.id == card.id:
        return scene.say(line("start.this_one", name=Text("workout", card.id)))
    pending = Pending("offer", card.id)
    question = Question(line("start.instead_ask"), line("offer.reprompt"), pending)
    said = line("start.instead", name=Text("workout", card.id))
    talk = replace(scene.talk, asked_for=False, pending=pending, offered=(card.id,), told=(card.id,))
    return replace(scene.say(said, question=question), talk=talk)


def _ask_to_replace(scene: Scene, said: Wish) -> Outcome:
    choice = choose(scene.library, without_unknown_words(said), profile=scene.listener.profile)
    return ask_to_replace_this(scene, choice.card) if choice else scene.say(line("no.fine"))


def _pick_for_them(scene: Scene) -> Outcome:
    # One question, never three: an open answer to it gets a good default.
    return on_surprise_me(scene, SurpriseMe())


def _by_name(scene: Scene, said: Wish) -> Outcome:
    choice = choose(scene.library, said, profile=scene.listener.profile)
    if choice is None:
        return scene.say(line("trouble.gone"))
    wanted = Cast(said.trainer or scene.talk.cast.trainer, said.music or scene.talk.cast.music)
    return start_with_cast(scene, choice.card, wanted, runs_anyway=True)


def _offer_refined(scene: Scene, said: Wish) -> Outcome:
    wish = without_unknown_words(merged(scene.talk.wish, said))
    keep = parts_said(said)
    # A wish that says what to train is a choice; one that says only how long, or without what, is not.
    if keep.intersection(KIND_PARTS) and not scene.talk.offered and not said.exclude:
        return _start_fitting(scene, wish, keep)
    # The wish has changed, so workouts named before may be offered again.
    scene = replace(scene, talk=replace(scene.talk, told=()))
    return offer(scene, wish, keep=keep)


def _start_fitting(scene: Scene, wish: Wish, keep: frozenset[str] = frozenset()) -> Outcome:
    wish = without_unknown_words(wish)
    choice = choose(scene.library, wish, keep, scene.listener.profile, free_only=sells_nothing(scene))
    if choice is None:
        return offer(scene, wish)
    wanted = Cast(scene.talk.cast.trainer, wish.music or scene.talk.cast.music)
    if choice.differs:
        talk = replace(
            scene.talk, asked_for=False, wish=wish, offered=(choice.card.id,), told=(choice.card.id,)
        )
        return replace(offer_nearest(scene, choice), talk=talk)
    said = wish_said(scene, wish, choice.card)
    return start_with_cast(scene, choice.card, wanted, *said, runs_anyway=is_run_wish(wish))


def answer_unknown(scene: Scene, said: Wish) -> Outcome:
    """Say what was not understood of a wish, first of all what was to be left out; nothing starts."""
    wish = (
        without_unknown_words(merged(scene.talk.wish, said))
        if is_choosing(scene)
        else without_unknown_words(said)
    )
    words = next((one for one in said.unknown if is_to_leave_out(scene, one)), said.unknown[0])
    outcome = say_unknown(scene, words, wish)
    return replace(outcome, talk=replace(scene.talk, wish=None if wish.is_open else wish))


def on_did_you_mean(scene: Scene, heard: DidYouMean) -> Outcome:
    """Ask whether a part of a wish was what it sounded like; the rest of the wish is kept."""
    out = "_out" if heard.part == "exclude" else ""
    pending = Pending("did-you-mean", f"{heard.part} {heard.id}")
    question = Question(
        line(f"wish.did_you_mean{out}", name=heard.name),
        line("wish.did_you_mean_again", name=heard.name),
        pending,
    )
    wish = merged(scene.talk.wish, heard.wish) if is_choosing(scene) else heard.wish
    talk = replace(scene.talk, wish=None if wish.is_open else wish)
    return replace(scene.say(question=question), talk=talk)


def on_agreed_to_part(scene: Scene, pending: Pending) -> Outcome:
    """Go on with the wish and the part that was asked about."""
    part, _, value = pending.id.partition(" ")
    values: dict[str, Any] = {part: (value,) if part == "exclude" else value} if part in NAMED_PARTS else {}
    said = Wish(**values)
    wish = merged(scene.talk.wish, said)
    return on_start_workout(
        replace(scene, talk=replace(scene.talk, pending=None, wish=None)), StartWorkout(wish)
    )


def on_declined_part(scene: Scene, _pending: Pending) -> Outcome:
    """Ask again what it shall be; the rest of the wish is kept."""
    return ask_for_wish(scene, scene.talk.wish)
