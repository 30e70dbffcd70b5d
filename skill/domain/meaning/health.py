"""Health before everything: a concern in the words of any slot takes the place of what Alexa understood."""

from collections.abc import Iterator

from skill.domain.choice.requests import CannotDecide, ListWorkouts, Pick, PickBy, StartWorkout
from skill.domain.coach.pain import EMERGENCY_PARTS
from skill.domain.coach.requests import ChangeLength, Hurt, SwapMove, TellState, TellWeary, Unwell
from skill.domain.conversation.requests import NotUnderstood, OwnWords
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.library.lookup import Library
from skill.domain.library.signs import (
    ANOTHER,
    ASK_FIRST,
    BY_URGENCY,
    CIRCUMSTANCE,
    CRISIS,
    DANGER,
    DISTRESS,
    DOCTOR,
    GRAVE,
    MISHAP,
    VIOLENCE,
    WEARY,
    SignFamily,
)
from skill.domain.meaning.fact_asked import asks_for_fact
from skill.domain.meaning.readings import in_the_moment, likeliest
from skill.domain.meaning.told_wish import WEARING
from skill.domain.meaning.word_families import are_denied_in, families_in, is_over, words_of
from skill.domain.person.requests import BringBack, SetProfile
from skill.domain.reminders.requests import When
from skill.domain.tips.requests import ReadArticle, TellTip
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.utterance import Utterance

CONCERNS = tuple(one for one in BY_URGENCY if one != CIRCUMSTANCE)
"""What is answered before anything else; a circumstance only makes a workout gentler."""
QUESTIONS = (Explain, HowTo, TellTip, ReadArticle)
"""Requests that ask for facts: "does running lower blood pressure" tells nothing of the person."""
OPEN_TO_MOODS = (TellState, OwnWords, NotUnderstood, StartWorkout, ListWorkouts, Dont)
"""Requests in whose words a mood or a circumstance counts; elsewhere only what is urgent does."""
FIRST_PERSON = frozenset({
    "i", "im", "ive", "id", "me", "my", "mine", "myself", "we", "our", "he", "hes", "she", "shes", "husband",
    "wife",
})  # fmt: skip
FEWEST_WORDS = 3
"""Fewer words of a told state tell the ear of no distress: "I, mum", and the rest is lost."""
UNWELL = 0.25
"""How likely all concerns together must be for the ear."""
HEARD = 0.15
"""How likely they must be without the moment, unless the gravest of them is grave."""
SURELY = 0.5
"""How likely violence must be that no known sign tells: "he" and "last night" are said of a baby. And how
likely all concerns must be together where the gravest is a crisis: "I won't be" is said at the door, too."""
CLEARLY = 1.7
"""How many times as likely as anything else they must be."""
GRAVER, GRAVER_THAN = 0.5, {ASK_FIRST: 0.8}
"""How likely a grave concern must be where a known sign means a lesser one: a condition is often told of in
words that an emergency has, too ("I have seizures")."""
AT_HOME, LEAST_AT_HOME = frozenset({DANGER, ANOTHER, MISHAP}), 0.4
"""Concerns that are no feeling of the person's, and how likely the ear alone must find one: other talk names
the same people, rooms and things: a dumbbell dropped on the rug hurts nobody."""
HARDLY, SURE = 0.06, 0.8
"""How unlikely they must be, and how likely something else, that a known sign means none: health must not
hang on what the ear has happened to learn."""
BEGUN = {
    ("im",): (("i", "feel"), ("ive", "been"), ("i", "was")), ("i", "want"): (("i", "feel", "like"),),
    ("its",): (("this", "is"),),
}  # fmt: skip
"""Beginnings that Alexa's intents deliver also in place of others."""
BESIDE_HEALTH = (StartWorkout, ListWorkouts, CannotDecide, Pick, PickBy, ChangeLength, SetProfile, When)
"""Requests beside which a sign is told in passing: "ten minutes, I'm on chemo". They never say that it means
none."""
CRY = 3
"""The most words in which a part of the body is cried out: "my lower back"."""
AT_WORK = frozenset({"legs", "arms", "stomach"})
"""Parts that are cried out because they work: "oh, my thighs"."""
HEART = "heart"
SIGN = "sign"
"""The slot whose values are known signs; the id of a value is its concern."""
PART = "part"
"""The slot for a part of the body; samples in which it stands alone say that it is not felt."""
CANT_FEEL = "can't feel my "
WHICH = ("which ", "which's ", "whichever ")
DENIED = "denied"
"""The slot for a known sign that somebody says not to have; the denial stands in the sample beside it."""


def as_concern(scene: Scene, heard: Heard) -> Heard:
    """Return the request that a concern for the person's health calls for; the request itself without one."""
    if isinstance(heard, SwapMove) and heard.body_part == HEART:
        return Unwell(ASK_FIRST)
    if isinstance(heard, TellState) and any(one.slot == DENIED for one in scene.utterance.slots):
        return TellState(is_fine=True)
    if scene.is_training() and (part := _part_alone(scene, heard)):
        return Hurt(part)
    known = concern = concern_in(scene.library, scene.utterance, heard)
    if isinstance(heard, OwnWords | TellState):
        concern = _heard_by_the_ear(scene, heard, known)
        if concern and not known and concern not in GRAVE and is_over(words_to_judge(scene.utterance, heard)):
            return TellState(is_fine=True)
    if concern == WEARY:
        return _weary(scene, heard)
    if concern:
        return Unwell(concern)
    if isinstance(heard, TellState | Dont):
        told = words_to_judge(scene.utterance, heard)
        if are_denied_in(scene.library.sign_families(), told):
            return TellState(is_fine=True)
        # A state that nobody knows may be no state at all: "i have only one chair".
        return (
            OwnWords(_said(scene.utterance, heard))
            if isinstance(heard, TellState) and told and not heard.is_fine
            else heard
        )
    return heard


def _heard_by_the_ear(scene: Scene, heard: OwnWords | TellState, known: str) -> str:
    """Return the concern by known signs and by the ear, which reads the words as they were said."""
    words = _said(scene.utterance, heard)
    if scene.talk.offered and words.startswith(WHICH):
        return known  # "which gets my heart going" asks of the workouts on offer
    read = scene.ear.read(words) if words else Reading()
    found = with_ear(known, in_the_moment(scene, read), read)
    is_cut = isinstance(heard, TellState) and len(words.split()) < FEWEST_WORDS
    return known if is_cut and found == DISTRESS else found


def _said(utterance: Utterance, heard: OwnWords | TellState) -> str:
    """Return the words to judge with their apostrophes: the ear has learned "i'm", not "im"."""
    if isinstance(heard, OwnWords):
        return heard.words
    slots = {one.slot for one in utterance.slots}
    return f"i {CANT_FEEL if slots == {PART} else ''}{utterance.words}"


def _weary(scene: Scene, heard: Heard) -> Heard:
    """Return tiredness or soreness as it was told, or asked about: "what helps stiff hips"."""
    if isinstance(heard, OwnWords) and asks_for_fact(scene, heard.words, None):
        return Explain(words=heard.words)
    if isinstance(heard, OwnWords) and WEARING.search(heard.words):
        return heard  # "nothing that makes me sore" wishes for something easy
    return TellWeary()


def _part_alone(scene: Scene, heard: Heard) -> str:
    """Return the part of the body that was cried out by itself: "oh, my back"; empty if none was."""
    is_cry = isinstance(heard, OwnWords) and heard.words.startswith("my ") and len(heard.words.split()) <= CRY
    part = scene.ear.read(heard.words).part if isinstance(heard, OwnWords) and is_cry else ""
    return "" if part in AT_WORK else part


def with_ear(known: str, reading: Reading, read: Reading | None = None) -> str:
    """Return the concern by known signs and by the ear together; empty if there is none.

    What may be an emergency or a crisis by either counts. Of the others the ear may hear that a known sign
    means none ("my calves are on fire", "the nurse says it's fine"), and one in words without a known sign.

    Args:
        known: the concern by known signs; empty if there is none.
        reading: the ear's reading in this moment.
        read: its reading in no moment: what is hardly heard there does not count because all else is unfit.
    """
    told = {one.heard.concern: one.likelihood for one in reading.guesses if isinstance(one.heard, Unwell)}
    heard = {one: likely for one, likely in told.items() if one not in AT_HOME or likely >= LEAST_AT_HOME}
    unwell = sum(heard.values())
    if known in GRAVE or not reading.guesses:
        return known
    # A grave concern that is half as likely as another counts as much.
    gravest = max(heard, key=lambda one: heard[one] * (2.0 if one in GRAVE else 1.0), default="")
    others = tuple(one for one in reading.guesses if not isinstance(one.heard, Unwell))
    other = likeliest(others)[0].likelihood if others else 0.0
    if (gravest == VIOLENCE and heard[gravest] < SURELY) or (gravest == CRISIS and unwell < SURELY):
        return known
    is_heard = gravest in GRAVE or _unwell(read or reading) >= HEARD
    is_clear = is_heard and unwell >= UNWELL and unwell >= CLEARLY * other
    if is_clear and (not known or (gravest in GRAVE and heard[gravest] >= GRAVER_THAN.get(known, GRAVER))):
        return gravest
    best, _ = likeliest(reading.guesses)
    is_none = not isinstance(best.heard, (TellWeary, Hurt, TellState, *BESIDE_HEALTH))
    means_none = unwell < HARDLY and best.likelihood >= SURE and is_none
    return "" if known and means_none else known


def _unwell(reading: Reading) -> float:
    return sum(one.likelihood for one in reading.guesses if isinstance(one.heard, Unwell))


def concern_in(library: Library, utterance: Utterance, heard: Heard) -> str:
    """Return the most urgent concern in what was said; empty if there is none."""
    words = words_to_judge(utterance, heard)
    if not words:
        return ""
    signs = _health(library)
    found = {one.concern for said in _as_begun(words) for one in families_in(signs, said)}
    # The word beside a known sign may be part of it and stand in no slot: "i don't {want to live}".
    found |= {one.id for one in utterance.slots if one.slot == SIGN}
    return next((one for one in CONCERNS if one in found and _counts(one, heard, words)), "")


def _as_begun(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield words as they were delivered, and as they may have begun: "I feel odd" arrives as "I'm odd"."""
    yield words
    for delivered, others in BEGUN.items():
        if words[: len(delivered)] == delivered:
            yield from ((*other, *words[len(delivered) :]) for other in others)


def words_to_judge(utterance: Utterance, heard: Heard) -> tuple[str, ...]:
    """Return the words that may tell of a state: those that no value of the library explains.

    In an intent that tells of a state every slot counts, with the word that its samples hold beside the slot.
    """
    if isinstance(heard, OwnWords | TellState):
        return words_of(_said(utterance, heard))
    if isinstance(heard, Hurt):
        return words_of(f"hurts {utterance.words}") if utterance.slots else ()
    if isinstance(heard, Dont):
        return words_of(f"i dont {utterance.words}")
    said = " ".join(one.said for one in utterance.unresolved)
    return words_of(f"{said} back" if said and isinstance(heard, BringBack) else said)


def _counts(concern: str, heard: Heard, words: tuple[str, ...]) -> bool:
    if isinstance(heard, Hurt) and heard.body_part in EMERGENCY_PARTS:
        return False  # it is answered as an emergency already
    if concern in GRAVE:
        return True
    if isinstance(heard, Hurt):
        return False  # it is answered as an injury already
    if concern in {ANOTHER, DOCTOR, ASK_FIRST}:
        return not isinstance(heard, QUESTIONS) or bool(FIRST_PERSON.intersection(words))
    return isinstance(heard, OPEN_TO_MOODS)


def _health(library: Library) -> list[SignFamily]:
    return [one for one in library.sign_families() if one.concern in CONCERNS]
