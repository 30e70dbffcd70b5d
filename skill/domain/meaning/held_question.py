"""Words that hold an open question or agree to it, though Alexa takes them for the player's.

"Hang on" pauses and "go on then" resumes what plays; where nothing does, they answer what was asked.
"""

from skill.domain.choice.requests import Describe, StartWorkout, Suggest
from skill.domain.coach.requests import ChangeLength, Ready, Spare, TakeBreather
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, HoldOn, No, NotYet, Yes
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.meaning.guessable import NEEDS_A_YES
from skill.domain.playing.requests import HowLongLeft, Next, Pause, Resume
from skill.domain.reminders.requests import When
from skill.domain.reminders.set_reminder import DRAFT, SETTING, WHICH_TO_CHANGE
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

BRIEFLY = frozenset({
    "hang", "hold", "wait", "sec", "secs", "second", "seconds", "minute", "minutes", "min", "mins", "moment",
    "mo", "tick", "ticks", "jiffy", "bear", "gimme",
})  # fmt: skip
"""Words of somebody who is back in a moment."""
LATER = frozenset({
    "later", "tomorrow", "tonight", "evening", "afternoon", "morning", "hour", "hours", "day", "days", "week",
    "today", "lunch", "work", "half", "ten", "fifteen", "twenty", "thirty",
})  # fmt: skip
"""Words of somebody who is not."""


BEGS = frozenset({"give", "gimme", "i", "need", "just", "another", "wait", "in"})
"""Words with which somebody begins who needs some minutes."""
MOST_WAIT = DurationMs(5 * MINUTE_MS)
EVENTS = frozenset({"when", "after", "before", "once", "as", "straight", "soon"})
"""Words with which a time begins that no clock tells."""
REMINDING = frozenset({DRAFT, SETTING, WHICH_TO_CHANGE})
YES_OR_NO = frozenset({
    "offer", "choice", "article", "long", "explain", "more", "another", "tip", "play", "train_with",
    "session", "cool-down", "something-gentle", "reminder-offer", "list-plans", "did-you-mean",
})  # fmt: skip
"""Topics of questions to which "go on then" agrees."""


def as_held_question(scene: Scene, heard: Heard) -> Heard:
    """Return "hang on" as a wish to wait, and "go on then" as a yes, where a question is open."""
    if scene.pending is None or scene.is_playing():
        return heard
    about = scene.pending.about
    if about == "open":
        is_invited = heard == Resume() and _has_never_played(scene)
        return Suggest() if is_invited else heard
    if isinstance(heard, Pause | TakeBreather):
        is_long = isinstance(heard, TakeBreather) and heard.length_ms is not None
        return NotYet() if is_long or about == "resume" else HoldOn()
    if heard in (Resume(), Ready()) and not _is_unfinished(scene):
        yes = Yes() if about in YES_OR_NO else heard
        return AskAgain() if about in NEEDS_A_YES else yes
    return _meant_of(scene, about, heard)


def _meant_of(scene: Scene, about: str, heard: Heard) -> Heard:
    """Return what other words of the player, of days and of a workout mean as an answer."""
    if isinstance(heard, HowLongLeft) and about in {"offer", "choice"} and not _is_unfinished(scene):
        return Describe()  # "will it take long"
    if isinstance(heard, When) and heard.days and about in {"offer", "resume"}:
        return NotYet()  # "tomorrow, maybe"
    if isinstance(heard, Next) and about in {PROFILE, "goal"}:
        return No()  # "skip that"
    if about == PROFILE and (isinstance(heard, Spare) or _is_without(heard)):
        return AskAgain()  # "nothing fancy, just a mat" asks for no workout
    return No() if heard == Dont() and about in NEEDS_A_YES else heard


def as_short_wait(scene: Scene, heard: Heard, words: str) -> Heard:
    """Return "wait a second" as a wish that the question stays open; "ask me later" ends it.

    To "shall we go on", "give me two more minutes" is no length; and "when the kids are in bed" is no time
    of a reminder, for which a clock time is asked.
    """
    about, said = scene.pending.about if scene.pending else "", words.split()
    if isinstance(heard, ChangeLength) and about == "resume" and not BEGS.isdisjoint(said[:2]):
        is_short = heard.length_ms is not None and heard.length_ms <= MOST_WAIT
        return NotYet() if is_short else heard
    if not isinstance(heard, NotYet):
        return heard
    if about in REMINDING and said[:1] and said[0] in EVENTS:
        return AskAgain()
    if BRIEFLY.isdisjoint(said) or not LATER.isdisjoint(said):
        return heard
    held = as_held_question(scene, Pause())
    return held if isinstance(held, HoldOn) else heard


def _is_unfinished(scene: Scene) -> bool:
    """True if a workout waits that "go on" may mean as well."""
    queue = scene.listener.workout
    return queue is not None and not queue.is_over


def _has_never_played(scene: Scene) -> bool:
    """True if there is nothing that "go on" could take up: it invites the coach to begin."""
    one = scene.listener
    return one.workout is None and one.playlist is None and not one.elsewhere and not one.is_anybody


def _is_without(heard: Heard) -> bool:
    """True if a wish says only what somebody does not have, or has."""
    if not isinstance(heard, StartWorkout) or not heard.wish.exclude:
        return False
    return replace(heard.wish, exclude=(), equipment=None) == Wish()
