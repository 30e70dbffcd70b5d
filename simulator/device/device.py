"""A virtual Echo: it sends requests to a skill, obeys the responses, and refuses those that break a rule.

Speech takes time, and delays the stream that was ordered with it; a caller that does not want to
interrupt Alexa calls `hear_out` first.
"""

from collections.abc import Sequence

from simulator.clock import VirtualClock
from simulator.device.dialog_manager import DialogManager
from simulator.device.event_line import EventLine
from simulator.device.exchange import Exchange
from simulator.device.faults import Faults
from simulator.device.player import Player
from simulator.device.session import AlexaSession, ElicitedSlot, Phase
from simulator.device.skill_client import ResponsePolicy, Send, SkillClient
from simulator.device.timeline import Timeline
from simulator.protocol import request_envelopes
from simulator.protocol.audio_directives import AudioItem, DurationOf, audio_directives_in
from simulator.protocol.device_profile import DeviceProfile
from simulator.protocol.json_access import Json
from simulator.protocol.output_speech import WORDS_PER_MINUTE
from simulator.protocol.player_events import PlayerEvent, PlayerState
from simulator.protocol.tasks import Task
from simulator.rules.breaches import Breach, soft
from simulator.rules.declarations import Manifest
from simulator.services.amazon import Amazon
from simulator.services.connections import AmazonQuestion, Reply, alexa_prompt

OFFLINE = "Sorry, I'm having trouble understanding right now. Please try a little later."


class Device:
    """An Echo on which one skill is enabled."""

    def __init__(
        self,
        send: Send,
        clock: VirtualClock,
        duration_of: DurationOf,
        profile: DeviceProfile | None = None,
        *,
        faults: Faults | None = None,
        policy: ResponsePolicy = ResponsePolicy.RAISE,
        manifest: Manifest | None = None,
        model: Json | None = None,
        words_per_minute: int = WORDS_PER_MINUTE,
        amazon: Amazon | None = None,
    ) -> None:
        """Set the device up.

        Args:
            send: the skill: takes a request envelope and returns a response envelope.
            clock: the time, which only this device moves; the skill may read it.
            duration_of: returns the length of a stream by its URL; None: the stream fails.
            profile: account, recognized person, locale and interfaces of the device.
            faults: what goes wrong on the device and on its connection.
            policy: what to do with responses that break the rules.
            manifest: what the skill has declared.
            model: the interaction model, for the prompts of Dialog.Delegate.
            words_per_minute: how fast Alexa speaks; 0: speech takes no time.
            amazon: the services that requests name; None: new ones, which are not served over HTTP.
        """
        self.is_online = True
        self.is_most_recent = False
        """True if this skill's audio was the last to play on the device."""
        self.player = Player(duration_of, self._report, self._ignored, faults or Faults())
        self.amazon = amazon or Amazon(clock)
        profile = profile or DeviceProfile()
        self._line = EventLine()
        self._client = SkillClient(send, clock, profile, duration_of, self.amazon, policy, manifest)
        self._dialog = DialogManager(self._client, self.player, model, words_per_minute)
        self._timeline = Timeline(self._client, self._line, self._dialog, self.player, self._deliver)

    # State

    @property
    def profile(self) -> DeviceProfile:
        """The profile of the device; it may be changed at any time, as when another person speaks."""
        return self._client.profile

    @profile.setter
    def profile(self, profile: DeviceProfile) -> None:
        self._client.profile = profile

    @property
    def now(self) -> int:
        """The time on the device, in milliseconds since 1970."""
        return self._client.clock.now

    @property
    def log(self) -> Sequence[Exchange]:
        """All exchanges so far in order; the list grows."""
        return self._client.log

    @property
    def breaches(self) -> Sequence[Breach]:
        """All broken rules so far, including warnings."""
        return self._client.breaches

    @property
    def faults(self) -> Faults:
        """What goes wrong; it may be changed at any time."""
        return self.player.faults

    @faults.setter
    def faults(self, faults: Faults) -> None:
        self.player.faults = faults

    @property
    def playing(self) -> PlayerState | None:
        """The state of the player; None before the first play."""
        return self.player.state_at(self.now)

    @property
    def phase(self) -> Phase:
        """Whether Alexa speaks, listens, or is silent."""
        return self._dialog.floor.phase

    @property
    def asks(self) -> bool:
        """True while the microphone is open for the skill, or will be after the present speech."""
        is_speaking, turn = self.phase is Phase.SPEAKING, self._dialog.floor.turn
        return self.phase is Phase.LISTENING or (is_speaking and turn.listens)

    @property
    def phase_ends_at(self) -> int | None:
        """When the phase ends by itself, in milliseconds since 1970; None if it does not."""
        return self._dialog.floor.until

    @property
    def session(self) -> AlexaSession | None:
        """The open session, if any."""
        return self._dialog.session

    @property
    def elicited(self) -> ElicitedSlot | None:
        """The slot that the skill asked for in its last response, if any."""
        return self.session.elicited if self.session else None

    @property
    def amazon_question(self) -> AmazonQuestion | None:
        """The question about a purchase or a permission that waits for a reply, if any."""
        return self._dialog.amazon_question

    # What the user does

    def recognize(self, voice: str | None) -> None:
        """Let another person speak; an open session belongs to the person before, and ends."""
        self.leave()
        self._client.profile = self._client.profile.with_speaker(voice)

    def launch(self, task: Task | None = None) -> Exchange:
        """Open the skill by its name, or by a task of a routine or a quick link."""
        sent = {} if task is None else {"task": task.as_sent(self.profile.skill_id)}
        return self._ask({"type": "LaunchRequest", **sent}, anew=True)

    def intent(self, name: str, slots: Json | None = None, *, one_shot: bool = False) -> Exchange:
        """Say something that Alexa resolves to an intent.

        Args:
            name: the intent's name.
            slots: its slots as they are sent.
            one_shot: True if the skill's name was said, which begins a new session.
        """
        body: Json = {"type": "IntentRequest", "intent": request_envelopes.intent(name, slots)}
        manifest = self._client.manifest
        if manifest and name in manifest.dialogs:
            body["dialogState"] = "IN_PROGRESS" if self.elicited else "STARTED"
        return self._ask(body, anew=one_shot)

    def touch(self, arguments: Sequence[object]) -> Exchange | None:
        """Touch a part of the document on the screen that sends these arguments; None if none is shown."""
        shown = self.session.shown if self.session else None
        if shown is None:
            return None
        return self._ask(request_envelopes.touch_request(shown, arguments), anew=False)

    def answer_amazon(self, reply: Reply) -> Exchange:
        """Give a reply to Amazon's question; the skill is told in a Connections.Response.

        Raises:
            NothingAsked: there is no question.
        """
        if not self.is_online:
            return self._offline()
        exchange = self._dialog.answer_amazon(reply)
        self._timeline.deliver_arrived()
        return exchange

    def tell(self, key: str, **values: str) -> Exchange:
        """Let Alexa say a sentence of its own, by its key in prompts.toml; no request is sent."""
        return self._client.say(alexa_prompt(key, **values))

    def leave(self) -> Exchange | None:
        """Say "exit", which ends a session without a request for a response; None if none is open."""
        self._dialog.interrupt()
        ended = self._dialog.end("USER_INITIATED") if self.session else None
        self._dialog.close()
        self._timeline.deliver_arrived()
        return ended

    def press(self, button: str, *, local_pause: bool = True) -> Exchange | None:
        """Press a button: play, pause, next or previous.

        Most devices pause by themselves and send no PauseCommandIssued: the result is None then.
        `local_pause` False stands for a device that sends the request.
        """
        if button == "pause" and local_pause:
            self.player.pause(self.now)
            self._timeline.deliver_arrived()
            return None
        return self.send({"type": request_envelopes.BUTTONS[button]})

    def hear_out(self) -> None:
        """Let time pass until Alexa has finished its speech."""
        floor = self._dialog.floor
        while floor.phase is Phase.SPEAKING and floor.until is not None:
            self.let_pass(floor.until - self.now)

    def finish_speech(self) -> None:
        """End Alexa's speech now, for a caller that has spoken it aloud and knows that it is over."""
        self._dialog.finish_speech()
        self.let_pass(0)

    # What happens to the device

    def let_pass(self, milliseconds: int) -> None:
        """Let time pass: audio plays, events arrive, sessions time out."""
        self._timeline.let_pass(milliseconds)

    def next_at(self) -> int | None:
        """Return when something happens next by itself, in milliseconds since 1970; None if nothing will."""
        return self._timeline.next_at()

    def send(self, body: Json) -> Exchange | None:
        """Send a request outside of any session, and obey the response; None without a network."""
        if not self.is_online:
            return None
        exchange = self._client.exchange(body, self.playing, None)
        if error := self._client.error_of(exchange):
            self._client.report_refusal(exchange, error, self.playing)
        else:
            for directive in audio_directives_in(exchange.response or {}):
                self.player.obey(directive, self.now)
        self._client.raise_if_invalid(exchange)
        self._timeline.deliver_arrived()
        return exchange

    def lose_network(self) -> None:
        """Cut the network: the stream stalls, and no request reaches the skill."""
        self.is_online = False
        self.player.stall(self.now)

    def find_network(self) -> None:
        """Restore the network: a stream that has stalled is reported as failed."""
        self.is_online = True
        self.player.fail(self.now, "MEDIA_ERROR_SERVICE_UNAVAILABLE")
        self._timeline.deliver_arrived()

    def power_cut(self) -> None:
        """Cut the power: the device forgets its queue, its session, and what it was to say."""
        self.player.forget()
        self._dialog.forget()
        self._line.cut()

    def play_something_else(self) -> None:
        """Let another service use the speaker, which empties this skill's queue."""
        self.player.stop(self.now)
        self.player.queue.clear()
        self._timeline.deliver_arrived()
        self.is_most_recent = False

    def fail_stream(self, error: str | None = None) -> None:
        """Let the present stream fail."""
        self.player.fail(self.now, error or self.faults.error)
        self._timeline.deliver_arrived()

    def restore(self, item: AudioItem, activity: str, *, is_most_recent: bool = True) -> None:
        """Restore what the player held when the simulator was last closed."""
        self.player.restore(item, activity)
        self.is_most_recent = is_most_recent

    def _ask(self, body: Json, *, anew: bool) -> Exchange:
        self._dialog.interrupt()
        self.player.hold(self.now)
        self._timeline.deliver_arrived()
        if not self.is_online:
            return self._offline()
        exchange = self._dialog.ask(body, anew=anew)
        self._timeline.deliver_arrived()
        return exchange

    def _offline(self) -> Exchange:
        self._dialog.close()
        return self._client.say(OFFLINE)

    def _deliver(self, event: PlayerEvent) -> None:
        self.send(request_envelopes.audio_player_request(event))

    def _report(self, event: PlayerEvent) -> None:
        self.is_most_recent = True
        self._line.put(event, self.faults)

    def _ignored(self, why: str) -> None:
        self._client.breaches.append(soft("Q1", f"dropped without a word: {why}"))
