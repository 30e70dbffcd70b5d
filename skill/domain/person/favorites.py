"""Favorites, the last workout again, something new, and moves that are left out for good."""

from collections.abc import Callable

from skill.domain.choice.begin_workout import start_workout
from skill.domain.choice.start_request import ask_to_replace_this
from skill.domain.coach.swap import leave_out_now
from skill.domain.ground.lines import Several, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, WorkoutCard
from skill.domain.listener.profile import Profile
from skill.domain.person.requests import (
    BringBack,
    ForgetThis,
    LeaveOut,
    PlayFavorite,
    SameAsLastTime,
    SaveThis,
    SomethingNew,
)
from skill.domain.playing.current_workout import say_about_workout
from skill.domain.tailoring.workout_search import workouts_that_fit
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_and_ask, say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish

AT_ONCE = 3
"""How many favorites are named in one reply."""


def on_save_this(scene: Scene, _heard: SaveThis) -> Outcome:
    """Save the workout that plays, or was done last, as a favorite."""
    card = _current_card(scene)
    if card is None:
        return say_and_ask(scene, line("favorite.what"))
    if card.id in scene.listener.profile.favorites:
        return say_and_ask(scene, line("favorite.already", name=Text("workout", card.id)))
    scene = with_profile(scene, scene.listener.profile.with_favorite(card.id))
    return say_and_ask(scene, line("favorite.saved", name=Text("workout", card.id)))


def on_forget_this(scene: Scene, _heard: ForgetThis) -> Outcome:
    """Remove the workout that plays, or was done last, from the favorites."""
    card, profile = _current_card(scene), scene.listener.profile
    if card is None or card.id not in profile.favorites:
        return say_and_ask(scene, line("favorite.not_one"))
    left = tuple(one for one in profile.favorites if one != card.id)
    scene = with_profile(scene, replace(profile, favorites=left))
    return say_and_ask(scene, line("favorite.removed", name=Text("workout", card.id)))


def on_play_favorite(scene: Scene, _heard: PlayFavorite) -> Outcome:
    """Start the only favorite; of several, name the latest three and ask which."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    found = [scene.library.workout_card(one) for one in reversed(scene.listener.profile.favorites)]
    cards = [card for card in found if card is not None]
    if not cards:
        return say_and_ask(scene, line("favorite.none"))
    if len(cards) == 1:
        return start_workout(scene, cards[0], runs_anyway=True)
    named = tuple(line("favorite.name", name=Text("workout", one.id)) for one in cards[:AT_ONCE])
    question = Question(
        line("favorite.which"), line("favorite.which_reprompt"), Pending("choice", cards[0].id)
    )
    offered = Talk(asked_for=True, offered=tuple(one.id for one in cards[:AT_ONCE]))
    return Outcome(
        scene.listener, lines=(line("favorite.list", names=Several(named)),), question=question, talk=offered
    )


def on_same_as_last_time(scene: Scene, _heard: SameAsLastTime) -> Outcome:
    """Start the workout that was done last; if it is unfinished, ask whether to go on with it."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    last = scene.listener.diary.last_training()
    begun = scene.listener.workout
    done = last.workout if last else begun.source.id if begun else ""  # stopped almost at once, it was begun
    card = scene.library.workout_card(done) if done else None
    if card is None:
        return say_and_ask(scene, line("last_time.none"))
    if begun is not None and begun.source.id == card.id and not begun.is_over:
        # "Yesterday's workout" was stopped in the middle, and can be resumed.
        return say_about_workout(scene, begun, line("last_time.begun", name=Text("workout", card.id)))
    return start_workout(scene, card, line("same.again"), runs_anyway=True)


def on_something_new(scene: Scene, _heard: SomethingNew) -> Outcome:
    """Start a new workout, or the one not done for longest; kinds that the person does come first."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    done = [one.workout for one in scene.listener.diary.trainings]
    known = [card for one in dict.fromkeys(done) if (card := scene.library.workout_card(one))]
    kinds = {card.kind for card in known}
    cards = workouts_that_fit(scene.library, Wish(level=scene.listener.profile.level)) or workouts_that_fit(
        scene.library, Wish()
    )
    if not cards:
        return scene.say(line("trouble.gone"))

    def cost(card: WorkoutCard) -> tuple[int, bool, bool]:
        last = max((n for n, one in enumerate(done) if one == card.id), default=-1)
        return (last, card.premium, bool(kinds) and card.kind not in kinds)

    card = min(cards, key=cost)
    return (
        ask_to_replace_this(scene, card)
        if scene.is_training()
        else start_workout(scene, card, line("same.new"))
    )


def on_leave_out(scene: Scene, heard: LeaveOut) -> Outcome:
    """Leave an exercise out of every workout from now on."""
    outcome = _change_for_move(scene, heard.exercise, heard.words, "left_out.never", Profile.leaving_out)
    if heard.exercise is None or outcome.listener == scene.listener:
        return outcome
    # In the middle of a workout the exercise is swapped at once, too.
    now = leave_out_now(replace(scene, listener=outcome.listener), heard.exercise)
    return replace(now, lines=(*outcome.lines, *now.lines)) if now else outcome


def on_bring_back(scene: Scene, heard: BringBack) -> Outcome:
    """Allow an exercise that was left out."""
    return _change_for_move(scene, heard.exercise, heard.words, "left_out.again", Profile.bringing_back)


def with_profile(scene: Scene, profile: Profile) -> Scene:
    """Return the scene whose listener has this profile."""
    return replace(scene, listener=replace(scene.listener, profile=profile))


def _change_for_move(
    scene: Scene, exercise: str | None, words: str, key: str, change: Callable[[Profile, str], Profile]
) -> Outcome:
    if exercise is None or scene.library.exercise(exercise) is None:
        said = line("left_out.unknown", words=words_or_that(words)) if words else line("left_out.what")
        return say_and_ask(scene, said)
    scene = with_profile(scene, change(scene.listener.profile, exercise))
    return say_and_ask(scene, line(key, move=Text("exercise", exercise)))


def _current_card(scene: Scene) -> WorkoutCard | None:
    here = scene.device.placement  # "this" is the audio on the device, whoever began it
    if here is not None and here.source.kind is SourceKind.WORKOUT:
        return scene.library.workout_card(here.source.id)
    queue = scene.listener.workout
    if queue is not None and queue.source.kind is SourceKind.WORKOUT:
        return scene.library.workout_card(queue.source.id)
    last = scene.listener.diary.last_training()
    return scene.library.workout_card(last.workout) if last else None
