"""Alexa's services as the application calls them: facts before a decision, errands after it; none raises."""

import logging

from skill.adapters.alexa_services.entitlements import AlexaEntitlements
from skill.adapters.alexa_services.reminders import AlexaReminders
from skill.adapters.alexa_services.time_zones import AlexaTimeZones
from skill.adapters.clock import SystemClock
from skill.domain.conversation.requests import NotUnderstood
from skill.domain.ground.alexa_reminders import ReminderPlan
from skill.domain.ground.entitlement import NO_ANSWER, Entitlement, entitlement_of
from skill.domain.ground.records import replace
from skill.domain.reminders.errands import DropReminders, KeepReminder
from skill.domain.reminders.requests import ReminderKept, RemindersDropped
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Errand
from skill.domain.turn.requests import Heard
from skill.ports import ApiAccess, Clock, Entitlements, Reminders, ServiceTrouble, TimeZones, Trouble

log = logging.getLogger("audio_trainer")

CLEANS_MS = 1_000
"""Time to delete stale reminders, in milliseconds: a turn has eight seconds, and a call may take two."""
DROPS_MS = 3_000
"""The same where the person asked to delete them."""


class AlexaServices:
    """Fills the port `Services`; a service that does not answer in time contributes nothing."""

    def __init__(
        self,
        clock: Clock | None = None,
        time_zones: TimeZones | None = None,
        reminders: Reminders | None = None,
        entitlements: Entitlements | None = None,
    ) -> None:
        self._clock = clock or SystemClock()
        self._time_zones = time_zones or AlexaTimeZones()
        self._reminders = reminders or AlexaReminders(self._clock)
        self._entitlements = entitlements or AlexaEntitlements()

    def learn(self, wanted: frozenset[Fact], access: ApiAccess | None) -> Facts:
        """Return the facts that could be fetched; see the port."""
        facts = Facts(asked=wanted)
        if Fact.TIME_ZONE in wanted and access is not None:
            try:
                facts = replace(facts, time_zone=self._time_zones.time_zone(access))
            except ServiceTrouble as trouble:
                log.warning("time zone: %s", trouble)
        if Fact.ENTITLEMENT in wanted:
            facts = replace(facts, entitlement=self._entitlement(access))
        return self._with_reminders(facts, access) if Fact.REMINDERS in wanted else facts

    def _entitlement(self, access: ApiAccess | None) -> Entitlement:
        if access is None:
            return NO_ANSWER
        try:
            return entitlement_of(self._entitlements.products(access))
        except ServiceTrouble as trouble:
            log.warning("products: %s", trouble)
            return NO_ANSWER

    def run(self, errand: Errand, access: ApiAccess | None) -> Heard:
        """Run an errand; see the port."""
        if isinstance(errand, KeepReminder):
            return self._kept(errand, access)
        if isinstance(errand, DropReminders):
            return self._dropped(errand, access)
        log.error("nobody does %r", errand)
        return NotUnderstood()

    def _with_reminders(self, facts: Facts, access: ApiAccess | None) -> Facts:
        if access is None:
            return replace(facts, trouble=Trouble.UNAVAILABLE)
        if access.may_remind is False:
            return replace(facts, trouble=Trouble.NOT_ALLOWED)
        try:
            return replace(facts, reminders=self._reminders.all_of(access))
        except ServiceTrouble as error:
            log.warning("reminders: %s", error)
            return replace(facts, trouble=error.trouble)

    def _kept(self, errand: KeepReminder, access: ApiAccess | None) -> ReminderKept:
        if access is None:
            return ReminderKept(errand.plan, "", errand.instead_of, Trouble.UNAVAILABLE)
        plan = replace(errand.plan, locale=access.locale)
        try:
            reminder_id = self._changed(errand.instead_of, access, plan) or self._reminders.create(
                access, plan
            )
        except ServiceTrouble as error:
            log.warning("reminder: %s", error)
            return ReminderKept(plan, "", errand.instead_of, error.trouble)
        self._delete(errand.stale, access, CLEANS_MS)
        return ReminderKept(plan, reminder_id, errand.instead_of)

    def _changed(self, reminder_id: str, access: ApiAccess, plan: ReminderPlan) -> str:
        """Return the id of the reminder if it could be changed; empty if there is no such reminder."""
        if not reminder_id:
            return ""
        try:
            self._reminders.change(access, reminder_id, plan)
        except ServiceTrouble as error:
            if error.trouble is not Trouble.GONE:
                raise
            return ""
        return reminder_id

    def _dropped(self, errand: DropReminders, access: ApiAccess | None) -> RemindersDropped:
        gone = self._delete(errand.ids, access, DROPS_MS)
        left = tuple(one for one in errand.ids if one not in gone)
        return RemindersDropped(gone, left, errand.with_everything)

    def _delete(self, ids: tuple[str, ...], access: ApiAccess | None, limit_ms: int) -> tuple[str, ...]:
        """Return the ids of the reminders that are gone; stops at the first failure, and when time is up."""
        gone: list[str] = []
        if access is None:
            return ()
        begun = self._clock.now_ms()
        for reminder_id in ids:
            if self._clock.now_ms() - begun >= limit_ms:
                break
            try:
                self._reminders.delete(access, reminder_id)
            except ServiceTrouble as error:
                log.warning("reminder: %s", error)
                break
            gone.append(reminder_id)
        return tuple(gone)
