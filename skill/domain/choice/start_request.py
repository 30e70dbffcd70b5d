"""A wish for a workout: started at once if it is a direct one, talked about if it is a part of one."""

from skill.domain.choice.advice import suggestion
from skill.domain.choice.begin_workout import begin_with
from skill.domain.choice.offers import ask_for_wish, not_known, offer, offer_nearest
from skill.domain.choice.requests import StartWorkout, SurpriseMe
from skill.domain.choice.wishes import WHAT, is_run_wish, is_talking, merged, said_in
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

VAGUE = frozenset({"muscle", "also", "level", "audience", "minutes"})
"""What is said of a move, or of what is left, as well as of a workout: legs, too hard, ten minutes."""
A_LITTLE = 2
"""So far from what somebody likes and has a surprise may be."""


def on_start_workout(scene: Scene, heard: StartWorkout) -> Outcome:
    """Start what was plainly asked for; go on talking where a talk is going on."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    said = heard.wish
    if said.workout:
        return _by_name(scene, said)
    if said.is_open:
        return _shrugged(scene) if scene.pending and scene.pending.about == "wish" else ask_for_wish(scene)
    if said.unknown and not said_in(said) & {"kind", "exclude"}:
        return _not_known(scene, said)
    if is_talking(scene):
        return _talk_on(scene, said)
    if scene.is_training() and said_in(said) <= VAGUE:
        return _instead(scene, said)
    return _at_once(scene, said)


def on_surprise_me(scene: Scene, _heard: SurpriseMe) -> Outcome:
    """Start the first of those that were named; else one that fits what was said, or the day; else any."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    first = scene.library.workout_card(scene.talk.offered[0]) if scene.talk.offered else None
    if first is not None and is_talking(scene):
        return begin_with(scene, first, scene.talk.cast)
    if scene.pending is not None and scene.pending.about == "wish" and not scene.talk.wish:
        # A shrug at the one question: the best that we know for today, and not a throw of the dice.
        found = suggestion(scene)
        if found is not None:
            return begin_with(scene, found.card, scene.talk.cast)
    cards = _liked(scene, scene.talk.wish or Wish()) or _liked(scene, Wish())
    free = [card for card in cards if not card.premium] or cards
    if not free:
        return scene.say(line("trouble.gone"))
    card = scene.dice.pick(free)
    return begin_with(scene, card, scene.talk.cast)


def _liked(scene: Scene, wish: Wish) -> list[WorkoutCard]:
    """Return of what fits a wish what is nearly as near as can be to what the person likes and has."""
    profile = scene.listener.profile
    cards = workouts_that_fit(scene.library, wish, profile=profile)
    nearest = min((mismatch(card, profile, wish) for card in cards), default=0)
    return [card for card in cards if mismatch(card, profile, wish) <= nearest + A_LITTLE]


def ask_to_replace_this(scene: Scene, card: WorkoutCard) -> Outcome:
    """Ask before a workout that somebody is in is given up: a word misheard would cost them their place."""
    here = scene.listener.workout
    if here is not None and here.source.id == card.id:
        return scene.say(line("start.this_one", name=Text("workout", card.id)))
    pending = Pending("offer", card.id)
    question = Question(line("start.instead_ask"), line("offer.reprompt"), pending)
    said = line("start.instead", name=Text("workout", card.id))
    talk = replace(scene.talk, pending=pending, offered=(card.id,), told=(card.id,))
    return replace(scene.say(said, question=question), talk=talk)


def _instead(scene: Scene, said: Wish) -> Outcome:
    choice = choose(scene.library, without_unknown_words(said), profile=scene.listener.profile)
    return ask_to_replace_this(scene, choice.card) if choice else scene.say(line("no.fine"))


def _shrugged(scene: Scene) -> Outcome:
    # One question, never three: whoever shrugs at it gets a good default.
    return on_surprise_me(scene, SurpriseMe())


def _by_name(scene: Scene, said: Wish) -> Outcome:
    choice = choose(scene.library, said, profile=scene.listener.profile)
    if choice is None:
        return scene.say(line("trouble.gone"))
    wanted = Cast(said.trainer or scene.talk.cast.trainer, said.music or scene.talk.cast.music)
    return begin_with(scene, choice.card, wanted, runs_anyway=True)


def _talk_on(scene: Scene, said: Wish) -> Outcome:
    wish = without_unknown_words(merged(scene.talk.wish, said))
    keep = said_in(said)
    # Who says what to train has chosen; who says only how long, or without what, has a choice.
    if keep.intersection(WHAT) and not scene.talk.offered and not said.exclude:
        return _at_once(scene, wish, keep)
    # What was named before may fit again: a corrected wish is another one.
    scene = replace(scene, talk=replace(scene.talk, told=()))
    return offer(scene, wish, keep=keep)


def _at_once(scene: Scene, wish: Wish, keep: frozenset[str] = frozenset()) -> Outcome:
    wish = without_unknown_words(wish)
    choice = choose(scene.library, wish, keep, scene.listener.profile)
    if choice is None:
        return offer(scene, wish)
    wanted = Cast(scene.talk.cast.trainer, wish.music or scene.talk.cast.music)
    if choice.differs:
        talk = replace(scene.talk, wish=wish, offered=(choice.card.id,), told=(choice.card.id,))
        return replace(offer_nearest(scene, choice), talk=talk)
    return begin_with(scene, choice.card, wanted, runs_anyway=is_run_wish(wish))


def _not_known(scene: Scene, said: Wish) -> Outcome:
    wish = (
        without_unknown_words(merged(scene.talk.wish, said))
        if is_talking(scene)
        else without_unknown_words(said)
    )
    outcome = not_known(scene, said.unknown[0], wish)
    if outcome.question is not None and outcome.question.pending.about == "wish":
        question = Question(line("ask.length"), line("ask.length_reprompt"), Pending("wish"), wants="length")
        outcome = replace(outcome, question=question)
    return replace(outcome, talk=replace(scene.talk, wish=None if wish.is_open else wish))
