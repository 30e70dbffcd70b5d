"""A conversation with the Echo, step by step: what was said, what was sent, answered, and played."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from simulator.device import Device
from simulator.exchange import Exchange
from simulator.law.case import Breach
from simulator.services.asking import Reply
from simulator.services.events import notice
from simulator.steps import Notify, Press, Recognize, Say, Settle, Upset, Wait, parse
from simulator.understanding.invocation import PLAYBACK, Way, invocation_of
from simulator.understanding.model import Understanding, Understood
from simulator.understanding.words import words_of
from simulator.wire import Json, dig

RETURNED = "Connections.Response"
"""What the skill is told when Amazon gives the conversation back."""

OTHERS = {"SessionEndedRequest", "System.ExceptionEncountered", RETURNED}
"""Requests without a person's words, beside the player's, that are told of as events."""


@dataclass(frozen=True, slots=True)
class Player:
    """What the player does after a step."""

    activity: str = "IDLE"
    token: str | None = None
    offset_ms: int = 0
    title: str | None = None
    subtitle: str | None = None
    queued: Sequence[str] = field(default=())
    """What comes after it, by title."""


@dataclass(frozen=True, slots=True)
class Step:
    """All that one step brought about."""

    said: str
    understood: Understood | None
    routed: bool | None
    """Would a real Echo have sent this to the skill? None if nothing was said."""
    exchange: Exchange | None
    """The request that the words led to, and its first answer."""
    amazon: str | None
    asked_again: str | None
    player: Player
    events: Sequence[Exchange]
    breaches: Sequence[Breach]

    @property
    def spoken(self) -> str:
        """The skill's words as plain text; empty if it said nothing, or was refused."""
        told = [self.exchange] if self.exchange else []
        told += [one for one in self.events if one.type == RETURNED]
        return " ".join(one.spoken for one in told if one.spoken)

    @property
    def reprompt(self) -> str | None:
        """What is asked again after a while, or was in this step."""
        told = [one.reprompt for one in self.events if one.type == RETURNED]
        told += [self.exchange.reprompt] if self.exchange else []
        return self.asked_again or next((one for one in told if one), None)

    def as_json(self) -> Json:
        """Return the step as one JSON object."""
        return {
            "said": self.said,
            "intent": self.understood.intent if self.understood else None,
            "slots": self.understood.values if self.understood else {},
            "routed": self.routed,
            "request": self.exchange.request if self.exchange else None,
            "response": self.exchange.response if self.exchange else None,
            "spoken": self.spoken,
            "reprompt": self.reprompt,
            "amazon": self.amazon,
            "player": {
                "activity": self.player.activity,
                "token": self.player.token,
                "offset_ms": self.player.offset_ms,
                "title": self.player.title,
                "subtitle": self.player.subtitle,
            },
            "events": [_event(one) for one in self.events],
            "breaches": [
                {"rule": one.rule, "message": one.message, "hard": one.is_hard} for one in self.breaches
            ],
        }


class Conversation:
    """Talk to a device in the words of its model."""

    def __init__(
        self,
        device: Device,
        understanding: Understanding,
        late: Callable[[], Sequence[Breach]] = lambda: (),
    ) -> None:
        """Take the device, what understands for it, and who knows how late answers were."""
        self.device, self._understanding, self._late = device, understanding, late

    @property
    def understanding(self) -> Understanding:
        """What understands for the device."""
        return self._understanding

    def do(self, typed: str, *, hears_out: bool = True) -> Step:
        """Do one step.

        Args:
            typed: words, time or a button.
            hears_out: False leaves Alexa speaking, for who hears her in real time.
        """
        device = self.device
        logged, broken = len(device.log), len(device.breaches)
        understood: Understood | None = None
        routed: bool | None = None
        exchange: Exchange | None = None
        match parse(typed):
            case Wait(milliseconds):
                device.let_pass(milliseconds)
            case Press(button):
                exchange = device.press(button)
            case Settle(reply):
                exchange = device.settle(reply) if device.asked else device.tell("nothing_asked")
            case Upset(service, mishap):
                device.amazon.mishaps[service] = mishap
            case Recognize(voice):
                device.recognize(voice)
            case Notify(name):
                user = device.house.user_id
                exchange = device.send(notice(name, device.amazon.accounts, user))
            case Say(text):
                routed, understood, exchange = self._say(text)
        self._learn(exchange)
        if hears_out:
            device.hear_out()
        fresh = device.log[logged:]
        return Step(
            said=typed,
            understood=understood,
            routed=routed,
            exchange=exchange if exchange and exchange.request else None,
            amazon=_joined(one.amazon for one in fresh),
            asked_again=_joined(one.asked_again for one in fresh),
            player=self._player(),
            events=[one for one in fresh if one is not exchange and _is_event(one)],
            breaches=[*device.breaches[broken:], *self._late()],
        )

    def _say(self, text: str) -> tuple[bool, Understood | None, Exchange | None]:
        language, device = self._understanding.language, self.device
        invocation = invocation_of(text, self._understanding.invocation_name, language)
        if device.asked is not None and invocation.way is Way.PLAIN:
            return True, None, device.settle(self._replied(invocation.text))
        is_open = device.session is not None
        if invocation.way is Way.LAUNCH:
            return True, None, device.launch()
        if is_open and plain_text(invocation.text, self._understanding) in language.leaving:
            return True, None, device.leave()
        is_named = invocation.way is Way.ONE_SHOT
        understood = self._understood(invocation.text, is_named=is_named)
        routed = is_named or is_open or self._is_playback(understood)
        exchange = device.intent(understood.intent, understood.slots, one_shot=is_named)
        return routed, understood, exchange

    def _learn(self, exchange: Exchange | None) -> None:
        """Take the names that an answer gives, as Alexa does, for as long as the conversation lasts."""
        for one in exchange.directives if exchange else []:
            if one.get("type") == "Dialog.UpdateDynamicEntities":
                self._understanding.learn(one)

    def _replied(self, text: str) -> Reply:
        """Return what words come to when it is Amazon who asked; she takes no for an answer, and mumbling."""
        said = plain_text(text, self._understanding)
        language = self._understanding.language
        agrees = said in language.approving or said in language.intents["AMAZON.YesIntent"]
        return Reply.ACCEPT if agrees else Reply.DECLINE

    def _understood(self, text: str, *, is_named: bool) -> Understood:
        asked = self.device.elicited
        if asked is None or is_named:
            return self._understanding.understand(text)
        return self._understanding.answer_for(asked.intent, asked.slot, asked.slots, text)

    def _is_playback(self, understood: Understood) -> bool:
        """True if an Echo sends this without the name, since our audio was its last."""
        return understood.intent in PLAYBACK and self.device.is_most_recent

    def _player(self) -> Player:
        playing, current = self.device.playing, self.device.player.current
        if playing is None or current is None:
            return Player()
        return Player(
            playing.activity,
            playing.token,
            playing.offset_ms,
            _text(current.title),
            _text(current.subtitle),
            [_text(one.title) or one.token for one in self.device.player.queue],
        )


def plain_text(text: str, understanding: Understanding) -> str:
    """Return a text as it is compared with utterances."""
    return " ".join(word.said for word in words_of(text, understanding.language) if word.said)


def _text(value: object) -> str | None:
    """Return a metadata text, which anybody may have filled with anything."""
    return None if value is None else str(value)


def _joined(parts: Iterable[str | None]) -> str | None:
    return " ".join(one for one in parts if one) or None


def _is_event(exchange: Exchange) -> bool:
    return exchange.type.startswith("AudioPlayer.") or exchange.type in OTHERS


def _event(exchange: Exchange) -> Json:
    body = dig(exchange.request, "request", default={})
    offset = dig(body, "offsetInMilliseconds")
    if offset is None:
        offset = dig(body, "currentPlaybackState", "offsetInMilliseconds")
    return {
        "type": exchange.type,
        "token": dig(body, "token"),
        "offset_ms": offset,
        "response": exchange.response,
    }
