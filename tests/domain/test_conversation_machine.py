"""Two people, one conversation: random words in random moments, and no draft and nobody's own is lost."""

import os
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from skill.domain.choice.requests import (
    CannotDecide,
    MoreChoices,
    Pick,
    Shorter,
    StartWorkout,
    Suggest,
    SurpriseMe,
    TellDifference,
    WhoTrains,
)
from skill.domain.coach.requests import ChangeLength, Easier, Ready, SwapMove
from skill.domain.conversation.asked_again import ENDING
from skill.domain.conversation.requests import Help, Launch, No, NotUnderstood, Thanks, Yes
from skill.domain.listener.listener import Listener
from skill.domain.meaning.open_question import DRAFTS, STORED
from skill.domain.person.requests import DeleteMyData, SetProfile, WhatDoYouKnow
from skill.domain.plans.requests import ListPlans, StopPlan
from skill.domain.playing.requests import Next, Pause, Repeat, Resume, Stop
from skill.domain.progress.requests import SetGoal, TellProgress
from skill.domain.reminders.draft import draft_from
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.tips.requests import TellMore, TellTodaysTip
from skill.domain.turn.outcome import Outcome, Start
from skill.domain.turn.requests import Heard
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person
from tests.fakes import FakeDice, FakeLibrary, make_playlist, make_training, make_workout

STEPS = int(os.environ.get("AUDIO_TRAINER_STEPS", "1500"))
VOICES = ("home.anna", "home.ben", "home.all")
WORDS: tuple[Heard, ...] = (
    Yes(), No(), NotUnderstood(), Help(), Thanks(), Launch(), Stop(), Pause(), Resume(), Repeat(), Next(),
    Ready(), TellMore(), TellTodaysTip(), Suggest(), SurpriseMe(), MoreChoices(), Shorter(), Easier(),
    SwapMove(), CannotDecide(), TellDifference(), WhoTrains(), WhatDoYouKnow(), DeleteMyData(), ListPlans(),
    StopPlan(), SetGoal(), SetGoal(days=3), TellProgress(), ChangeLength(), SetProfile(level="beginner"),
    Pick(), Pick(ordinal="first"), Pick(ordinal="not-first"), StartWorkout(Wish()),
    StartWorkout(Wish(minutes=10)), StartWorkout(Wish(workout="legs")),
    SetReminder(When()), SetReminder(When(("monday",), is_every=True, time="19:00")),
    SetReminder(When(("other-day",), time="07:00")), When(("tuesday",)), When(time="07:30"), When(time="EV"),
)  # fmt: skip


class Conversation(RuleBasedStateMachine):
    """Alexa's session goes on over changing voices."""

    def __init__(self) -> None:
        super().__init__()
        library = FakeLibrary([make_training("legs"), make_workout("hills", 2)], [make_playlist("steady")])
        self.person = Person(library, dice=FakeDice(1))
        self.people = {one: Listener(one) for one in VOICES}

    @rule(voice=st.sampled_from(VOICES), word=st.sampled_from(WORDS))
    def says(self, voice: str, word: Heard) -> None:
        """Say something in the open conversation, and check what comes of it."""
        before = self._pending()
        person = self.person
        person.listener = known = self.people[voice]
        outcome = person.hear(word)
        self.people[voice] = person.listener
        if isinstance(outcome.order, Start):
            person.confirm(outcome)
            self.people[voice] = person.listener
            person.last = None if outcome.question is None else outcome
        self._nobody_acts_for_another(before, known, outcome, word)
        self._no_draft_is_lost(before, outcome, word)
        self._nothing_irreversible_without_a_yes(before, voice, outcome, word)
        if outcome.forgets:
            self.people[voice] = Listener(voice)

    @rule()
    def silence_falls(self) -> None:
        """Let the player end, so that questions may be asked again."""
        self.person.device = replace(self.person.device, placement=None, activity=None)

    def _pending(self) -> Pending | None:
        last = self.person.last
        return last.question.pending if last and last.question else None

    @staticmethod
    def _nobody_acts_for_another(
        before: Pending | None, known: Listener, outcome: Outcome, word: Heard
    ) -> None:
        if not isinstance(word, Yes) or before is None or before.about not in STORED:
            return
        if before.asked != known.key:
            after = outcome.listener
            assert (after.plan, after.aims, after.profile) == (known.plan, known.aims, known.profile)
            assert not outcome.forgets
            assert outcome.errand is None
            assert outcome.handover is None

    @staticmethod
    def _no_draft_is_lost(before: Pending | None, outcome: Outcome, word: Heard) -> None:
        if before is None or before.about not in DRAFTS or (isinstance(word, ENDING) and word != Yes()):
            return
        asks = outcome.question.pending if outcome.question else None
        assert asks is not None or outcome.lines or outcome.errand or outcome.forgets, (before, word)
        if (
            asks is not None
            and asks.about.startswith("reminder")
            and isinstance(word, NotUnderstood | Repeat)
        ):
            assert draft_from(asks.id) == draft_from(before.id)
            assert asks.asked == before.asked
        if isinstance(word, NotUnderstood | Repeat | Help | TellTodaysTip) and outcome.order is None:
            assert asks is None or asks.about.partition("-")[0] == before.about.partition("-")[0]

    @staticmethod
    def _nothing_irreversible_without_a_yes(
        before: Pending | None, voice: str, outcome: Outcome, word: Heard
    ) -> None:
        if outcome.forgets:
            assert before is not None
            assert (before.about, before.asked, word) == ("delete", voice, Yes())


def test_no_draft_is_lost_and_nobody_acts_for_another() -> None:
    """Whoever says whatever in whichever moment: a draft stays, and a yes is its asker's."""
    steps = 40
    run_state_machine_as_test(
        Conversation,
        settings=settings(
            max_examples=max(20, STEPS // steps),
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_question_keeps_whom_it_asked_over_words_that_are_no_answer() -> None:
    """A mumble by somebody else does not make the question theirs."""
    machine = Conversation()
    machine.says("home.anna", DeleteMyData())
    for voice, word in (("home.ben", NotUnderstood()), ("home.all", Repeat()), ("home.ben", Yes())):
        machine.says(voice, word)
        pending = machine._pending()
        assert pending is not None
        assert (pending.about, pending.asked) == ("delete", "home.anna")
