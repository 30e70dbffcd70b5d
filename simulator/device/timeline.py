"""Simulated time on a device: what is due next, and in which order things happen.

There are no threads and no real time: everything happens in `let_pass`, or at once.
"""

from collections.abc import Callable

from simulator.device.dialog_manager import DialogManager
from simulator.device.event_line import EventLine
from simulator.device.player import Player
from simulator.device.skill_client import SkillClient
from simulator.errors import SimulatorError
from simulator.protocol.player_events import PlayerEvent
from simulator.services.connections import alexa_prompt

MOST_AT_ONCE = 200


class Runaway(SimulatorError):
    """Skill and device respond to each other without end, as after a stream that always fails."""


class Timeline:
    """Moves the clock of one device, and lets happen what is due."""

    def __init__(
        self,
        client: SkillClient,
        line: EventLine,
        dialog: DialogManager,
        player: Player,
        deliver: Callable[[PlayerEvent], object],
    ) -> None:
        """Take the parts of the device.

        Args:
            client: holds the clock to move, and says the reminders that become due.
            line: the events that are on their way to the skill.
            dialog: speech and microphone.
            player: the audio player.
            deliver: sends an event that has arrived to the skill.
        """
        self._client, self._clock, self._line = client, client.clock, line
        self._dialog, self._player, self._deliver = dialog, player, deliver
        self._is_delivering = False

    def next_at(self) -> int | None:
        """Return when something happens next by itself, in milliseconds since 1970; None if nothing will."""
        found = (self._line.next_at(), self._dialog.floor.until, self._player.next_at(self._clock.now))
        return min((one for one in found if one is not None), default=None)

    def let_pass(self, milliseconds: int) -> None:
        """Let time pass: audio plays, events arrive, sessions time out."""
        target = self._clock.now + milliseconds
        while (moment := self.next_at()) is not None and moment <= target:
            self._move_to(max(moment, self._clock.now))
            self._step()
        self._move_to(max(target, self._clock.now))

    def deliver_arrived(self) -> None:
        """Deliver the events that have arrived, and those that follow from them at the same time.

        Raises:
            Runaway: the events do not come to an end.
        """
        if self._is_delivering:
            return
        self._is_delivering = True
        try:
            for number, event in enumerate(self._line.arrived(self._clock.now)):
                if number == MOST_AT_ONCE:
                    raise Runaway(f"{number} events in one moment; the last is {event}")
                self._deliver(event)
        finally:
            self._is_delivering = False

    def _move_to(self, moment: int) -> None:
        """Move the clock; a reminder that becomes due is spoken over anything else."""
        since = self._clock.now
        self._clock.move_to(moment)
        client = self._client
        for text in client.amazon.accounts.reminders_due(client.profile.user_id, since):
            client.say(alexa_prompt("reminder", text=text))

    def _step(self) -> None:
        """Let one thing that is due happen: first events, then speech and microphone, then the player."""
        now = self._clock.now
        arrives, until = self._line.next_at(), self._dialog.floor.until
        if arrives is None or arrives > now:
            if until is not None and until <= now:
                self._dialog.end_phase()
            else:
                self._player.happen(now)
        self.deliver_arrived()
