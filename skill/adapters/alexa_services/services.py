"""Alexa's services as the coach needs them: facts before a decision, errands after it; nothing raises."""

import logging

from skill.adapters.alexa_services.entitlements import AlexaEntitlements
from skill.adapters.alexa_services.time_zones import AlexaTimeZones
from skill.domain.facts import Fact, Facts
from skill.domain.heard import Heard, NotUnderstood
from skill.domain.outcome import Errand
from skill.domain.premium.standing import NO_ANSWER, Standing, standing_of
from skill.ports import Access, Entitlements, ServiceTrouble, TimeZones

log = logging.getLogger("audio_trainer")


class AlexaServices:
    """Fills the port over Alexa's own services; what does not answer in time has nothing to say."""

    def __init__(self, time_zones: TimeZones | None = None, entitlements: Entitlements | None = None) -> None:
        self._time_zones = time_zones or AlexaTimeZones()
        self._entitlements = entitlements or AlexaEntitlements()

    def learn(self, wanted: frozenset[Fact], access: Access | None) -> Facts:
        """Return what could be learnt; see the port."""
        zone = None
        if Fact.TIME_ZONE in wanted and access is not None:
            try:
                zone = self._time_zones.time_zone(access)
            except ServiceTrouble as trouble:
                log.warning("time zone: %s", trouble)
        standing = self._standing(access) if Fact.ENTITLEMENT in wanted else None
        return Facts(asked=wanted, time_zone=zone, standing=standing)

    def _standing(self, access: Access | None) -> Standing:
        if access is None:
            return NO_ANSWER
        try:
            return standing_of(self._entitlements.products(access))
        except ServiceTrouble as trouble:
            log.warning("products: %s", trouble)
            return NO_ANSWER

    def run(self, errand: Errand, access: Access | None) -> Heard:
        """Do an errand; see the port."""
        del access
        log.error("nobody does %r", errand)
        return NotUnderstood()
