"""Conducting one turn: load, decide, save if changed, answer. The only place that has all in hand."""

import logging

from skill.alexa.hearing import Turn
from skill.alexa.journal import note
from skill.alexa.speaking import Answer, acknowledge, answer
from skill.alexa.wording import Wording
from skill.domain.coach.pain import help_line
from skill.domain.coach.requests import Finish, Hurt
from skill.domain.decide import decide
from skill.domain.ground.lines import line
from skill.domain.ground.records import record, replace
from skill.domain.listener.listener import ANYBODY, Listener
from skill.domain.listener.time_zones import zone_of
from skill.domain.playback.player_events import follow_without_store, retry_without_store
from skill.domain.playback.requests import PlaybackFailed, PlaybackNearlyFinished
from skill.domain.playing.household import ABOUT_WHAT_PLAYS
from skill.domain.playing.requests import Cancel, Pause, PausePressed, Stop
from skill.domain.premium.gate import without_store
from skill.domain.turn.facts import NO_FACTS, Facts
from skill.domain.turn.outcome import Halt, Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.ports import (
    AudioAddresses,
    Clock,
    Dice,
    Services,
    Shelf,
    Shelves,
    Store,
    StoreError,
    StoreUnreadable,
    WriteConflict,
)

MOST_DECISIONS = 4
"""Once, and three times more if somebody else wrote meanwhile."""

SILENCING = (Pause, Stop, Cancel, PausePressed, Finish)

log = logging.getLogger("audio_trainer")


@record
class Conductor:
    """What every turn needs; holds nothing of any person."""

    store: Store
    shelves: Shelves
    clock: Clock
    dice: Dice
    addresses: AudioAddresses
    services: Services

    def answer(self, request_type: str, turn: Turn) -> Answer:
        """Return the lawful answer to a turn."""
        if turn.heard is None:
            return acknowledge()
        shelf = self.shelves.in_locale(turn.locale)
        outcome = self._outcome(turn, turn.heard, shelf)
        if not turn.device.has_audio:
            outcome = replace(outcome, order=None)  # "pause" may be said to a device without a player (G9)
        return self._say(request_type, shelf, outcome, turn.intent)

    def sorry(self, request_type: str, locale: str) -> Answer:
        """Return the answer to a turn that went wrong: an apology where one may speak."""
        note("sorry")
        shelf = self.shelves.in_locale(locale)
        outcome = Outcome(Listener(""), lines=(line("trouble.sorry"),))
        return self._say(request_type, shelf, outcome)

    def _say(self, request_type: str, shelf: Shelf, outcome: Outcome, intent: str = "") -> Answer:
        wording = Wording(shelf, self.dice, self.addresses)
        return answer(request_type, outcome, wording, self.addresses, intent)

    def _outcome(self, turn: Turn, heard: Heard, shelf: Shelf) -> Outcome:
        try:
            return self._decided(turn, heard, shelf)
        except StoreError as error:
            log.warning("store: %s: %s", type(error).__name__, error)
            note("store")
            return self._without_store(heard, shelf, error)

    def _decided(self, turn: Turn, heard: Heard, shelf: Shelf) -> Outcome:
        if not turn.listener_key:
            return self._informed(turn, heard, shelf, Listener(""), NO_FACTS)[0]
        facts, key = NO_FACTS, self._whose(turn, heard, shelf)
        for attempt in range(MOST_DECISIONS):
            listener = self.store.load(key)
            outcome, facts = self._informed(turn, heard, shelf, listener, facts)
            try:
                self._store(listener, outcome)
            except WriteConflict:
                if attempt + 1 == MOST_DECISIONS:
                    raise
                continue
            return self._after(turn, outcome, shelf)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _whose(self, turn: Turn, heard: Heard, shelf: Shelf) -> str:
        """Return whose turn it is: whoever speaks, or, of a word about what sounds, whose audio it is.

        A voice that is out of breath is easily taken for another's, and "next" means what everybody hears.
        """
        owner = turn.sounding_key
        if not isinstance(heard, ABOUT_WHAT_PLAYS) or owner in {"", turn.listener_key}:
            return turn.listener_key
        scene = self._scene(turn, self.store.load(owner), shelf)
        return owner if scene.is_playing() else turn.listener_key

    def _informed(
        self, turn: Turn, heard: Heard, shelf: Shelf, listener: Listener, facts: Facts
    ) -> tuple[Outcome, Facts]:
        """Decide, and again with each fact that is wanting; none is asked for twice."""
        outcome = decide(self._scene(turn, listener, shelf, facts), heard)
        while wanting := outcome.needs - facts.asked:
            facts = facts.merged_with(self.services.learn(wanting, turn.access))
            outcome = decide(self._scene(turn, listener, shelf, facts), heard)
        return outcome, facts

    def _store(self, before: Listener, outcome: Outcome) -> None:
        if outcome.forgets:
            account, _, person = before.key.partition(".")
            if person == ANYBODY:
                self.store.forget_account(account)
            else:
                self.store.forget(before.key)
        elif outcome.listener != before:
            self.store.save(outcome.listener)

    def forget_account(self, account: str) -> None:
        """Erase all that is stored of an account: the skill was disabled.

        Raises:
            StoreError: the store cannot be reached; nothing was erased.
        """
        self.store.forget_account(account)

    def note_subscription_ended(self, account: str) -> None:
        """Drop the hint that an account had premium: Amazon says that it is over.

        What was begun with it goes on to its end by the queue's own time. A hint of a recognised person's
        falls at the next question to Amazon.

        Raises:
            StoreError: the store cannot be reached, or was written by others again and again.
        """
        for attempt in range(MOST_DECISIONS):
            listener = self.store.load(f"{account}.{ANYBODY}")
            if listener.premium.seen_at is None:
                return
            kept = replace(listener.premium, seen_at=None, seen_on="")
            try:
                self.store.save(replace(listener, premium=kept))
            except WriteConflict:
                if attempt + 1 == MOST_DECISIONS:
                    raise
            else:
                return

    def _after(self, turn: Turn, outcome: Outcome, shelf: Shelf) -> Outcome:
        """Do the errand that a stored decision ordered, and decide on what came of it."""
        if outcome.errand is None:
            return outcome
        errand = outcome.errand.worded(Wording(shelf, self.dice).plain)
        return self._decided(turn, self.services.run(errand, turn.access), shelf)

    def _scene(self, turn: Turn, listener: Listener, shelf: Shelf, facts: Facts = NO_FACTS) -> Scene:
        now = self.clock.now_ms()
        zone = facts.time_zone or zone_of(listener.zones, turn.device.key)
        today, minute = self.clock.day(now, zone), self.clock.minute(now, zone)
        return Scene(listener, shelf, self.dice, now, today, turn.device, turn.talk, facts, minute)

    def _without_store(self, heard: Heard, shelf: Shelf, error: StoreError) -> Outcome:
        """What can be done without knowing the listener: silence is obeyed, and what plays goes on."""
        nobody = Listener("")
        why = "trouble.unreadable" if isinstance(error, StoreUnreadable) else "trouble.store"
        if isinstance(heard, Hurt):
            return Outcome(nobody, Halt(), (help_line(heard),))
        if isinstance(heard, SILENCING):
            return Outcome(nobody, Halt(), (line("pause.silent"),))
        if isinstance(heard, PlaybackNearlyFinished):
            return Outcome(nobody, without_store(shelf, follow_without_store(shelf, heard)))
        if isinstance(heard, PlaybackFailed):
            return Outcome(nobody, without_store(shelf, retry_without_store(shelf, heard)))
        return Outcome(nobody, lines=(line(why),))
