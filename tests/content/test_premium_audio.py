"""What the gate lets through only for some is what a server gives out only with a signature."""

from pathlib import Path

import pytest

from skill.content.compiled import CompiledShelves
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Cast, Placement, Source
from skill.domain.playback.streams import stream_at
from skill.domain.premium.access import is_premium
from skill.domain.premium.signed_audio import PremiumAudio
from skill.domain.tailoring.workout_search import workouts_that_fit
from skill.domain.turn.wish import Wish

LIBRARY = Path(__file__).parent.parent.parent / "skill" / "content" / "library.sqlite"
SHELF = CompiledShelves(LIBRARY).in_locale("en-US")
AUDIO = PremiumAudio(SHELF)
CASTS = [Cast(), Cast(music="none"), Cast(trainer="maya"), Cast(trainer="aoife", music="iron-drive")]


@pytest.mark.parametrize("cast", CASTS, ids=str)
def test_gate_and_server_agree_on_every_workout(cast: Cast) -> None:
    """Of every segment of every workout, also done as another move; a shared free file is free to both."""
    seen = set()
    for card in workouts_that_fit(SHELF, Wish(), 1_000):
        workout = SHELF.workout(card.id, cast.music)
        assert workout is not None
        for segment in workout.segments:
            for move in ("", "march"):
                source = Source(SourceKind.WORKOUT, card.id)
                placement = Placement(source, "play0001", 0, segment.place, segment.id, cast=cast, move=move)
                stream = stream_at(SHELF, placement)
                assert stream is not None
                is_shared = not AUDIO.needs_signature(f"segments/{segment.asset}.mp3")
                wanted = is_premium(SHELF, placement)
                if wanted and card.premium and is_shared:
                    continue
                assert AUDIO.needs_signature(stream.path) is wanted, stream.path
                seen.add(wanted)
    assert True in seen


def test_gate_and_server_agree_on_every_playlist() -> None:
    """The tracks of a premium playlist that no free one has."""
    free = {track.asset for one in SHELF.playlists() if not one.premium for track in one.tracks}
    premium = {track.asset for one in SHELF.playlists() if one.premium for track in one.tracks} - free
    assert free
    assert premium
    assert not any(AUDIO.needs_signature(f"tracks/{one}.mp3") for one in free)
    assert all(AUDIO.needs_signature(f"tracks/{one}.mp3") for one in premium)


@pytest.mark.parametrize("path", ["", "x", "segments/unknown.mp3", "segments/a.b.mp3", "tracks/../x.mp3"])
def test_what_is_unknown_is_not_given_away(path: str) -> None:
    """Whatever is asked for."""
    assert AUDIO.needs_signature(path)
