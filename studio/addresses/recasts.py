"""The names of one segment in every cast and with every move, and of which kind each is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skill.domain.library.placement import NO_MUSIC
from studio.addresses.kinds import Address, Kind
from studio.score.recast import PARTS
from studio.score.substitutes import Way

Editions = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Written:
    """A segment as its author wrote it, with its lengths over all music."""

    asset: str
    workout: str
    place: int
    exercise: str
    trainer: str
    playlist: str
    premium: bool
    """True if every workout in which this very sound stands is premium."""
    lengths: Mapping[str, int]
    """Its length in milliseconds over each playlist, by id; without music it is as long as over its own."""

    def length(self, music: str) -> int:
        """Return its length over a playlist, or without music."""
        return self.lengths[self.playlist if music == NO_MUSIC else music]

    def is_premium(self, trainer: str, music: str) -> bool:
        """True if only a person with Premium hears it with this trainer over this music."""
        return self.premium or trainer != self.trainer or music not in {self.playlist, NO_MUSIC}


def kind_of(written: Written, way: Way, trainer: str, music: str) -> Kind:
    """Return the kind of a segment that is done with a move, a trainer and music, own ones or others."""
    other_trainer, other_music = trainer != written.trainer, music != written.playlist
    changes = (way is not Way.OWN) + other_trainer + other_music
    if way in {Way.LIKE, Way.FAR}:
        return Kind.RARE if changes > 1 else Kind.LIKE if way is Way.LIKE else Kind.FAR
    if changes > 1:
        return Kind.SEVERAL
    if other_music:
        return Kind.NO_MUSIC if music == NO_MUSIC else Kind.MUSIC
    if other_trainer:
        return Kind.TRAINER
    return Kind.SEGMENT if way is Way.OWN else Kind.VARIANT


def addresses_of(
    written: Written, ways: Mapping[str, Way], editions: Editions, kinds: frozenset[Kind]
) -> Iterator[Address]:
    """Yield the addresses of a segment with every move, trainer and music, those of some kinds.

    Args:
        written: the segment.
        ways: what leads from the author's move to each move of the library.
        editions: the library's editions, which say what trainers and playlists there are as well.
        kinds: the kinds that are wanted.
    """
    trainers = [one for of, one in editions if of == "trainer"]
    playlists = [*(one for of, one in editions if of == "playlist"), NO_MUSIC]
    for way in Way:
        moves = [one for one, leads in ways.items() if leads is way]
        for trainer in trainers:
            for music in playlists:
                kind = kind_of(written, way, trainer, music)
                if kind not in kinds:
                    continue
                length, premium = written.length(music), written.is_premium(trainer, music)
                for move in moves:
                    path = path_of(written, editions, move, trainer, music)
                    yield Address(path, kind, length, premium)


def path_of(written: Written, editions: Editions, move: str, trainer: str, music: str) -> str:
    """Return the path by which the runtime asks for it (`skill/domain/playback/streams.py`)."""
    if (move, trainer, music) == (written.exercise, written.trainer, written.playlist):
        return f"segments/{written.asset}.mp3"
    parts = zip(PARTS, (move, trainer, music), strict=True)
    return f"segments/{written.asset}.{'.'.join(editions.get(part, part[1]) for part in parts)}.mp3"
