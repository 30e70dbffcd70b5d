"""What goes over the wire between a device and a skill, and what the law says of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import cast

from simulator import envelopes
from simulator.clock import VirtualClock
from simulator.conversing import AlexaSession
from simulator.exchange import Exchange
from simulator.happenings import Playing
from simulator.household import Household
from simulator.law.case import Breach, DurationOf, Manifest
from simulator.rules import Unlawful, breaches, hard_ones
from simulator.services.amazon import Amazon
from simulator.wire import Json, dig

Send = Callable[[Json], object]
"""The skill: a request envelope in, an answer out."""

TOLERATED = frozenset({"E3", "E6", "G6", "G7", "D1"})
"""What Alexa was seen to put up with, to the listener's harm: told of, but obeyed."""

NEVER_TOLD = frozenset({"SessionEndedRequest", "System.ExceptionEncountered"})
"""Whose bad answers the skill is not told of, or there would be no end of it."""


class Manner(Enum):
    """What the device does about an unlawful answer."""

    RAISE = auto()
    """Refuse it, tell the skill, and raise `Unlawful`."""
    REFUSE = auto()
    """Refuse it and tell the skill, as Alexa does."""
    OBEY = auto()
    """Obey as much of it as can be understood."""


@dataclass(slots=True)
class Correspondence:
    """All that was asked and answered, in order."""

    send: Send
    clock: VirtualClock
    house: Household
    duration_of: DurationOf
    amazon: Amazon
    """Whose services the requests name."""
    manner: Manner = Manner.RAISE
    manifest: Manifest | None = None
    log: list[Exchange] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)
    count: int = 0

    def exchange(self, body: Json, playing: Playing | None, session: AlexaSession | None) -> Exchange:
        """Send a request, and judge the answer.

        Args:
            body: the request, without what every request has.
            playing: what the player holds.
            session: the session that it is asked in, if any.
        """
        self.count += 1
        request = self._request(body, playing, session)
        answer = self.send(cast("Json", json.loads(json.dumps(request))))
        found = breaches(request, answer, self.manifest, self.duration_of)
        self.breaches.extend(found)
        exchange = Exchange(request, answer if isinstance(answer, dict) else None, found)
        self.log.append(exchange)
        return exchange

    def _request(self, body: Json, playing: Playing | None, session: AlexaSession | None) -> Json:
        shown = session.shown if session else None
        house, user = self.house, self.amazon.user(self.house)
        services = self.amazon.system(house, in_session=session is not None)
        around: Json = {"context": envelopes.context(house, playing, shown, services=services, user=user)}
        if session:
            told = envelopes.session(house, session.id, session.attributes, new=session.is_new, user=user)
            around = {"session": told} | around
        return envelopes.envelope(self.house, body, around, self.clock.now, self.count)

    def note(self, exchange: Exchange, amazon: str) -> Exchange:
        """Add what Alexa said of her own to the exchange that was logged last."""
        noted = replace(exchange, amazon=amazon)
        if self.log and self.log[-1] is exchange:
            self.log[-1] = noted
        return noted

    def error_of(self, exchange: Exchange) -> Json | None:
        """Return why an answer is refused, as Alexa tells it; None if it is obeyed."""
        grave = [one for one in hard_ones(exchange.breaches) if one.rule not in TOLERATED]
        is_obeyed = self.manner is Manner.OBEY and exchange.response is not None
        if not grave or is_obeyed:
            return None
        told = "; ".join(str(one) for one in grave)
        return {
            "type": "INVALID_RESPONSE",
            "message": f"The following directives are not supported: {told}",
        }

    def complain(self, exchange: Exchange, error: Json, playing: Playing | None) -> None:
        """Tell the skill that its answer was refused."""
        if exchange.type in NEVER_TOLD:
            return
        cause = {"requestId": dig(exchange.request, "request", "requestId")}
        body = {"type": "System.ExceptionEncountered", "error": error, "cause": cause}
        self.exchange(body, playing, None)

    def insist(self, exchange: Exchange) -> None:
        """Raise if the law was broken and the manner is strict.

        Raises:
            Unlawful: it was, and it is.
        """
        unlawful = hard_ones(exchange.breaches)
        if unlawful and self.manner is Manner.RAISE:
            raise Unlawful(exchange.type, unlawful)
