"""The device as a client of the skill: it sends requests, checks the responses and logs both."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import cast

from simulator.clock import VirtualClock
from simulator.device.exchange import Exchange
from simulator.device.session import AlexaSession
from simulator.protocol import request_envelopes
from simulator.protocol.audio_directives import DurationOf
from simulator.protocol.device_profile import DeviceProfile
from simulator.protocol.json_access import Json, dig
from simulator.protocol.player_events import PlayerState
from simulator.rules.breaches import Breach, hard_breaches
from simulator.rules.check import InvalidResponse, check_response
from simulator.rules.declarations import Manifest
from simulator.services.amazon import Amazon

Send = Callable[[Json], object]
"""The skill: takes a request envelope and returns a response envelope."""

TOLERATED = frozenset({"E3", "E6", "G6", "G7", "D1"})
"""Rules whose breach a real Alexa was seen to accept, though the user suffers: reported, but obeyed."""

NEVER_REPORTED = frozenset({"SessionEndedRequest", "System.ExceptionEncountered"})
"""Request types for which the skill is not told of a refused response: it could go on without end."""


class ResponsePolicy(Enum):
    """What the device does with a response that breaks the rules."""

    RAISE = auto()
    """Refuse it, tell the skill, and raise `InvalidResponse`."""
    REFUSE = auto()
    """Refuse it and tell the skill, as Alexa does."""
    OBEY = auto()
    """Obey as much of it as can be read."""


@dataclass(slots=True)
class SkillClient:
    """Sends the requests of one device to one skill, and keeps all exchanges in order."""

    send: Send
    clock: VirtualClock
    profile: DeviceProfile
    duration_of: DurationOf
    amazon: Amazon
    """The services whose endpoint the requests name."""
    policy: ResponsePolicy = ResponsePolicy.RAISE
    manifest: Manifest | None = None
    log: list[Exchange] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)
    count: int = 0

    def exchange(self, body: Json, playing: PlayerState | None, session: AlexaSession | None) -> Exchange:
        """Send a request, and check the response.

        Args:
            body: the `request`, without the fields that every request has.
            playing: the state of the player.
            session: the session that the request belongs to; None outside of a session.
        """
        self.count += 1
        request = self._request(body, playing, session)
        answer = self.send(cast("Json", json.loads(json.dumps(request))))
        found = check_response(request, answer, self.manifest, self.duration_of)
        self.breaches.extend(found)
        exchange = Exchange(request, answer if isinstance(answer, dict) else None, found)
        self.log.append(exchange)
        return exchange

    def _request(self, body: Json, playing: PlayerState | None, session: AlexaSession | None) -> Json:
        shown = session.shown if session else None
        profile, user = self.profile, self.amazon.user(self.profile)
        services = self.amazon.system(profile, in_session=session is not None)
        if session and profile.person_id:  # events and buttons carry no person
            services["person"] = {"personId": profile.person_id}
        context = request_envelopes.context(profile, playing, shown, services=services, user=user)
        around: Json = {"context": context}
        if session:
            told = request_envelopes.session(
                profile, session.id, session.attributes, new=session.is_new, user=user
            )
            around = {"session": told} | around
        return request_envelopes.request_envelope(profile, body, around, self.clock.now, self.count)

    def say(self, sentence: str) -> Exchange:
        """Log a sentence of Alexa's own, for which there is no request."""
        self.log.append(Exchange(None, None, amazon=sentence))
        return self.log[-1]

    def note(self, exchange: Exchange, amazon: str) -> Exchange:
        """Add a sentence of Alexa's own to the exchange that was logged last."""
        noted = replace(exchange, amazon=amazon)
        if self.log and self.log[-1] is exchange:
            self.log[-1] = noted
        return noted

    def error_of(self, exchange: Exchange) -> Json | None:
        """Return the `error` with which Alexa refuses a response; None if it is obeyed."""
        grave = [one for one in hard_breaches(exchange.breaches) if one.rule not in TOLERATED]
        is_obeyed = self.policy is ResponsePolicy.OBEY and exchange.response is not None
        if not grave or is_obeyed:
            return None
        told = "; ".join(str(one) for one in grave)
        return {
            "type": "INVALID_RESPONSE",
            "message": f"The following directives are not supported: {told}",
        }

    def report_refusal(self, exchange: Exchange, error: Json, playing: PlayerState | None) -> None:
        """Send System.ExceptionEncountered for a response that was refused."""
        if exchange.type in NEVER_REPORTED:
            return
        cause = {"requestId": dig(exchange.request, "request", "requestId")}
        body = {"type": "System.ExceptionEncountered", "error": error, "cause": cause}
        self.exchange(body, playing, None)

    def raise_if_invalid(self, exchange: Exchange) -> None:
        """Raise an error for a response that breaks a rule, if that is the policy.

        Raises:
            InvalidResponse: the response breaks a rule, and the policy is `RAISE`.
        """
        found = hard_breaches(exchange.breaches)
        if found and self.policy is ResponsePolicy.RAISE:
            raise InvalidResponse(exchange.type, found)
