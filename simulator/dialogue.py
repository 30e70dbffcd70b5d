"""A person and Alexa in talk: sessions, speech, the open microphone, and the audio that waits."""

from simulator import envelopes
from simulator.conversing import DWELLS_MS, LISTENS_MS, AlexaSession, Floor, Phase, Turn
from simulator.correspondence import Correspondence
from simulator.dialogs import elicited, next_prompt
from simulator.exchange import Exchange
from simulator.orders import Play, orders_in
from simulator.player import Player
from simulator.services.asking import Asked, Reply, settle, taken_up
from simulator.speech import lasts_ms, plain
from simulator.wire import Json, dig

BROKEN = "There was a problem with the requested skill's response."


class NothingAsked(Exception):
    """A reply to a question that Amazon did not ask."""


class Dialogue:
    """Who has the word, and in which session."""

    def __init__(self, post: Correspondence, player: Player, model: Json | None, pace: int) -> None:
        """Take whom to ask, what to silence, the model's prompts, and the words a minute."""
        self.session: AlexaSession | None = None
        self.floor = Floor()
        self.asked: Asked | None = None
        """What Amazon asks, while she waits for the answer."""
        self._post, self._player, self._model, self._pace = post, player, model, pace

    @property
    def _now(self) -> int:
        return self._post.clock.now

    def forget(self) -> None:
        """Lose the session and the word."""
        self.session, self.floor, self.asked = None, Floor(), None

    def interrupt(self) -> None:
        """Speak over Alexa: what she was to play after her words is never played."""
        if self.floor.phase is Phase.SPEAKING and self.floor.turn.ends:
            self.session = None
        self.asked = None
        self.floor.give(Phase.SILENT)

    def settle(self, reply: Reply) -> Exchange:
        """Answer what Amazon asks, and let the skill hear of it.

        Raises:
            NothingAsked: she asks nothing.
        """
        if self.asked is None:
            raise NothingAsked(f"{reply}: Alexa asks nothing of her own just now")
        asked, self.asked = self.asked, None
        said, body = settle(asked, reply, self._post.amazon.accounts, self._post.house.user_id)
        if said:
            self._post.log.append(Exchange(None, None, amazon=said))
        self.floor.give(Phase.SILENT)
        return self.ask(body, anew=self.session is None)

    def ask(self, body: Json, *, anew: bool) -> Exchange:
        """Ask the skill in the open session, or in a new one."""
        if self.session is None or anew:
            house, count = self._post.house, self._post.count
            self.session = AlexaSession(envelopes.identity("session", house.device_id, self._now, count))
        session = self.session
        exchange = self._exchange(body, session)
        session.is_new, session.elicited = False, None
        if error := self._post.error_of(exchange):
            exchange = self._post.note(exchange, BROKEN)
            self.end("ERROR", error)
        else:
            exchange = self._begin_turn(exchange, session)
        self._post.insist(exchange)
        return exchange

    def end(self, reason: str, error: Json | None = None) -> Exchange:
        """End the session, and tell the skill."""
        body: Json = {"type": "SessionEndedRequest", "reason": reason}
        exchange = self._exchange(body | ({"error": error} if error else {}), self.session)
        self.quiet_down()
        self._post.insist(exchange)
        return exchange

    def finish_speech(self) -> None:
        """Take it from who heard Alexa finish that she has: her words were only reckoned to last."""
        floor = self.floor
        if floor.until is not None and floor.phase is Phase.SPEAKING:
            floor.until = min(floor.until, self._now)
        elif floor.until is not None and floor.phase is Phase.LISTENING:
            floor.until = min(floor.until, self._now + LISTENS_MS)

    def quiet_down(self) -> None:
        """Let the talk be over: what sounded before it goes on."""
        self.session = self.asked = None
        self.floor.give(Phase.SILENT)
        self._player.release(self._now)

    def pass_on(self) -> None:
        """Let the phase end whose time is over."""
        match self.floor.phase:
            case Phase.SPEAKING:
                self._turn_over()
            case Phase.LISTENING if self.floor.turn.reprompt and not self.floor.was_reprompted:
                self._ask_again()
            case Phase.ASKING:
                self.settle(Reply.NOTHING)
            case Phase.LISTENING | Phase.DWELLING:
                self.floor.give(Phase.SILENT)
                self.end("EXCEEDED_MAX_REPROMPTS")
            case Phase.SILENT:
                self.floor.give(Phase.SILENT)

    def _exchange(self, body: Json, session: AlexaSession | None) -> Exchange:
        return self._post.exchange(body, self._player.holds(self._now), session)

    def _begin_turn(self, exchange: Exchange, session: AlexaSession) -> Exchange:
        exchange = self._in_dialog(exchange, session)
        answer = exchange.response or {}
        session.attributes = dig(answer, "sessionAttributes") or {}
        orders = orders_in(answer)
        for order in orders:
            # Only what would sound waits for the end of the speech.
            if not isinstance(order, Play):
                self._player.obey(order, self._now)
        plays = tuple(one for one in orders if isinstance(one, Play))
        handed = self._handed_over(exchange)
        self.floor.turn = _turn(answer, plays, handed, shows=session.shown is not None)
        self.floor.was_reprompted = False
        self._speak(self._length(exchange))
        return exchange

    def _handed_over(self, exchange: Exchange) -> Asked | None:
        accounts, user = self._post.amazon.accounts, self._post.house.user_id
        found = (taken_up(one, accounts, user) for one in exchange.directives)
        return next((one for one in found if one is not None), None)

    def _in_dialog(self, exchange: Exchange, session: AlexaSession) -> Exchange:
        """Note what the skill shows and asks for, and play Amazon's part of a dialog."""
        for one in exchange.directives:
            if dig(one, "type") == "Alexa.Presentation.APL.RenderDocument":
                session.shown = dig(one, "token")
        session.elicited = elicited(exchange)
        if any(dig(one, "type") == "Dialog.Delegate" for one in exchange.directives):
            return self._delegated(exchange, session)
        return exchange

    def _delegated(self, exchange: Exchange, session: AlexaSession) -> Exchange:
        intent = dig(exchange.request, "request", "intent", default={})
        prompt = next_prompt(self._model, intent)
        if prompt is None:
            completed = {"type": "IntentRequest", "intent": intent, "dialogState": "COMPLETED"}
            return self._exchange(completed, session)
        session.elicited = prompt.elicited
        return self._post.note(exchange, prompt.text)

    def _length(self, exchange: Exchange) -> int:
        own = {"type": "PlainText", "text": exchange.amazon or ""}
        spoken = dig(exchange.response, "response", "outputSpeech")
        return lasts_ms(spoken, self._pace) + lasts_ms(own, self._pace)

    def _speak(self, milliseconds: int) -> None:
        self.floor.give(Phase.SPEAKING, self._now + milliseconds)
        if not milliseconds:
            self._turn_over()

    def _ask_again(self) -> None:
        self.floor.was_reprompted = True
        reprompt = self.floor.turn.reprompt
        self._post.log.append(Exchange(None, None, asked_again=plain(reprompt), said_again=reprompt))
        self.floor.give(Phase.LISTENING, self._now + lasts_ms(reprompt, self._pace) + LISTENS_MS)

    def _turn_over(self) -> None:
        """Alexa has spoken: play what was ordered, then listen or leave."""
        turn = self.floor.turn
        for order in turn.orders:
            self._player.obey(order, self._now)
        if turn.handed_over is not None:
            self._hand_over(turn.handed_over, ends=turn.ends)
        elif turn.listens:
            self.floor.give(Phase.LISTENING, self._now + LISTENS_MS)
            if turn.orders:
                # What Alexa does with a stream that comes with an open microphone: it starts,
                # and is paused at once to listen.
                self._player.release(self._now)
                self._player.hold(self._now)
        elif turn.ends:
            self.quiet_down()
        else:
            self.floor.give(Phase.DWELLING, self._now + DWELLS_MS)
            self._player.release(self._now)

    def _hand_over(self, asked: Asked, *, ends: bool) -> None:
        """Let Amazon ask; what sounded waits until it is settled. A session that ended is not told of it."""
        self.asked = asked
        if ends:
            self.session = None
        if asked.settled is not None:
            self.settle(asked.settled)
            return
        self._post.log.append(Exchange(None, None, amazon=asked.question))
        own = {"type": "PlainText", "text": asked.question}
        self.floor.give(Phase.ASKING, self._now + lasts_ms(own, self._pace) + LISTENS_MS)


def _turn(answer: Json, plays: tuple[Play, ...], handed_over: Asked | None, *, shows: bool) -> Turn:
    end = dig(answer, "response", "shouldEndSession", default="absent")
    listens = end is False or end is None
    return Turn(
        orders=plays,
        ends=not listens and not (end == "absent" and shows),
        listens=listens,
        reprompt=dig(answer, "response", "reprompt", "outputSpeech"),
        handed_over=handed_over,
    )
