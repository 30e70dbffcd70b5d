"""What is done on a guess at this moment: the guessed request, a lesser one, or nothing.

What changes something needs a surer guess than what only tells something, and a wish that is only guessed is
offered, not started; what may be guessed at all stands in `guessable`.
"""

from skill.domain.choice import requests as choice
from skill.domain.coach import requests as coach
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, NotYet, Yes
from skill.domain.explaining.requests import Explain
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import replace
from skill.domain.ground.units import HOUR_MS
from skill.domain.library.contents import Level
from skill.domain.meaning.frequent_words import LITTLE
from skill.domain.meaning.guessable import (
    ASKS_FIRST,
    CHANGES_IN_SILENCE,
    CHANGES_MUSIC,
    CHANGES_WHAT_PLAYS,
    NEEDS_A_YES,
    STORES,
    TELLS,
    TELLS_IN_SILENCE,
    denies,
    denies_a_change,
    may_be_guessed,
    only_tells,
)
from skill.domain.meaning.held_question import as_held_question
from skill.domain.meaning.moment import OVER_MUSIC, is_under_way
from skill.domain.meaning.other_one import other_one
from skill.domain.meaning.told_wish import RUNNING
from skill.domain.music.requests import ChangeMusic, NoMusic, StartPlaylist
from skill.domain.person import requests as person
from skill.domain.playing import requests as playing
from skill.domain.playing.current_workout import nothing_under_way, workout_here
from skill.domain.premium.requests import AmICharged, CancelSubscription
from skill.domain.turn.ear import Guess
from skill.domain.turn.entitled import has_premium
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

TELLING = 0.3
"""How likely a guess must be that only tells something."""
CHANGING = 0.45
"""How likely a guess must be that changes something; it can be taken back by a word."""
STARTING = 0.7
"""How likely a guess must be that starts a workout; if it is less, what fits is offered."""
SURE_IN_A_WORKOUT = 0.8
"""How likely something else must be that "without jumping", said in a workout, is not to spare one that."""
HABIT = frozenset({
    "usually", "always", "normally", "generally", "mostly", "often", "every", "each", "tend", "typically",
    "most", "prefer", "remember", "usual", "default", "regularly",
})  # fmt: skip
"""Words that tell a length for all workouts, and not for the next one alone."""
OTHERS = frozenset({"something", "anything", "else", "any", "other", "others"})
"""Words beside which "longer" or "shorter" asks for other workouts than those on offer."""
OF_MUSIC = frozenset({
    "play", "music", "song", "songs", "playlist", "track", "tune", "tunes", "different", "another", "else",
    "something", "change", "stuff", "this", "hear",
})  # fmt: skip
"""Words about music that name none."""
GO_ON = ("keep going", "carry on", "go on", "keep on", "crack on", "continue", "don't stop")
TURNED_ROUND = (
    coach.Easier, coach.Harder, coach.SwapMove, coach.ChangeLength, person.SetProfile, person.SaveThis
)  # fmt: skip
"""Changes that words which begin with a refusal are not taken for."""
ANOTHER_MOVE = (coach.Easier, coach.SwapMove)
OF_A_TRAINER = frozenset({
    "trainer", "voice", "coach", "instructor", "woman", "women", "lady", "girl", "female", "man", "men",
    "bloke", "guy", "male", "lass", "lad", "someone", "somebody", "else", "other", "different", "another",
})  # fmt: skip
"""Words beside which another trainer may be asked for in a workout."""
SKIPS = (playing.Next, playing.Previous, coach.SkipWarmUp)
"""Requests that go to another move: the way back is a word, and they need a surer guess."""
REFUSES = ("don't", "do not", "never", "i don't", "i do not", "i didn't", "we don't")
"""How words begin that refuse what they name."""
SCORN = Pattern(
    r"\b(?:as if|as though|like (?:hell|heck)|like (?:that|it) (?:will|would|is)|like (?:that|it)'(?:s|ll|d)"
    r"|like i (?:would|will|care|believe)|like i'(?:d|ll)|in your dreams|dream on|pigs|and i'm the)\b"
)
"""What follows a "yes" that is none."""
HAS_NO_MORE = Pattern(
    r"\b(?:only|just|till|until|before|(?:i|we|i've|we've) (?:have|got|has|get)|i've"
    r"|out (?:the door )?(?:by|in)|(?:leave|go|off|gone) (?:in|by|at)|left)\b"
)
"""What is said of a length that is all the time there is: it makes no workout longer."""
KEEPS = frozenset({"keep", "like", "love", "want"})
ENDS = (NotYet, playing.Stop, playing.Cancel, coach.Finish)


def done_on_a_guess(scene: Scene, guess: Guess, wish: Wish, words: str) -> Heard | None:
    """Return what may be done on a guess at this moment; None if nothing may."""
    asked, likelihood = _lesser(scene, guess, words), guess.likelihood
    if asked is None or likelihood < TELLING:
        return None
    if scene.is_training() and _spares(wish, words) and likelihood < SURE_IN_A_WORKOUT:
        return coach.Spare(wish.exclude)
    if isinstance(asked, Dont | playing.Resume | coach.Ready) and goes_on(scene, words):
        return playing.Resume()
    if isinstance(asked, TELLS):
        return Explain(words=words) if asked == Explain() else asked
    if not scene.is_playing():
        return _done_in_silence(scene, replace(guess, heard=asked), wish, words)
    if not scene.is_training() and isinstance(asked, OVER_MUSIC):
        return told(wish) if likelihood >= STARTING else None
    fits = CHANGES_WHAT_PLAYS if scene.is_training() else ()
    return asked if isinstance(asked, (*fits, *CHANGES_MUSIC)) and likelihood >= CHANGING else None


def _spares(wish: Wish, words: str) -> bool:
    """True if a wish leaves something out of a workout that is on; to be indoors leaves out no run."""
    return bool(wish.exclude) and (wish.exclude != (RUNNING,) or "run" in words)


def goes_on(scene: Scene, words: str) -> bool:
    """True if "no, I'm fine, keep going" is said of a pause: nothing plays that it could leave as it is."""
    return not scene.is_playing() and is_under_way(scene) and any(one in words for one in GO_ON)


def told(wish: Wish) -> Heard | None:
    """Return what is told of the workout that would suit; None if that is nothing."""
    return choice.TellCircumstance(wish) if wish != Wish() else None


def _lesser(scene: Scene, guess: Guess, words: str) -> Heard | None:
    """Return the guessed request, or what it comes to on a guess: an end of a workout pauses it."""
    asked = guess.heard
    denied = denies_a_change if isinstance(asked, ANOTHER_MOVE) else denies
    if isinstance(asked, TURNED_ROUND) and words.startswith(REFUSES) and denied(words):
        return Dont()
    if isinstance(asked, TURNED_ROUND) and denied(words) and guess.likelihood < STARTING:
        return None  # "not too hard" may be praise: what is kept needs a surer guess beside a denial
    if (
        isinstance(asked, choice.AnotherTrainer | choice.PickBy)
        and scene.is_training()
        and not _names_a_trainer(words)
    ):
        return None  # "she's done hers" tells of somebody else
    if isinstance(asked, SKIPS) and guess.likelihood < STARTING:
        return None
    if isinstance(asked, NoMusic) and not KEEPS.isdisjoint(words.split()):
        return Dont()  # "no, keep the music"
    if isinstance(asked, playing.Pause):
        return as_held_question(scene, asked)
    if isinstance(asked, ENDS) and scene.is_playing():
        return playing.Pause()
    if isinstance(asked, CancelSubscription) and not has_premium(scene):
        return AmICharged()  # "I don't want to pay": nothing is charged
    return _in_a_workout(asked, words) if scene.is_training() else asked


def _names_a_trainer(words: str) -> bool:
    return not OF_A_TRAINER.isdisjoint(words.split())


def _in_a_workout(asked: Heard | None, words: str) -> Heard | None:
    if isinstance(asked, choice.Why):
        return coach.AboutMove(muscles=True)  # "why are we doing this"
    if isinstance(asked, coach.ChangeLength) and not asked.by and HAS_NO_MORE.search(words):
        return replace(asked, at_most=True)
    if isinstance(asked, AskAgain):
        return playing.Repeat()  # nothing is asked while a workout plays: "sorry, what was that"
    if not isinstance(asked, StartPlaylist | ChangeMusic):
        return asked
    # Other music goes under the workout; the words for it that nobody knows are said.
    is_known = bool(asked.playlist or asked.mood or asked.activity or asked.bpm)
    unknown = () if is_known else (one for one in words.split() if one not in {*LITTLE, *OF_MUSIC})
    return ChangeMusic(asked.playlist, asked.mood, asked.activity, asked.bpm, " ".join(unknown))


def _done_in_silence(scene: Scene, guess: Guess, wish: Wish, words: str) -> Heard | None:
    asked, likelihood = guess.heard, guess.likelihood
    if isinstance(asked, playing.Stop):
        return asked if likelihood >= CHANGING else None
    if isinstance(asked, WISHES) or (isinstance(asked, coach.ChangeLength) and not is_under_way(scene)):
        return _wished(asked, likelihood, wish)
    if isinstance(asked, choice.Longer | choice.Shorter) and wish.minutes and not scene.talk.offered:
        return told(wish)
    asked = other_one(asked, words)
    if isinstance(asked, choice.Pick | choice.PickBy) and (words.startswith(ASKS) or ASKS_TOO.search(words)):
        return choice.TellDifference()  # "who leads the second one" picks none
    is_of_two = len(scene.talk.offered) > 1 and OTHERS.isdisjoint(words.split())
    if isinstance(asked, choice.Longer | choice.Shorter) and is_of_two and words.startswith(ASKS):
        return choice.TellDifference()
    if isinstance(asked, choice.Longer | choice.Shorter) and is_of_two:
        # Of two on offer "the longer one" is picked; "anything longer" asks for others.
        return choice.PickBy("longer" if isinstance(asked, choice.Longer) else "shorter")
    if isinstance(asked, TELLS_IN_SILENCE):
        return asked if not isinstance(asked, ASKS_FIRST) or likelihood >= STARTING else None
    if not isinstance(asked, CHANGES_IN_SILENCE) or likelihood < CHANGING:
        return None
    return _changed_in_silence(scene, replace(guess, heard=asked), wish, words)


ASKS = ("who ", "what ", "how ", "why ", "when ", "does ", "is ", "do i ", "are ", "will ")
"""With what a question begins that only names a workout on offer."""
ASKS_TOO = Pattern(r"\b(?:but|though|first|hang on|wait) (?:what|what's|how|why|who|does|is|do i|will|are) ")
"""With what one begins that comes after the name: "the first, but what does it do"."""
WISHES = (choice.SurpriseMe, choice.TellCircumstance, choice.ListWorkouts, choice.StartWorkout)


def _wished(asked: Heard, likelihood: float, wish: Wish) -> Heard | None:
    if isinstance(asked, choice.SurpriseMe):
        return asked
    if isinstance(asked, choice.StartWorkout):
        return choice.Suggest() if asked.wish.is_open else asked
    if not isinstance(asked, choice.TellCircumstance | choice.ListWorkouts):
        return told(wish)
    suits = told(wish if asked.wish == Wish() else asked.wish)
    return suits or (choice.Suggest() if likelihood >= CHANGING else None)


def _changed_in_silence(scene: Scene, guess: Guess, wish: Wish, words: str) -> Heard | None:
    asked, about = guess.heard, scene.pending.about if scene.pending else ""
    if isinstance(asked, person.SetProfile):
        # "I've only got a mat" may be for today: it is stored if it was asked for, or is surely meant so.
        if wish.minutes and about != PROFILE and HABIT.isdisjoint(words.split()):
            return told(wish)  # "two dumbbells and about twenty minutes": that is for today
        if only_tells(asked, words):
            return None
        is_sure = guess.likelihood >= STARTING and not denies(words) and asked != person.SetProfile()
        return asked if is_sure or about == PROFILE else told(wish)
    is_level = isinstance(asked, coach.Easier | coach.Harder) and not scene.talk.offered
    if is_level and _is_before_a_workout(scene):
        level = Level.BEGINNER if isinstance(asked, coach.Easier) else Level.ADVANCED
        return choice.TellCircumstance(replace(wish, level=level.value))
    if isinstance(asked, Yes) and (about in NEEDS_A_YES or SCORN.search(words)):
        return AskAgain()
    if not isinstance(asked, STORES):
        return asked
    is_sure = guess.likelihood >= STARTING or scene.pending is not None
    return asked if is_sure and may_be_guessed(asked, words) else None


def _is_before_a_workout(scene: Scene) -> bool:
    """True if nothing is under way, and none has just ended: then "easier" says how it was."""
    queue = workout_here(scene)
    has_just_ended = queue is not None and queue.is_fresh(scene.now, HOUR_MS)
    return nothing_under_way(scene) and not has_just_ended
