"""A virtual Echo: it asks a skill, obeys its answers, and refuses those that break Alexa's law.

No threads and no real time: everything happens in `let_pass`, or at once. Speech takes its time and
delays the audio that was ordered with it; who does not want to interrupt calls `hear_out` first.
"""

from collections.abc import Sequence

from simulator import envelopes
from simulator.clock import VirtualClock
from simulator.conversing import AlexaSession, Elicited, Phase
from simulator.correspondence import Correspondence, Manner, Send
from simulator.dialogue import Dialogue
from simulator.exchange import Exchange
from simulator.faults import Faults
from simulator.happenings import Happening, Line, Playing
from simulator.household import Household
from simulator.law.case import Breach, DurationOf, Manifest, soft
from simulator.orders import Item, orders_in
from simulator.player import Player
from simulator.services.amazon import Amazon
from simulator.services.asking import Asked, Reply, own_words
from simulator.speech import WORDS_PER_MINUTE
from simulator.wire import Json

__all__ = ["Device", "Manner", "Runaway", "Send"]

BUTTONS = {
    "play": "PlayCommandIssued",
    "pause": "PauseCommandIssued",
    "next": "NextCommandIssued",
    "previous": "PreviousCommandIssued",
}
MOST_AT_ONCE = 200
NO_LINE = "Sorry, I'm having trouble understanding right now. Please try a little later."


class Runaway(Exception):
    """Skill and device answer each other without end, as after a stream that always fails."""


class Device:
    """An Echo in a household, with one skill on it."""

    def __init__(
        self,
        send: Send,
        clock: VirtualClock,
        duration_of: DurationOf,
        house: Household | None = None,
        *,
        faults: Faults | None = None,
        manner: Manner = Manner.RAISE,
        manifest: Manifest | None = None,
        model: Json | None = None,
        words_per_minute: int = WORDS_PER_MINUTE,
        amazon: Amazon | None = None,
    ) -> None:
        """Plug the device in.

        Args:
            send: the skill: a request envelope in, an answer out.
            clock: the time, which this device alone moves; the skill may read it.
            duration_of: the length of a stream in milliseconds by its address; None: it fails.
            house: whose device it is.
            faults: what goes wrong.
            manner: what to do about unlawful answers.
            manifest: what the skill has declared.
            model: the interaction model, for the prompts of Dialog.Delegate.
            words_per_minute: how fast Alexa speaks; 0: speech takes no time.
            amazon: the services that requests name; None: some of its own, which nobody serves.
        """
        self.house = house or Household()
        self.is_online = True
        self.is_most_recent = False
        """True if this skill's audio was the last on the device."""
        self.player = Player(duration_of, self._report, self._dropped, faults or Faults())
        self._clock, self._line, self._is_draining = clock, Line(), False
        self.amazon = amazon or Amazon(clock)
        self._post = Correspondence(send, clock, self.house, duration_of, self.amazon, manner, manifest)
        self._dialogue = Dialogue(self._post, self.player, model, words_per_minute)

    # What can be seen

    @property
    def now(self) -> int:
        """The time on the device, in milliseconds since 1970."""
        return self._clock.now

    @property
    def log(self) -> Sequence[Exchange]:
        """All that was asked and answered, in order; grows by and by."""
        return self._post.log

    @property
    def breaches(self) -> Sequence[Breach]:
        """All breaches of the law so far, warnings among them."""
        return self._post.breaches

    @property
    def requests(self) -> Sequence[str]:
        """The types of all requests so far."""
        return [one.type for one in self.log if one.request is not None]

    @property
    def faults(self) -> Faults:
        """What goes wrong; may be changed at any time."""
        return self.player.faults

    @faults.setter
    def faults(self, faults: Faults) -> None:
        self.player.faults = faults

    @property
    def playing(self) -> Playing | None:
        """What the player holds; None before the first play."""
        return self.player.holds(self.now)

    @property
    def phase(self) -> Phase:
        """Who has the word."""
        return self._dialogue.floor.phase

    @property
    def session(self) -> AlexaSession | None:
        """The session that is open, if any."""
        return self._dialogue.session

    @property
    def elicited(self) -> Elicited | None:
        """The slot that the skill asked for last, if it did."""
        return self.session.elicited if self.session else None

    @property
    def asked(self) -> Asked | None:
        """What Amazon asks of her own, and waits for the answer to: a purchase, a permission."""
        return self._dialogue.asked

    # What a person does

    def launch(self) -> Exchange:
        """Open the skill by its name."""
        return self._ask({"type": "LaunchRequest"}, anew=True)

    def intent(self, name: str, slots: Json | None = None, *, one_shot: bool = False) -> Exchange:
        """Say something that Alexa understands as this intent.

        Args:
            name: the intent's name.
            slots: its slots as they go over the wire.
            one_shot: True if the skill's name was said, which begins a session anew.
        """
        body: Json = {"type": "IntentRequest", "intent": envelopes.intent(name, slots)}
        manifest = self._post.manifest
        if manifest and name in manifest.dialogs:
            body["dialogState"] = "IN_PROGRESS" if self.elicited else "STARTED"
        return self._ask(body, anew=one_shot)

    def send_in_session(self, body: Json) -> Exchange:
        """Send any other request that comes in a session, such as a Connections.Response."""
        return self._ask(body, anew=False)

    def settle(self, reply: Reply) -> Exchange:
        """Answer what Amazon asks; the skill hears of it in a Connections.Response.

        Raises:
            NothingAsked: she asks nothing.
        """
        if not self.is_online:
            self._dialogue.quiet_down()
            self._post.log.append(Exchange(None, None, amazon=NO_LINE))
            return self._post.log[-1]
        exchange = self._dialogue.settle(reply)
        self._drain()
        return exchange

    def tell(self, key: str, **values: str) -> Exchange:
        """Let Alexa say something of her own, by its key in prompts.toml; no request is made."""
        self._post.log.append(Exchange(None, None, amazon=own_words(key, **values)))
        return self._post.log[-1]

    def leave(self) -> Exchange | None:
        """Say "exit", which ends a session without asking the skill; None if none is open."""
        self._dialogue.interrupt()
        ended = self._dialogue.end("USER_INITIATED") if self.session else None
        self._dialogue.quiet_down()
        self._drain()
        return ended

    def press(self, button: str, *, local_pause: bool = True) -> Exchange | None:
        """Press a button: play, pause, next or previous.

        Most devices pause by themselves and send no command: the answer is None then, and
        `local_pause` False asks for one that does send it.
        """
        if button == "pause" and local_pause:
            self.player.pause(self.now)
            self._drain()
            return None
        return self.send({"type": f"PlaybackController.{BUTTONS[button]}"})

    def hear_out(self) -> None:
        """Let Alexa finish what she says."""
        floor = self._dialogue.floor
        while floor.phase is Phase.SPEAKING and floor.until is not None:
            self.let_pass(floor.until - self.now)

    # What the world does

    def let_pass(self, milliseconds: int) -> None:
        """Let time pass: audio plays, events arrive, sessions run out."""
        target = self.now + milliseconds
        while (moment := self._next_at()) is not None and moment <= target:
            self._move_to(max(moment, self.now))
            self._step()
        self._move_to(max(target, self.now))

    def send(self, body: Json) -> Exchange | None:
        """Send a request outside of any session, and obey; None if the line is dead."""
        if not self.is_online:
            return None
        exchange = self._post.exchange(body, self.playing, None)
        if error := self._post.error_of(exchange):
            self._post.complain(exchange, error, self.playing)
        else:
            for order in orders_in(exchange.response or {}):
                self.player.obey(order, self.now)
        self._post.insist(exchange)
        self._drain()
        return exchange

    def lose_network(self) -> None:
        """Cut the connection: what sounds runs dry, and nothing reaches the skill."""
        self.is_online = False
        self.player.stall(self.now)

    def find_network(self) -> None:
        """Mend the connection: a stream that ran dry is reported as failed."""
        self.is_online = True
        self.player.fail(self.now, "MEDIA_ERROR_SERVICE_UNAVAILABLE")
        self._drain()

    def power_cut(self) -> None:
        """Pull the plug: the device forgets its queue, its session, and what it was to say."""
        self.player.forget()
        self._dialogue.forget()
        self._line.cut()

    def play_something_else(self) -> None:
        """Let another service take the speaker, which loses the whole queue."""
        self.player.stop(self.now)
        self.player.queue.clear()
        self._drain()
        self.is_most_recent = False

    def fail_stream(self, error: str | None = None) -> None:
        """Break the stream that sounds."""
        self.player.fail(self.now, error or self.faults.error)
        self._drain()

    def remember(self, item: Item, activity: str, *, is_most_recent: bool = True) -> None:
        """Take up what the device held before it was switched off."""
        self.player.remember(item, activity)
        self.is_most_recent = is_most_recent

    # Time

    def _move_to(self, moment: int) -> None:
        """Move the clock; the reminders that come meanwhile are spoken over whatever goes on."""
        since = self.now
        self._clock.move_to(moment)
        for text in self.amazon.accounts.rung(self.house.user_id, since):
            self.tell("reminder", text=text)

    def _next_at(self) -> int | None:
        floor = self._dialogue.floor
        found = (self._line.next_at(), floor.until, self.player.next_at(self.now))
        return min((one for one in found if one is not None), default=None)

    def _step(self) -> None:
        """Let what is due now happen: first what arrives, then who speaks, then what sounds."""
        arrives, until = self._line.next_at(), self._dialogue.floor.until
        if arrives is not None and arrives <= self.now:
            self._drain()
        elif until is not None and until <= self.now:
            self._dialogue.pass_on()
            self._drain()
        else:
            self.player.happen(self.now)
            self._drain()

    def _drain(self) -> None:
        """Deliver what has arrived, and what follows from that within the same moment."""
        if self._is_draining:
            return
        self._is_draining = True
        try:
            for number, happening in enumerate(self._line.arrived(self.now)):
                if number == MOST_AT_ONCE:
                    raise Runaway(f"{number} events in one moment; the last is {happening}")
                self.send(envelopes.event(happening))
        finally:
            self._is_draining = False

    def _ask(self, body: Json, *, anew: bool) -> Exchange:
        self._dialogue.interrupt()
        self.player.hold(self.now)
        self._drain()
        if not self.is_online:
            self._dialogue.quiet_down()
            self._post.log.append(Exchange(None, None, amazon=NO_LINE))
            return self._post.log[-1]
        exchange = self._dialogue.ask(body, anew=anew)
        self._drain()
        return exchange

    def _report(self, happening: Happening) -> None:
        self.is_most_recent = True
        self._line.put(happening, self.faults)

    def _dropped(self, why: str) -> None:
        self._post.breaches.append(soft("Q1", f"dropped without a word: {why}"))
