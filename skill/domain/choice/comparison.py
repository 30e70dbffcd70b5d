"""Help with a choice: how the two workouts on offer differ, and which is for whom. Nothing starts."""

from skill.domain.choice.advice import on_suggest
from skill.domain.choice.offers import offer_question, offered_cards
from skill.domain.choice.requests import CannotDecide, Describe, Suggest, TellDifference
from skill.domain.ground.lines import Length, Line, Several, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import Level, WorkoutCard
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_and_ask, which_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_difference(scene: Scene, _heard: TellDifference) -> Outcome:
    """Say in what the first two workouts on offer differ, and ask again which it shall be."""
    cards = offered_cards(scene)[:2]
    if len(cards) < 2:
        said = line("choice.nothing_to_compare")
        return ask_again(scene, cards, said) if cards else say_and_ask(scene, said)
    first, second = cards
    said = line("choice.difference", first=_compared(first, second), second=_compared(second, first))
    return ask_again(scene, cards, said)


def on_cannot_decide(scene: Scene, _heard: CannotDecide) -> Outcome:
    """Say which of two is for whom, or what the only one is good for; without an offer, suggest one."""
    cards = offered_cards(scene)[:2]
    if scene.is_playing():
        return scene.say(line("no.go_on"))
    if not cards:
        return on_suggest(scene, Suggest())
    if len(cards) < 2 or (cards[0].minutes == cards[1].minutes and _rank(cards[0]) == _rank(cards[1])):
        card = cards[0]
        good = Text("workout", card.id, "good_for")
        return ask_again(scene, cards, line("choice.if_torn", name=_name(card), good_for=good))
    short, long = sorted(cards, key=lambda card: card.minutes)
    if short.minutes != long.minutes:
        return ask_again(scene, cards, line("choice.if_short", short=_name(short), long=_name(long)))
    easy, hard = sorted(cards, key=_rank)
    return ask_again(scene, cards, line("choice.if_easy", easy=_name(easy), hard=_name(hard)))


def on_describe(scene: Scene, _heard: Describe) -> Outcome:
    """Say how long and how hard the only workout on offer is, and what it needs; of two, how they differ."""
    cards = offered_cards(scene)
    if len(cards) != 1:
        return on_difference(scene, TellDifference())
    card = cards[0]
    needs = line("choice.fact_equipment", equipment=Words("equipment", card.equipment))
    facts = (
        line("choice.fact_length", length=Length(card.minutes * MINUTE_MS)),
        line("choice.fact_level", level=Words("levels", (card.level,))),
        needs if card.equipment else line("choice.fact_no_equipment"),
    )
    good = line("choice.fact_good", good_for=Text("workout", card.id, "good_for"))
    compared = line("choice.compared", name=_name(card), facts=Several((*facts, good)))
    return ask_again(scene, cards, line("choice.about_one", one=Several((compared,))))


def ask_again(scene: Scene, cards: list[WorkoutCard], *said: Line) -> Outcome:
    """Say these lines of the workouts on offer, and ask again which it shall be."""
    if scene.is_playing():
        return scene.say(*said)
    is_one = len(scene.talk.offered) < 2
    question = offer_question(cards[0].id) if is_one else which_question(Pending("choice", cards[0].id))
    return replace(scene.say(*said, question=question), talk=scene.talk)


def _compared(card: WorkoutCard, other: WorkoutCard) -> Several:
    """Return the line that says of a workout what sets it apart from another."""
    facts = []
    if card.minutes != other.minutes:
        facts.append(line("choice.fact_length", length=Length(card.minutes * MINUTE_MS)))
    if card.level != other.level:
        facts.append(line("choice.fact_level", level=Words("levels", (card.level,))))
    if set(card.equipment) != set(other.equipment):
        needs = line("choice.fact_equipment", equipment=Words("equipment", card.equipment))
        facts.append(needs if card.equipment else line("choice.fact_no_equipment"))
    if len(facts) < 2:
        facts.append(line("choice.fact_good", good_for=Text("workout", card.id, "good_for")))
    return Several((line("choice.compared", name=_name(card), facts=Several(tuple(facts))),))


def _name(card: WorkoutCard) -> Text:
    return Text("workout", card.id)


def _rank(card: WorkoutCard) -> int:
    return list(Level).index(card.level)
