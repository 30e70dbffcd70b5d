"""A house with Echos and people in it, for stories: one time, one store, and everybody's own voice."""

from dataclasses import dataclass, field
from pathlib import Path

from simulator.conversation.step import Step
from simulator.simulation import Simulation, SimulationSettings, start_simulation
from skill.adapters.sqlite_store import SqliteStore
from skill.domain.listener.listener import Listener

NOON = 1_795_453_200_000
"""2026-11-23T17:00Z: noon in New York, a Monday."""


@dataclass
class House:
    """Echos by room; they share the account, the store and the time."""

    home: Path
    now: int = NOON
    time_zone: str | None = "America/New_York"
    echos: dict[str, Simulation] = field(default_factory=dict)

    def echo(self, room: str) -> Simulation:
        """Return the Echo of a room, plugged in when first used."""
        if room not in self.echos:
            wishes = SimulationSettings(device=room, at=self.now, time_zone=self.time_zone, has_premium=True)
            self.echos[room] = start_simulation(wishes, {"AUDIO_TRAINER_HOME": str(self.home)}, self.now)
        return self.echos[room]

    def hears(self, room: str, said: str, voice: str | None = None) -> Step:
        """Let somebody say, or press, something; no answer breaks a rule."""
        bench = self.echo(room)
        device = bench.conversation.device
        if device.profile.with_speaker(voice) != device.profile:
            device.recognize(voice)
        step = bench.conversation.do(said)
        assert [str(one) for one in step.breaches if one.is_hard] == [], said
        self._keep_pace(device.now)
        return step

    def passes(self, milliseconds: int) -> None:
        """Let time pass, in all rooms alike."""
        self._keep_pace(self.now + milliseconds)

    def listeners(self) -> dict[str, Listener]:
        """Return who is stored, by the last part of the key."""
        store = SqliteStore(self.home)
        return {key.partition(".")[2]: store.load(key) for key, *_ in store.rows()}

    def plays(self, room: str) -> str:
        """Return what sounds in a room, by its title and workout; empty for silence."""
        playing = self.echo(room).conversation.device.playing
        current = self.echo(room).conversation.device.player.current
        if playing is None or current is None or playing.activity != "PLAYING":
            return ""
        return f"{current.title} of {current.subtitle}"

    def _keep_pace(self, moment: int) -> None:
        self.now = max(self.now, moment)
        for bench in self.echos.values():
            device = bench.conversation.device
            device.let_pass(max(0, self.now - device.now))
