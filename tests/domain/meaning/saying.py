"""Saying words to `decide` in a moment, for tests of what was meant."""

from dataclasses import replace

from skill.domain.decide import decide
from skill.domain.ground.entitlement import Entitlement
from skill.domain.turn.facts import Facts
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import NO_TALK, Talk
from skill.domain.turn.utterance import SpokenSlot, Utterance
from tests.domain.one_person import Person
from tests.fakes import FakeLibrary, make_playlist, make_training


def somebody() -> Person:
    """Return somebody at home with nothing on."""
    return Person(FakeLibrary([make_training("legs"), make_training("hills")], [make_playlist("steady")]))


def training() -> Person:
    """Return somebody in the middle of a workout."""
    person = somebody()
    person.holds(person.runs_on(person.start("legs")), 30_000)
    return person


def say(person: Person, heard: Heard, words: str, slot: str = "words", value: str = "") -> Outcome:
    """Return the outcome of a request whose slot holds these words, and keep what comes of it."""
    asked = person.last.question if person.last else None
    talk: Talk = replace(person.last.talk, pending=asked.pending) if person.last and asked else NO_TALK
    utterance = Utterance("AnyIntent", (SpokenSlot(slot, words, value),) if words else ())
    scene = Scene(
        person.listener, person.library, person.dice, person.clock.now_ms(), person.today, person.device,
        talk, utterance=utterance,
    )  # fmt: skip
    outcome = decide(scene, heard)
    facts = Facts()
    while wanting := outcome.needs - facts.asked:
        known = Facts(asked=wanting, entitlement=Entitlement("premium", is_purchasable=True))
        facts = facts.merged_with(known)
        outcome = decide(replace(scene, facts=facts), heard)
    person.listener, person.last = outcome.listener, outcome
    return outcome


def keys(outcome: Outcome) -> list[str]:
    """Return the keys of what is said."""
    return [one.key for one in outcome.lines]
