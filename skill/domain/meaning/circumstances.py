"""Circumstances: knees, age, place and time are wishes before a workout, and changes within one.

With "always" they are facts of the profile: what to leave out and how gentle to be, never the reason.
"""

from skill.domain.choice.requests import ListWorkouts, StartWorkout, Suggest, TellCircumstance
from skill.domain.choice.wishes import RUNNING, is_run_wish
from skill.domain.coach.exclusions import is_training_now
from skill.domain.coach.requests import ChangeLength, Spare, SwapMove, TellState, TellWeary, Unwell
from skill.domain.conversation.requests import NotUnderstood, OwnWords
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.signs import CIRCUMSTANCE, SignFamily
from skill.domain.meaning.fact_asked import asks_for_fact
from skill.domain.meaning.health import words_to_judge
from skill.domain.meaning.hinted_length import with_length_kept
from skill.domain.meaning.readings import in_the_moment, likeliest
from skill.domain.meaning.said_in_a_workout import effort
from skill.domain.meaning.word_families import families_in, has_phrase, words_of
from skill.domain.person.requests import SetProfile
from skill.domain.playing.current_workout import nothing_under_way
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

ALWAYS = (
    "always",
    "every time",
    "in general",
    "from now on",
    "never any",
    "remember",
    "keep in mind",
    "bear in mind",
    "note that",
)
JUMPING, BEGINNERS = "jumping", "beginners"
OF_A_CIRCUMSTANCE = (
    TellCircumstance,
    StartWorkout,
    ListWorkouts,
    Suggest,
    Spare,
    TellState,
    TellWeary,
    Unwell,
)
"""Requests in which a circumstance is what counts."""
SURE = 0.6
"""How likely the ear must take words for something else than a circumstance."""
WEAK = "weak"
"""A word that stands in the samples beside a body part that is to be spared."""


def as_circumstance(scene: Scene, heard: Heard) -> Heard:
    """Return what a circumstance asks for: a wish, a change of the workout under way, or a preference."""
    if is_training_now(scene):
        return _within_workout(scene, heard)
    if isinstance(heard, ChangeLength) and heard.length_ms and not scene.is_playing():
        return TellCircumstance(Wish(minutes=max(1, round(heard.length_ms / MINUTE_MS))))
    if isinstance(heard, SwapMove) and heard.body_part and not scene.is_playing():
        told = families_in(
            _circumstances(scene), words_of(f"{WEAK} {scene.utterance.words} {heard.body_part}")
        )
        return TellCircumstance(_wish_of(told))
    if isinstance(heard, SwapMove) and heard.exercise and nothing_under_way(scene):
        return TellCircumstance(Wish(exclude=_words_for(scene, heard.exercise)))
    told = _told(scene, heard)
    if not told or _means_another(scene, heard) or _asks(scene, heard):
        return heard
    wish = _wish_of(told)
    if _is_for_good(scene, heard):
        return _as_preference(wish)
    if isinstance(heard, OwnWords):
        read = scene.ear.read(heard.words)
        return with_length_kept(scene, read, TellCircumstance(_joined(read.wish, wish)))
    if isinstance(heard, StartWorkout):
        return StartWorkout(_joined(heard.wish, wish))
    return TellCircumstance(wish)


def _words_for(scene: Scene, exercise: str) -> tuple[str, ...]:
    """Return the word of the vocabulary `leave_out` for an exercise; empty if it has none."""
    move = scene.library.exercise(exercise)
    named = scene.library.spoken_names("exclude").items() if move is not None else ()
    return tuple(word for word, names in named if move is not None and move.name.lower() in names)[:1]


def _means_another(scene: Scene, heard: Heard) -> bool:
    """True if the ear is sure that raw words are something else, which only mentions a circumstance."""
    guesses = in_the_moment(scene, scene.ear.read(heard.words)).guesses if isinstance(heard, OwnWords) else ()
    if not guesses:
        return False
    best, _ = likeliest(guesses)
    return best.likelihood >= SURE and not isinstance(best.heard, OF_A_CIRCUMSTANCE)


def _asks(scene: Scene, heard: Heard) -> bool:
    """True if raw words ask for a fact about what they name: "what's good for creaky knees"."""
    return isinstance(heard, OwnWords) and asks_for_fact(scene, heard.words, None)


def _within_workout(scene: Scene, heard: Heard) -> Heard:
    if isinstance(heard, OwnWords) and (asked := effort(heard.words)):
        return asked
    told = [] if isinstance(heard, StartWorkout) or _means_another(scene, heard) else _told(scene, heard)
    if not told:
        return heard
    wish = _wish_of(told)
    if _is_for_good(scene, heard):
        return _as_preference(wish)
    # A run goes on: who wants to spare their joints in it may walk.
    if spared := tuple(one for one in wish.exclude if one != RUNNING):
        return Spare(spared)
    if wish.equipment:
        return SwapMove(equipment=wish.equipment)
    return TellWeary()


def _told(scene: Scene, heard: Heard) -> list[SignFamily]:
    if not isinstance(heard, TellState | OwnWords | NotUnderstood | StartWorkout):
        return []
    return families_in(_circumstances(scene), words_to_judge(scene.utterance, heard))


def _circumstances(scene: Scene) -> list[SignFamily]:
    return [one for one in scene.library.sign_families() if one.concern == CIRCUMSTANCE]


def _wish_of(told: list[SignFamily]) -> Wish:
    """Return what all circumstances together ask for; of two kinds or audiences the first counts."""

    def first(name: str) -> str | None:
        return next((value for one in told if (value := str(getattr(one, name)))), None)

    exclude = tuple(dict.fromkeys(word for one in told for word in one.exclude))
    return Wish(
        kind=first("kind"), audience=first("audience"), level=first("level"), equipment=first("equipment"),
        exclude=exclude,
    )  # fmt: skip


def _joined(said: Wish, told: Wish) -> Wish:
    """Return a wish with what the circumstances add to it; its unknown words told of them."""
    joined = replace(
        said, kind=said.kind or told.kind, audience=_audience(said, told),
        level=said.level or told.level, equipment=said.equipment or told.equipment, unknown=(),
        exclude=tuple(dict.fromkeys((*said.exclude, *told.exclude))),
    )  # fmt: skip
    is_run = is_run_wish(said) and RUNNING not in said.exclude
    return replace(joined, exclude=tuple(one for one in joined.exclude if not is_run or one != RUNNING))


def _audience(said: Wish, told: Wish) -> str | None:
    """Return the audience that was told: age counts before being a beginner, which a level tells as well."""
    is_less = said.audience == BEGINNERS and bool(told.audience)
    return told.audience if is_less else said.audience or told.audience


def _is_for_good(scene: Scene, heard: Heard) -> bool:
    words = words_to_judge(scene.utterance, heard)
    return any(has_phrase(one, words) for one in ALWAYS)


def _as_preference(wish: Wish) -> Heard:
    return SetProfile(
        level=wish.level,
        equipment=(wish.equipment,) if wish.equipment else (),
        low_impact=True if JUMPING in wish.exclude else None,
    )
