"""The spoken dialog between user, Alexa and skill: sessions, speech, microphone, and audio that waits."""

from simulator.device.dialog_prompts import elicited_slot, next_prompt
from simulator.device.exchange import Exchange
from simulator.device.player import Player
from simulator.device.session import DWELLS_MS, LISTENS_MS, AlexaSession, Floor, Phase, Turn
from simulator.device.skill_client import SkillClient
from simulator.errors import SimulatorError
from simulator.protocol import request_envelopes
from simulator.protocol.audio_directives import Play, audio_directives_in
from simulator.protocol.json_access import Json, dig
from simulator.protocol.output_speech import speaking_time_ms, text_of
from simulator.services.connections import AmazonQuestion, Reply, answer_question, question_for

BROKEN = "There was a problem with the requested skill's response."


class NothingAsked(SimulatorError):
    """A reply was given, but Amazon has asked no question."""


class DialogManager:
    """The open session, and who speaks."""

    def __init__(
        self, client: SkillClient, player: Player, model: Json | None, words_per_minute: int
    ) -> None:
        """Take the parts of the device.

        Args:
            client: sends the requests to the skill.
            player: is silent while somebody speaks.
            model: the interaction model, for the prompts of its dialogs.
            words_per_minute: how fast Alexa speaks; 0: speech takes no time.
        """
        self.session: AlexaSession | None = None
        self.floor = Floor()
        self.amazon_question: AmazonQuestion | None = None
        """The question of Amazon's that waits for a reply."""
        self._client, self._player, self._model, self._pace = client, player, model, words_per_minute

    @property
    def _now(self) -> int:
        return self._client.clock.now

    def forget(self) -> None:
        """Drop the session and everything that was to be said, as when the power is cut."""
        self.session, self.floor, self.amazon_question = None, Floor(), None

    def interrupt(self) -> None:
        """Let the user interrupt Alexa; a stream that was to play after the speech is dropped."""
        if self.floor.phase is Phase.SPEAKING and self.floor.turn.ends:
            self.session = None
        self.amazon_question = None
        self.floor.begin(Phase.SILENT)

    def answer_amazon(self, reply: Reply) -> Exchange:
        """Give a reply to Amazon's question, and send the result to the skill.

        Raises:
            NothingAsked: there is no question.
        """
        if self.amazon_question is None:
            raise NothingAsked(f"{reply}: Alexa itself asks nothing just now")
        question, self.amazon_question = self.amazon_question, None
        said, body = answer_question(
            question, reply, self._client.amazon.accounts, self._client.profile.user_id
        )
        if said:
            self._client.say(said)
        self.floor.begin(Phase.SILENT)
        return self.ask(body, anew=self.session is None)

    def ask(self, body: Json, *, anew: bool) -> Exchange:
        """Send a request in the open session, or in a new one, and begin the turn of its response."""
        if self.session is None or anew:
            device_id, count = self._client.profile.device_id, self._client.count
            self.session = AlexaSession(request_envelopes.identity("session", device_id, self._now, count))
        session = self.session
        exchange = self._exchange(body, session)
        session.is_new, session.elicited = False, None
        if error := self._client.error_of(exchange):
            exchange = self._client.note(exchange, BROKEN)
            self.end("ERROR", error)
        else:
            exchange = self._begin_turn(exchange, session)
        self._client.raise_if_invalid(exchange)
        return exchange

    def end(self, reason: str, error: Json | None = None) -> Exchange:
        """End the session, and send SessionEndedRequest."""
        body: Json = {"type": "SessionEndedRequest", "reason": reason}
        exchange = self._exchange(body | ({"error": error} if error else {}), self.session)
        self.close()
        self._client.raise_if_invalid(exchange)
        return exchange

    def finish_speech(self) -> None:
        """Let Alexa's speech end now: the page, which speaks it aloud, knows its real length."""
        floor = self.floor
        if floor.until is not None and floor.phase is Phase.SPEAKING:
            floor.until = min(floor.until, self._now)
        elif floor.until is not None and floor.phase is Phase.LISTENING:
            floor.until = min(floor.until, self._now + LISTENS_MS)

    def close(self) -> None:
        """Close the session and the microphone; a stream that was interrupted goes on."""
        self.session = self.amazon_question = None
        self.floor.begin(Phase.SILENT)
        self._player.release(self._now)

    def end_phase(self) -> None:
        """End the present phase, whose time is over, and begin what follows it."""
        match self.floor.phase:
            case Phase.SPEAKING:
                self._end_turn()
            case Phase.LISTENING if self.floor.turn.reprompt and not self.floor.was_reprompted:
                self._reprompt()
            case Phase.ASKING:
                self.answer_amazon(Reply.NOTHING)
            case Phase.LISTENING | Phase.DWELLING:
                self.floor.begin(Phase.SILENT)
                self.end("EXCEEDED_MAX_REPROMPTS")
            case Phase.SILENT:
                self.floor.begin(Phase.SILENT)

    def _exchange(self, body: Json, session: AlexaSession | None) -> Exchange:
        return self._client.exchange(body, self._player.state_at(self._now), session)

    def _begin_turn(self, exchange: Exchange, session: AlexaSession) -> Exchange:
        exchange = self._in_dialog(exchange, session)
        answer = exchange.response or {}
        session.attributes = dig(answer, "sessionAttributes") or {}
        directives = audio_directives_in(answer)
        for directive in directives:
            # A new stream waits for the end of the speech; Stop and ClearQueue do not.
            if not isinstance(directive, Play):
                self._player.obey(directive, self._now)
        plays = tuple(one for one in directives if isinstance(one, Play))
        question = self._question_in(exchange)
        self.floor.turn = _turn(answer, plays, question, shows=session.shown is not None)
        self.floor.was_reprompted = False
        self._speak(self._speech_ms(exchange))
        return exchange

    def _question_in(self, exchange: Exchange) -> AmazonQuestion | None:
        accounts, user = self._client.amazon.accounts, self._client.profile.user_id
        found = (question_for(one, accounts, user) for one in exchange.directives)
        return next((one for one in found if one is not None), None)

    def _in_dialog(self, exchange: Exchange, session: AlexaSession) -> Exchange:
        """Note the document that the skill shows and the slot that it asks for; do what it delegates."""
        for one in exchange.directives:
            if dig(one, "type") == "Alexa.Presentation.APL.RenderDocument":
                session.shown, session.document = dig(one, "token"), one
        session.elicited = elicited_slot(exchange)
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
        return self._client.note(exchange, prompt.text)

    def _speech_ms(self, exchange: Exchange) -> int:
        own = {"type": "PlainText", "text": exchange.amazon or ""}
        spoken = dig(exchange.response, "response", "outputSpeech")
        return speaking_time_ms(spoken, self._pace) + speaking_time_ms(own, self._pace)

    def _speak(self, milliseconds: int) -> None:
        self.floor.begin(Phase.SPEAKING, self._now + milliseconds)
        if not milliseconds:
            self._end_turn()

    def _reprompt(self) -> None:
        self.floor.was_reprompted = True
        reprompt = self.floor.turn.reprompt
        said = Exchange(None, None, asked_again=text_of(reprompt), said_again=reprompt)
        self._client.log.append(said)
        self.floor.begin(Phase.LISTENING, self._now + speaking_time_ms(reprompt, self._pace) + LISTENS_MS)

    def _end_turn(self) -> None:
        """Alexa has finished its speech: play the stream of the response, then listen or close."""
        turn = self.floor.turn
        for play in turn.plays:
            self._player.obey(play, self._now)
        if turn.amazon_question is not None:
            self._begin_question(turn.amazon_question, ends=turn.ends)
        elif turn.listens:
            self.floor.begin(Phase.LISTENING, self._now + LISTENS_MS)
            if turn.plays:
                # A stream that comes with an open microphone starts, and is paused at once to listen,
                # as on a real Echo.
                self._player.release(self._now)
                self._player.hold(self._now)
        elif turn.ends:
            self.close()
        else:
            self.floor.begin(Phase.DWELLING, self._now + DWELLS_MS)
            self._player.release(self._now)

    def _begin_question(self, question: AmazonQuestion, *, ends: bool) -> None:
        """Let Amazon ask; an interrupted stream waits for the result.

        A session that the response has ended is not told the result: that comes in a new one.
        """
        self.amazon_question = question
        if ends:
            self.session = None
        if question.settled is not None:
            self.answer_amazon(question.settled)
            return
        self._client.say(question.question)
        own = {"type": "PlainText", "text": question.question}
        self.floor.begin(Phase.ASKING, self._now + speaking_time_ms(own, self._pace) + LISTENS_MS)


def _turn(answer: Json, plays: tuple[Play, ...], question: AmazonQuestion | None, *, shows: bool) -> Turn:
    end = dig(answer, "response", "shouldEndSession", default="absent")
    listens = end is False or end is None
    return Turn(
        plays=plays,
        ends=not listens and not (end == "absent" and shows),
        listens=listens,
        reprompt=dig(answer, "response", "reprompt", "outputSpeech"),
        amazon_question=question,
    )
