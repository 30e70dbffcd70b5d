"""What is said word for word in a workout: another one by its name, an imperative after a reason, how hard.

Short of breath, people say what they want last, and in few words.
"""

import re
from collections.abc import Mapping

from skill.domain.choice import requests as choice
from skill.domain.coach.requests import AboutMove, AskForm, Easier, Harder, RestartMove, Slower, Spare
from skill.domain.conversation.requests import Chat, Help, OwnWords, Thanks
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.ground.patterns import Pattern
from skill.domain.meaning.fact_asked import is_question
from skill.domain.meaning.guessable import denies
from skill.domain.meaning.word_families import words_of
from skill.domain.playing import requests as playing
from skill.domain.playing.current_workout import workout_here
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

SWITCHES = Pattern(
    r"\b(?:(?:switch|change|go|swap)(?: it| this| over)? to|start|begin|put on|do|play|give me|want|wanted"
    r"|asked for|rather)\b"
)
"""Words with which another workout is asked for by its name while one plays."""
LATER = frozenset(
    {"after", "afterwards", "then", "next", "tomorrow", "later", "remind", "tonight", "finished"}
)
"""Words that put it off."""
CARRIES = frozenset({"hold", "holding", "carry", "carrying", "wear", "wearing"})
PERSONS = frozenset({
    "her", "him", "baby", "bairn", "bub", "toddler", "newborn", "infant", "son", "daughter", "grandson",
    "granddaughter", "kid", "child", "girl", "boy", "sling", "babby", "wean",
})  # fmt: skip
"""Who may be held in a workout, other than a wall."""
FINAL = 0.6
"""How unsure the ear must be of the whole that its last words count: "that was too much, go back"."""
LAST_WORDS = Pattern(
    r" (?:please )?(?P<last>go back|skip (?:it|this|that)|carry on|keep going|slow down|start again)"
    r"(?: please)?$"
)
STOPS = Pattern(
    r" (?:stop|pause|wait|hang on|hold on|one sec|one second|brb|be right back)"
    r"(?: now| please| it| there| a sec)?$"
)
"""What ends words in which somebody has to leave, however sure the ear is of the rest."""
THAN_THOUGHT = Pattern(r"\beasier than (?:i|we) (?:thought|expected|feared|remember)\b")
LAST: Mapping[str, Heard] = {
    "go back": playing.Previous(), "skip it": playing.Next(), "skip this": playing.Next(),
    "skip that": playing.Next(), "carry on": playing.Resume(), "keep going": playing.Resume(),
    "slow down": Slower(), "start again": RestartMove(),
}  # fmt: skip
"""What an imperative at the end of other words asks for."""
NO_IMPERATIVE = frozenset({
    "cant", "dont", "wont", "not", "never", "i", "to", "we", "you", "should", "shall", "must", "and", "or",
    "if", "they", "he", "she", "let", "non", "bus", "a", "the", "without",
})  # fmt: skip
"""Words before which it is none."""
KIND_WORDS = frozenset(
    {"compliment", "proud", "sweaty", "zone", "confident", "like-music", "excuse-me", "pep"}
)
"""Talk that is no question."""
IN_A_QUESTION = (
    "do ", "does ", "is ", "are ", "what ", "what's ", "why ", "how ", "should ", "am i ", "will ", "can ",
)  # fmt: skip
HOW_TO_STOP = Pattern(r"^how (?:do|can|would|should) (?:i|you|we) (?:stop|pause|end|quit|switch|turn)\b")
TOILET = Pattern(
    r"\b(?:need|want|got to|gotta|have to|must|go|going|nip|nipping|pop|dash|dying)\b.*"
    r"\b(?:loo|wee|pee|toilet|bathroom|washroom|restroom|lavvy|bog)\b"
)
"""What is said by somebody who leaves the room for a moment."""
MEANS = Pattern(r"\bwhat(?:'s|s| does| do| did)? (?:he|she|you|they|that|it) means?\b")
DOING_WELL = Pattern(
    r"\b(?:am i|are we) (?:doing|getting on) (?:well|ok|okay|all ?right|good|fine)\b|how am i doing\b"
)
"""What somebody asks who wants a word of praise, whatever they tell of themselves beside it."""
EFFORT = Pattern(
    r"\b(?:can we|could we|can you|could you|let's|lets|make it|i want|give me|turn it)(?: \w+){0,4}? (?:a )?"
    r"(?P<effort>harder|easier|gentler|slower|tougher)\b"
)
"""How hard a workout that is on is to be, after other words: "she's quiet, can we go a bit harder"."""
EFFORTS: Mapping[str, Heard] = {
    "harder": Harder(), "tougher": Harder(), "easier": Easier(), "gentler": Easier(), "slower": Slower(),
}  # fmt: skip
BOTH = frozenset({"and", "then", "but"})
"""Words beside which there may be a second wish."""
WHAT_FOR = Pattern(r"\b(?:need|bother with|have to do|doing|do) (?:this|these)\b")
"""What is asked of a move whose use is not seen: "do cyclists need this"."""
STANDING = Pattern(r"^(?!.*\b(?:all|hours?|desk|been|for)\b).*\b(?:stood up|standing(?: up)?|stand up)\b")
"""What somebody asks for who does not want to lie down."""
FLOOR = "floor-work"


def said_in_a_workout(best: Guess, words: str) -> Heard | None:
    """Return what words ask for word for word in a workout; None if the ear's best guess holds it."""
    if (found := STOPS.search(words)) and not (_is_final_denied(words, found) or _asks(words)):
        return playing.Pause()
    if THAN_THOUGHT.search(words):
        return Chat("zone")
    if best.likelihood < FINAL and (found := LAST_WORDS.search(words)) and not _is_final_denied(words, found):
        return LAST[found["last"]]
    if HOW_TO_STOP.match(words):
        return Help()
    if TOILET.search(words) and not _asks(words):
        return playing.Pause()
    if MEANS.search(words):
        return HowTo()
    if best.likelihood < FINAL and STANDING.match(words) and not _asks(words):
        return Spare((FLOOR,))
    is_kind = isinstance(best.heard, Thanks) or (
        isinstance(best.heard, Chat) and best.heard.about in KIND_WORDS
    )
    if is_kind and best.likelihood < FINAL and _asks(words):
        return AboutMove(muscles=True) if WHAT_FOR.search(words) else OwnWords(words)
    said = frozenset(words.split())
    is_asked = isinstance(best.heard, AskForm) or best.heard == Chat("join-in")
    carries = is_asked and said & CARRIES and said & PERSONS
    return Explain(words=words) if carries else None


def effort(words: str) -> Heard | None:
    """Return how hard the workout that is on is to be, or a good word where that is asked for; else None."""
    if DOING_WELL.search(words):
        return Chat("pep")
    is_one = not denies(words) and BOTH.isdisjoint(words.split())
    found = EFFORT.search(words) if is_one else None
    return EFFORTS[found["effort"]] if found else None


def other_workout(scene: Scene, reading: Reading, words: str, *, is_corrected: bool) -> Heard | None:
    """Return the start of another workout that is asked for by its name while one plays; None if none is."""
    named, here = reading.wish.workout, workout_here(scene)
    if not scene.is_training() or not named or here is None or here.source.id == named:
        return None
    said = frozenset(words_of(words))
    if is_question(words) or denies(words) or said & LATER:
        return None
    return choice.StartWorkout(Wish(workout=named)) if is_corrected or SWITCHES.search(words) else None


def _asks(words: str) -> bool:
    return f"{words} ".startswith(IN_A_QUESTION) and not words.startswith("what a")


def goes_on(words: str) -> bool:
    """True if words end by asking to go on: "no, I'm all right, keep going"."""
    found = LAST_WORDS.search(words)
    return (
        found is not None and LAST[found["last"]] == playing.Resume() and not _is_final_denied(words, found)
    )


def _is_final_denied(words: str, found: re.Match[str]) -> bool:
    """True if the last words are no imperative: "I can't carry on", "should I go back"."""
    before = words_of(words[: found.start()])
    return not NO_IMPERATIVE.isdisjoint(before[-2:])
