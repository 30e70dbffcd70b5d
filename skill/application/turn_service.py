"""The application service: load the listener, decide, save if changed, run the errand.

`decide` is a pure function, so a write conflict is met by deciding again on what is stored now.
"""

import logging

from skill.application.line_formatter import LineFormatter
from skill.application.store_outage import decide_without_store
from skill.application.turn import Turn
from skill.application.turn_notes import note
from skill.domain.decide import decide
from skill.domain.ground.records import record, replace
from skill.domain.listener.listener import ANYBODY, Listener
from skill.domain.listener.time_zones import zone_of
from skill.domain.playback.streams_to_make import paths_to_make
from skill.domain.playing.household import ABOUT_WHAT_PLAYS
from skill.domain.turn.ear import NO_EAR, Ear, OneTurnsEar
from skill.domain.turn.facts import NO_FACTS, Facts
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.ports import Clock, Dice, Renderings, Services, Shelf, Shelves, Store, StoreError, WriteConflict

MOST_ATTEMPTS = 4
"""How often a decision is made in all, where somebody else writes the listener between load and save."""

log = logging.getLogger("audio_trainer")


@record
class TurnService:
    """Answers turns with outcomes; one instance serves everybody, and holds nothing of any person."""

    store: Store
    shelves: Shelves
    clock: Clock
    dice: Dice
    services: Services
    renderings: Renderings
    ear: Ear = NO_EAR

    def outcome(self, turn: Turn, heard: Heard) -> Outcome:
        """Return what to say and to order in answer to a turn; the new listener is stored by then.

        Never raises for the store: an outage has an outcome of its own.
        """
        shelf = self.shelves.in_locale(turn.locale)
        try:
            outcome = self._decided(turn, heard, shelf)
        except StoreError as error:
            log.warning("store: %s: %s", type(error).__name__, error)
            note("store")
            nobody = self._scene(turn, Listener(turn.listener_key), shelf)
            outcome = decide_without_store(nobody, heard, error)
        if not turn.device.has_screen:
            outcome = replace(outcome, screen=None)
        if not turn.device.has_audio:
            return replace(outcome, order=None)  # "pause" may be said to a device without a player (G9)
        self.renderings.start(paths_to_make(shelf, outcome.listener, outcome.order))
        return outcome

    def forget_account(self, account: str) -> None:
        """Erase all that is stored of an account, because the skill was disabled.

        Raises:
            StoreError: the store cannot be reached; nothing was erased.
        """
        self.store.forget_account(account)

    def end_subscription(self, account: str) -> None:
        """Drop the stored hint that an account has premium: Amazon says that the subscription ended.

        A workout that was begun with premium may be finished, by the time limit in its own queue. The hint of
        a recognised person is dropped when Amazon is next asked about that person.

        Raises:
            StoreError: the store cannot be reached, or was written by others again and again.
        """
        for attempt in range(MOST_ATTEMPTS):
            listener = self.store.load(f"{account}.{ANYBODY}")
            if listener.premium.seen_at is None:
                return
            kept = replace(listener.premium, seen_at=None, seen_on="")
            try:
                self.store.save(replace(listener, premium=kept))
            except WriteConflict:
                if attempt + 1 == MOST_ATTEMPTS:
                    raise
            else:
                return

    def _decided(self, turn: Turn, heard: Heard, shelf: Shelf) -> Outcome:
        if not turn.listener_key:
            return self._informed(turn, heard, shelf, Listener(""), NO_FACTS)[0]
        facts, key = NO_FACTS, self._whose(turn, heard, shelf)
        for attempt in range(MOST_ATTEMPTS):
            listener = self.store.load(key)
            outcome, facts = self._informed(turn, heard, shelf, listener, facts)
            try:
                self._save(listener, outcome)
            except WriteConflict:
                if attempt + 1 == MOST_ATTEMPTS:
                    raise
                continue
            return self._after_errand(turn, outcome, shelf)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _whose(self, turn: Turn, heard: Heard, shelf: Shelf) -> str:
        """Return the key of the listener to decide for: the speaker, or the owner of the audio that sounds.

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
        """Decide, and decide again with each fact that the outcome asked for; no fact is fetched twice."""
        outcome = decide(self._scene(turn, listener, shelf, facts), heard)
        while wanting := outcome.needs - facts.asked:
            facts = facts.merged_with(self.services.learn(wanting, turn.access))
            outcome = decide(self._scene(turn, listener, shelf, facts), heard)
        return outcome, facts

    def _save(self, before: Listener, outcome: Outcome) -> None:
        if outcome.forgets:
            account, _, person = before.key.partition(".")
            if person == ANYBODY:
                self.store.forget_account(account)
            else:
                self.store.forget(before.key)
        elif outcome.listener != before:
            self.store.save(outcome.listener)

    def _after_errand(self, turn: Turn, outcome: Outcome, shelf: Shelf) -> Outcome:
        """Run the errand that a stored decision ordered, and decide on its result."""
        if outcome.errand is None:
            return outcome
        errand = outcome.errand.worded(LineFormatter(shelf, self.dice).plain)
        return self._decided(turn, self.services.run(errand, turn.access), shelf)

    def _scene(self, turn: Turn, listener: Listener, shelf: Shelf, facts: Facts = NO_FACTS) -> Scene:
        now = self.clock.now_ms()
        zone = facts.time_zone or zone_of(listener.zones, turn.device.key)
        today, minute = self.clock.day(now, zone), self.clock.minute(now, zone)
        return Scene(
            listener, shelf, self.dice, now, today, turn.device, turn.talk, facts, turn.utterance, minute,
            OneTurnsEar(self.ear),
        )  # fmt: skip
