"""Two wishes in one sentence: "save it and go on", "yes, but with a woman's voice".

Each is understood by itself, the second in the moment that the first leaves; so only its words are kept here.
"""

from collections.abc import Iterator

from skill.domain.choice import requests as choice
from skill.domain.choice.pick_by import PERSONS
from skill.domain.coach import requests as coach
from skill.domain.conversation.chat import WANTS_TO_MOVE
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, Chat, No, NotYet, OwnWords, Yes
from skill.domain.explaining.requests import Explain
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import replace
from skill.domain.meaning.guessable import NEEDS_A_YES, TELLS, denies
from skill.domain.meaning.held_question import YES_OR_NO
from skill.domain.meaning.moment import is_under_way
from skill.domain.meaning.own_words import understood
from skill.domain.meaning.readings import in_the_moment, likeliest
from skill.domain.meaning.spoken_numbers import NUMBERS
from skill.domain.music import requests as music
from skill.domain.person import requests as person
from skill.domain.person.requests import SetProfile
from skill.domain.plans.requests import BeAway, MoveSession
from skill.domain.playing import requests as playing
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.requests import When
from skill.domain.turn.requests import Both, Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

BETWEEN = Pattern(
    r" (?:(?:and|but) (?:then|also|after that|afterwards|after)|then|and|but|also|plus)(?: please)? "
    r"| (?=(?:remind me|tell me|save (?:it|this|that)|turn (?:it|the|that)|skip (?:it|this|that)"
    r"|set (?:me )?(?:a|up)|carry on|keep going|give me|show me|swap (?:it|this|that)) )"
)
CORRECTS = Pattern(
    r"(?:let's (?:say|make it|make that)|make (?:it|that)|say|rather|actually|i mean)"
    rf" (?:at |about |for |a )?(?:half|quarter|once|twice|\d|(?:{'|'.join(NUMBERS)})\b).*"
)
"""A part that corrects an amount which was said before it."""
LATER = Pattern(r".*\b(?:then|after|afterwards)\b.*")
LEADS = Pattern(
    r"(?P<lead>(?:yes|yeah|yep|yup|ok|okay|sure|all right|alright|go on|go ahead"
    r"|(?:no|not) (?:today|tonight|now)|no|nah|nope)"
    r"(?: please| thanks| thank you| then)?) (?:(?:and|but|though|so) )?(?P<rest>.+)"
)
"""An answer, and what is said after it."""
NOT = Pattern(r"^no (?=today|tonight|now)")
AFTER_NO = frozenset({
    "not", "i", "i'd", "i'll", "i'm", "can", "could", "give", "show", "make", "let's", "lets", "something",
    "anything", "just", "remind", "start", "play", "have", "maybe", "rather", "instead", "try", "do", "but",
    "and", "today", "tonight", "now", "thanks", "thank", "this", "that", "save", "tell", "what", "how",
})  # fmt: skip
"""What follows a "no" that stands by itself: "no music" and "no jumping" are one thing."""
NEGATIONS = frozenset({
    "not", "don't", "dont", "never", "can't", "cant", "cannot", "couldn't", "won't", "wouldn't", "shouldn't",
    "didn't", "isn't", "rather", "unable", "hardly", "barely",
})  # fmt: skip
"""Words in a first part that may deny what follows it, too."""
SURE, SURE_TO_TELL = 0.5, 0.35
"""How likely the ear must take each part for a wish, and for one that only tells something or has to wait."""
LONGEST_ANSWER = 4
"""How many words an answer has that is one thing; in more words there is something else, too."""
FEWEST, MOST = 3, 24
"""How many words two wishes have."""

WISHING: tuple[type[Heard], ...] = (
    choice.StartWorkout, choice.ListWorkouts, choice.TellCircumstance, choice.Suggest, choice.SurpriseMe,
    choice.Shorter, choice.Longer, choice.MoreChoices, choice.PickBy, choice.Stricter, choice.Gentler,
    coach.ChangeLength, coach.Easier, coach.Harder, coach.Spare, coach.SwapMove, SetProfile,
)  # fmt: skip
"""Requests that in silence are parts of one wish: "something for my legs, and not too long"."""
NO_WISH_OF_ITS_OWN: tuple[type[Heard], ...] = (
    Chat, coach.TellWeary, coach.Unwell, coach.Hurt, coach.TellState, When, Explain, AskAgain,
)  # fmt: skip
"""Requests that are no second thing to do: a kind word, how one is, more of a time."""
OTHERS: tuple[type[Heard], ...] = (
    choice.StartWorkout, choice.ListWorkouts, choice.TellCircumstance, choice.Suggest,
    choice.Shorter, choice.Longer, choice.MoreChoices, choice.Pick, choice.PickBy, coach.ChangeLength,
    coach.Easier, coach.Harder, person.SomethingNew, person.PlayFavorite, person.SameAsLastTime,
)  # fmt: skip
"""Requests for something else than what is on offer."""
OF_AN_OFFER = (choice.Pick, choice.PickBy, choice.MoreChoices, choice.Shorter, choice.Longer)
"""Requests in which "no" to what is on offer is held already."""
TAKES_BACK: tuple[type[Heard], ...] = (No, NotYet, Dont, playing.Pause, playing.Stop, playing.Cancel)
"""Requests after which a yes is none."""
HEALTH: tuple[type[Heard], ...] = (coach.Unwell, coach.Hurt, coach.TellState)
MAY_BE_UNWELL = 0.15
"""How likely words must tell of health that they are taken as a whole."""
STARTS: tuple[type[Heard], ...] = (choice.Pick, choice.PickBy, choice.SurpriseMe)
TO_BEGIN = frozenset({"start", "begin", "take", "do", "go", "play", "give", "pick", "choose", "try"})
"""Words with which one of the workouts on offer is asked for."""
WITH_A_START: tuple[type[Heard], ...] = (
    music.NoMusic, music.ChangeMusic, music.SetVolume, choice.AnotherTrainer, coach.Spare, person.SaveThis,
)  # fmt: skip
"""Requests that go with the start of a workout."""
KEEPS: tuple[type[Heard], ...] = (SetProfile, SetGoal, BeAway)
"""Requests that store something at once."""
ANSWERS: tuple[type[Heard], ...] = (Yes, No, NotYet, Dont, coach.Ready)
INTERJECTIONS = frozenset(
    {"fine", "right", "well", "great", "cool", "lovely", "good", "nice", "perfect", "brilliant"}
)
"""Words that say nothing by themselves where no yes is asked for."""
AGREES = (Yes, coach.Ready)
POINTING = Pattern(r"(?:that|this|the \w+) one\b")
ONLY_IN_PART = (playing.Stop, playing.Cancel, coach.Finish, MoveSession)
"""Requests that are easily heard in half a sentence: "I've just come off nights", "my exam's tomorrow"."""
WHOLE = 0.8
"""How likely the whole must mean something that no part of it is taken for an end."""


def as_two_wishes(scene: Scene, heard: Heard) -> Heard:
    """Return both wishes that raw words hold; the words as they are if they are not surely two."""
    if not isinstance(heard, OwnWords) or not FEWEST <= len(heard.words.split()) <= MOST:
        return heard
    if _is_one_matter(scene, heard.words):
        return heard
    parts = (Both(*one) for one in _parts(heard.words) if not CORRECTS.fullmatch(one[1]))
    both = next((one for one in parts if _are_two(scene, one, heard.words)), None)
    if both is None:
        return heard
    is_of_the_second = (
        _is_yes_to_another(scene, both) or _is_aim_of_a_wish(scene, both) or _is_no_before_a_pick(scene, both)
    )
    return OwnWords(both.then) if is_of_the_second else both


def _is_no_before_a_pick(scene: Scene, both: Both) -> bool:
    """True if a "no" only turns to another one on offer: "no, do the easier one"."""
    answer, second = _wish_in(scene, both.first, may_wait=False), _wish_in(scene, both.then, may_wait=True)
    return isinstance(answer, No | Dont) and isinstance(second, OF_AN_OFFER)


def _is_aim_of_a_wish(scene: Scene, both: Both) -> bool:
    """True if the first part tells what for, and the second what to train: "a race, and I want strength"."""
    if is_under_way(scene):
        return False
    aim, wish = _wish_in(scene, both.first, may_wait=True, is_first=True), scene.ear.read(both.then).wish
    return isinstance(aim, Chat) and aim.about in WANTS_TO_MOVE and wish != Wish()


def _is_yes_to_another(scene: Scene, both: Both) -> bool:
    """True if a yes is one to something else than what was offered: "yes, but something shorter".

    What is only to be left out can be left out of the workout that starts.
    """
    answer, second = _wish_in(scene, both.first, may_wait=False), _wish_in(scene, both.then, may_wait=True)
    if not isinstance(answer, Yes | coach.Ready) or not isinstance(second, OTHERS):
        return False
    if isinstance(second, choice.PickBy) and second.quality in PERSONS:
        return False
    wish = scene.ear.read(both.then).wish
    return not wish.exclude or replace(wish, exclude=()) != Wish()


def _is_one_matter(scene: Scene, words: str) -> bool:
    """True if words answer a grave or personal question, or tell of health: those are taken as a whole."""
    if scene.pending is not None and scene.pending.about in {*NEEDS_A_YES, PROFILE}:
        return True
    reading = in_the_moment(scene, scene.ear.read(words))
    unwell = sum(one.likelihood for one in reading.guesses if isinstance(one.heard, HEALTH))
    return unwell >= MAY_BE_UNWELL


def _are_two(scene: Scene, both: Both, words: str) -> bool:
    """True if each part surely asks for something, and they do not come to one wish."""
    is_answer = LEADS.match(f"{both.first} x") is not None and BETWEEN.search(both.first) is None
    if both.first in INTERJECTIONS and (scene.pending is None or scene.pending.about not in YES_OR_NO):
        return False  # "fine, give me the hardest"
    first = _wish_in(scene, both.first, may_wait=not is_answer, is_first=True)
    answered = replace(scene, talk=replace(scene.talk, pending=None)) if is_answer else scene
    second = _wish_in(answered, both.then, may_wait=True)
    if first is None or second is None or (is_answer and not isinstance(first, ANSWERS)):
        return False
    if isinstance(first, AGREES) and (isinstance(second, TAKES_BACK) or POINTING.match(both.then)):
        return False  # "yes, but later"; and "yes, that one" is a whole answer
    joint = words[len(both.first) : len(words) - len(both.then)]
    if not is_answer and " but " not in joint and not NEGATIONS.isdisjoint(both.first.split()):
        return False  # "I can't carry on", "don't skip it and start again": the denial holds for both
    if _starts_too_soon(scene, first, second, both.then):
        return False
    if _ends_only_in_part(scene, (first, second), words):
        return False
    keeps = isinstance(first, KEEPS) or isinstance(second, KEEPS)
    if keeps and denies(both.then if is_answer else words):
        return False  # a denial in either part may be meant for what the other would keep
    if LATER.fullmatch(joint) and _names_a_workout(scene, both.first) and _names_a_workout(scene, both.then):
        return True
    return not _is_one(scene, first, second)


def _ends_only_in_part(scene: Scene, asked: tuple[Heard, Heard], words: str) -> bool:
    """True if an end is heard in a part, and in the whole surely none: "I've just come off nights and …"."""
    if not any(isinstance(one, ONLY_IN_PART) for one in asked):
        return False
    best, _ = likeliest(in_the_moment(scene, scene.ear.read(words)).guesses)
    return best.likelihood >= WHOLE and not isinstance(best.heard, ONLY_IN_PART)


def _starts_too_soon(scene: Scene, first: Heard, second: Heard, words: str) -> bool:
    """True if a workout would start on a part: before a question about it, or by talk of one on offer."""
    if scene.is_playing():
        return False
    is_talk = isinstance(second, STARTS) and TO_BEGIN.isdisjoint(words.split())
    return is_talk or (isinstance(first, STARTS) and not isinstance(second, WITH_A_START))


def _names_a_workout(scene: Scene, words: str) -> bool:
    """True if a part names what to train: "some stretching, and after that a run" are two workouts."""
    wish = scene.ear.read(words).wish
    return bool(wish.kind or wish.muscle or wish.workout)


def _parts(words: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to take words apart."""
    lead = LEADS.fullmatch(words)
    if lead and (not lead["lead"].startswith("n") or lead["rest"].split()[0] in AFTER_NO):
        # Alexa's "no {words}" may have been a "not".
        answer = NOT.sub("not ", lead["lead"])
        yield answer, lead["rest"].removesuffix(" instead")
    for found in BETWEEN.finditer(words):
        yield words[: found.start()], words[found.end() :]


def _wish_in(scene: Scene, words: str, *, may_wait: bool, is_first: bool = False) -> Heard | None:
    """Return what a part asks for if it surely asks for something; None if it does not.

    What may wait need not fit this moment, but perhaps the one that the first part leaves ("yes, and turn the
    music off"); and what may not be done on a guess is to be said so.
    """
    reading = scene.ear.read(words)
    for one in (in_the_moment(scene, reading), *((reading,) if may_wait else ())):
        if not one.guesses:
            return None
        best, _ = likeliest(one.guesses)
        waits = may_wait and one is reading
        least = SURE_TO_TELL if waits or isinstance(best.heard, TELLS) else SURE
        if best.heard is None or best.likelihood < least:
            continue
        asked = best.heard if one is reading else understood(scene, one, words)
        if asked is not None:
            is_joke = isinstance(asked, Chat) and (is_first or asked.about == "joke")
            is_more = isinstance(asked, ANSWERS) and len(words.split()) > LONGEST_ANSWER
            is_none = isinstance(asked, NO_WISH_OF_ITS_OWN) and not is_joke
            return None if is_none or is_more else asked
    return None


def _is_one(scene: Scene, first: Heard, second: Heard) -> bool:
    """True if two parts come to one wish."""
    if type(first) is type(second):
        return True
    if isinstance(first, No | NotYet) and isinstance(second, No | NotYet | Dont):
        return True
    if isinstance(first, AGREES) and isinstance(second, (*AGREES, choice.SurpriseMe)):
        return True  # "yes, let's have a go"
    return not is_under_way(scene) and isinstance(first, WISHING) and isinstance(second, WISHING)
