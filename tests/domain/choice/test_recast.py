"""A workout with another trainer, other music, another move: what is played, and what tells of it."""

from dataclasses import replace

from skill.domain.ground.lines import Text
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Cast, Placement, Source, parse_token
from skill.domain.listener.queue import Spot, new_queue
from skill.domain.playback.streams import placement_of, stream_after, stream_at
from tests.fakes import FakeLibrary

LEGS = Source(SourceKind.WORKOUT, "legs")
SPOT = Spot("play0001", 0, 0, "main-1-move0", DurationMs(0))


def test_a_token_tells_all_of_its_placement() -> None:
    """Who, what, by whom, over what, and instead of what: read back from the token alone."""
    here = Placement(LEGS, "play0001", 3, 2, "main-1-x", 1, "abc.all", Cast("dan", "fast"), "lunge")

    assert parse_token(here.token) == here
    assert len(here.token) < 500


def test_its_own_sound_is_played_where_nothing_was_changed() -> None:
    """A cast that names the workout's own trainer and music is no other sound."""
    library = FakeLibrary()
    queue = replace(new_queue(LEGS, "r", 4, SPOT, "echo"), cast=Cast("maya", "steady"))

    assert stream_at(library, placement_of(library, "w", queue, SPOT)).path == "segments/legs0.mp3"


def test_a_recast_segment_is_named_by_its_parts() -> None:
    """The move, the trainer and the music all stand in the name, each by its edition."""
    library = FakeLibrary()
    queue = replace(new_queue(LEGS, "r", 4, SPOT, "echo"), cast=Cast("dan"), swaps=(("squat", "lunge"),))
    stream = stream_at(library, placement_of(library, "w", queue, SPOT))

    assert stream.path == "segments/legs0.lunge.dan.steady.mp3"
    assert stream.captions == Text("captions", "legs0.lunge.dan.steady")


def test_what_follows_is_recast_too() -> None:
    """A promise keeps the trainer and the changed move, and with the store gone at least the trainer."""
    library = FakeLibrary()
    queue = replace(new_queue(LEGS, "r", 4, SPOT, "echo"), cast=Cast("dan"), swaps=(("squat", "lunge"),))
    here = placement_of(library, "w", queue, SPOT)

    assert stream_after(library, queue, here).path == "segments/legs1.lunge.dan.steady.mp3"
    assert stream_after(library, None, here).placement.cast == Cast("dan")
