"""A conversation with the device: does what each typed line asks for, and returns what followed."""

from collections.abc import Callable, Iterable, Sequence

from simulator.conversation.inputs import (
    AnswerAmazon,
    Begin,
    Press,
    Recognize,
    Say,
    SendSkillEvent,
    SetServiceFault,
    TouchScreen,
    Wait,
    parse_input,
)
from simulator.conversation.step import CONNECTIONS_RESPONSE, PlayerSnapshot, Step
from simulator.device.device import Device
from simulator.device.exchange import Exchange
from simulator.protocol.json_access import text_or_none
from simulator.rules.breaches import Breach
from simulator.services.connections import Reply
from simulator.services.skill_events import skill_event
from simulator.understanding.intent_resolution import Understanding, Understood
from simulator.understanding.invocation import PLAYBACK, InvocationType, invocation_of
from simulator.understanding.words import words_of

OTHER_EVENTS = {"SessionEndedRequest", "System.ExceptionEncountered", CONNECTIONS_RESPONSE}
"""Requests that are listed as events of a step, besides the AudioPlayer's: no user's words led to them."""

STOP, PAUSE = "AMAZON.StopIntent", "AMAZON.PauseIntent"
"""While audio plays and no session is open, an Echo sends the second for the words of the first."""


class Conversation:
    """Talks to a device in the words of the skill's interaction model."""

    def __init__(
        self,
        device: Device,
        understanding: Understanding,
        late: Callable[[], Sequence[Breach]] = lambda: (),
        *,
        needs_name: bool = False,
    ) -> None:
        """Take the parts of a conversation.

        Args:
            device: the device.
            understanding: resolves what is said to intents.
            late: returns the breaches of the response time since its last call.
            needs_name: True if words that a real Echo sends to no skill are not sent to this one either;
                otherwise they are sent, and the step tells that the skill's name was missing.
        """
        self._needs_name = needs_name
        self.device, self._understanding, self._late = device, understanding, late

    @property
    def understanding(self) -> Understanding:
        """The language understanding, which resolves what is said to intents."""
        return self._understanding

    def do(self, typed: str, *, hears_out: bool = True) -> Step:
        """Do one step.

        Args:
            typed: words to say, time to pass, or another input; see `inputs`.
            hears_out: False leaves Alexa speaking, for a caller that speaks its words in real time.
        """
        device = self.device
        logged, broken = len(device.log), len(device.breaches)
        understood: Understood | None = None
        routed: bool | None = None
        exchange: Exchange | None = None
        match parse_input(typed):
            case Wait(milliseconds):
                device.let_pass(milliseconds)
            case Press() | TouchScreen() as done:
                exchange = self._by_hand(done)
            case AnswerAmazon(reply):
                is_asked = device.amazon_question is not None
                exchange = device.answer_amazon(reply) if is_asked else device.tell("nothing_asked")
            case SetServiceFault(service, fault):
                device.amazon.service_faults[service] = fault
            case Recognize(voice):
                device.recognize(voice)
            case SendSkillEvent(name):
                user = device.profile.user_id
                exchange = device.send(skill_event(name, device.amazon.accounts, user))
            case Begin(task):
                exchange = device.launch(task)
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

    def _by_hand(self, done: Press | TouchScreen) -> Exchange | None:
        if isinstance(done, Press):
            return self.device.press(done.button)
        return self.device.touch(done.arguments) or self.device.tell("nothing_shown")

    def _say(self, text: str) -> tuple[bool, Understood | None, Exchange | None]:
        language, device = self._understanding.language, self.device
        invocation = invocation_of(text, self._understanding.invocation_name, language)
        if device.amazon_question is not None and invocation.type is InvocationType.PLAIN:
            return True, None, device.answer_amazon(self._reply(invocation.text))
        is_open = device.session is not None
        if invocation.type is InvocationType.LAUNCH:
            return True, None, device.launch()
        if is_open and self._normalized(invocation.text) in language.exits:
            return True, None, device.leave()
        is_named = invocation.type is InvocationType.ONE_SHOT
        understood = self._understood(invocation.text, is_named=is_named)
        routed = is_named or is_open or self._is_playback(understood)
        if self._needs_name and not routed:
            return False, understood, device.tell("needs_name")
        if understood.intent == STOP and not is_named and not is_open and self._is_playing():
            understood = Understood(PAUSE, {})
        exchange = device.intent(understood.intent, understood.slots, one_shot=is_named)
        return routed, understood, exchange

    def _learn(self, exchange: Exchange | None) -> None:
        """Apply the dynamic entities of a response, as Alexa does, for the rest of the conversation."""
        for one in exchange.directives if exchange else []:
            if one.get("type") == "Dialog.UpdateDynamicEntities":
                self._understanding.learn(one)

    def _reply(self, text: str) -> Reply:
        """Return the reply to Amazon's question that words stand for; unclear words count as no."""
        said = self._normalized(text)
        language = self._understanding.language
        agrees = said in language.approvals or said in language.intents["AMAZON.YesIntent"]
        return Reply.ACCEPT if agrees else Reply.DECLINE

    def _normalized(self, text: str) -> str:
        """Return a text in the form in which it is compared with utterances."""
        return " ".join(word.said for word in words_of(text, self._understanding.language) if word.said)

    def _understood(self, text: str, *, is_named: bool) -> Understood:
        asked = self.device.elicited
        if asked is None or is_named:
            return self._understanding.understand(text)
        return self._understanding.answer_for(asked.intent, asked.slot, asked.slots, text)

    def _is_playback(self, understood: Understood) -> bool:
        """Return True if an Echo sends this intent to the skill that played last, without its name."""
        return understood.intent in PLAYBACK and self.device.is_most_recent

    def _is_playing(self) -> bool:
        playing = self.device.playing
        return playing is not None and playing.activity == "PLAYING"

    def _player(self) -> PlayerSnapshot:
        playing, current = self.device.playing, self.device.player.current
        if playing is None or current is None:
            return PlayerSnapshot()
        return PlayerSnapshot(
            playing.activity,
            playing.token,
            playing.offset_ms,
            text_or_none(current.title),
            text_or_none(current.subtitle),
            [text_or_none(one.title) or one.token for one in self.device.player.queue],
        )


def _joined(parts: Iterable[str | None]) -> str | None:
    return " ".join(one for one in parts if one) or None


def _is_event(exchange: Exchange) -> bool:
    return exchange.type.startswith("AudioPlayer.") or exchange.type in OTHER_EVENTS
