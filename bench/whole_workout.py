"""One whole workout on the simulated Echo: its requests, reads, writes and time, player events included."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from simulator.clock import VirtualClock
from simulator.device.device import Device
from simulator.protocol.device_profile import DeviceProfile
from simulator.skill_under_test.compiled_durations import CompiledDurations
from simulator.understanding.intent_resolution import Understanding
from simulator.understanding.interaction_model import read_model
from skill.bootstrap import LIBRARY, Settings, build_skill
from skill.domain.ground.units import HOUR_MS, MINUTE_MS
from skill.ports import TurnRecord
from tests.blocked_imports import NoServices

ROOT = Path(__file__).parent.parent
LIMIT_MS = 2 * HOUR_MS
START = 1_795_420_800_000
SAYS = ("start a strength workout for runners", "how long is left", "pause", "resume my workout")


@dataclass(frozen=True, slots=True)
class WorkoutCost:
    """The totals of one listener's whole workout."""

    requests: int
    reads: int
    writes: int
    audio_ms: int
    turn_ms: float
    """The mean time in the skill for one request, with the store in SQLite."""
    answer_bytes: int
    """The size of all responses together, as JSON."""


class Notes:
    """A journal that keeps each turn's record in memory."""

    def __init__(self) -> None:
        self.turns: list[TurnRecord] = []

    def write(self, turn: TurnRecord) -> None:
        """Append a turn."""
        self.turns.append(turn)


def whole_workout() -> WorkoutCost:
    """Start a workout, ask, pause and resume, let it play to its end, and return the totals."""
    from simulator.conversation.conversation import Conversation

    notes, spent, sizes = Notes(), [0.0], [0]
    with tempfile.TemporaryDirectory() as home:
        clock = VirtualClock(START)
        skill = build_skill(Settings(Path(home)), clock, services=NoServices(), turn_log=notes)

        def send(event: object) -> object:
            began = perf_counter()
            answer = skill(event, None)
            spent[0] += perf_counter() - began
            sizes[0] += len(json.dumps(answer))
            return answer

        house = DeviceProfile.of()
        model = read_model(ROOT / "interaction_models" / "en-US.json")
        device = Device(send, clock, CompiledDurations(LIBRARY), house, model=model)
        talk = Conversation(device, Understanding(model, "en-US", house.skill_id, clock.now_ms))
        for said in (SAYS[0], "+3m", SAYS[1], "+2m", SAYS[2], "+1m", SAYS[3]):
            talk.do(said)
        began = device.now
        while device.playing is not None and device.playing.activity == "PLAYING":
            device.let_pass(10_000)
            if device.now - began > LIMIT_MS:
                raise RuntimeError("the workout does not end")
        audio_ms = device.now - began + 5 * MINUTE_MS
    turns = notes.turns
    return WorkoutCost(
        requests=len(turns),
        reads=sum(one.reads for one in turns),
        writes=sum(one.writes for one in turns),
        audio_ms=audio_ms,
        turn_ms=spent[0] * 1000 / len(turns),
        answer_bytes=sizes[0],
    )
