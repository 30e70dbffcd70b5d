"""Alexa's services as the coach needs them: facts before a decision, errands after it; nothing raises."""

import logging

from skill.adapters.alexa_services.time_zones import AlexaTimeZones
from skill.domain.facts import Fact, Facts
from skill.domain.heard import Heard, NotUnderstood
from skill.domain.outcome import Errand
from skill.ports import Access, ServiceTrouble, TimeZones

log = logging.getLogger("audio_trainer")


class AlexaServices:
    """Fills the port over Alexa's own services; what does not answer in time has nothing to say."""

    def __init__(self, time_zones: TimeZones | None = None) -> None:
        self._time_zones = time_zones or AlexaTimeZones()

    def learn(self, wanted: frozenset[Fact], access: Access | None) -> Facts:
        """Return what could be learnt; see the port."""
        zone = None
        if Fact.TIME_ZONE in wanted and access is not None:
            try:
                zone = self._time_zones.time_zone(access)
            except ServiceTrouble as trouble:
                log.warning("time zone: %s", trouble)
        return Facts(asked=wanted, time_zone=zone)

    def run(self, errand: Errand, access: Access | None) -> Heard:
        """Do an errand; see the port."""
        del access
        log.error("nobody does %r", errand)
        return NotUnderstood()
