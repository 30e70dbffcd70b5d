"""Breathers: the minute of rest that a trainer gives on demand, with quiet music and a few words."""

from collections.abc import Iterator

from skill.content.authored import Authored, TrainerFile
from skill.content.validation.trainers import BREATHER_S
from skill.domain.ground.units import MINUTE_MS, DurationMs
from studio.audio.samples import SAMPLE_RATE
from studio.music.tempo import BEATS_A_BAR
from studio.score.cue_sheet import SEAM_MS
from studio.score.cues import Cue
from studio.score.phrase_decks import PhraseDecks
from studio.score.segment_score import MusicExcerpt, SegmentScore, hashed_score

BREATHER_MS = MINUTE_MS
VARIANTS = 3
"""The number of breathers of each trainer, so that the second in a workout is not the same as the first."""
WORKOUT = "breather"
"""What a breather's score has in place of the id of a workout."""

_AT_MS = {
    "breather_start": 600,
    "breather_half": 30_000,
    "breather_ten": 50_000,
    "breather_end": BREATHER_MS - 3_400,
}


def score_breathers(authored: Authored, trainer_id: str) -> tuple[SegmentScore, ...]:
    """Return the scores of a trainer's breathers.

    Raises:
        KeyError: the trainer or the playlist does not exist.
    """
    return tuple(_scores(authored, trainer_id))


def _scores(authored: Authored, trainer_id: str) -> Iterator[SegmentScore]:
    trainer = authored.trainers[trainer_id]
    track = authored.playlists[trainer.breather_playlist].tracks[0]
    bars = -(-BREATHER_MS * track.bpm // (BEATS_A_BAR * MINUTE_MS))
    music = MusicExcerpt(track.id, 0, bars, track.bpm, runs_on=False, layers=((0, "breathe"),))
    decks = PhraseDecks(f"{WORKOUT}/{trainer_id}")
    samples = BREATHER_MS * SAMPLE_RATE // 1000
    for place in range(VARIANTS):
        cues = tuple(_cues(trainer, decks))
        yield hashed_score(
            WORKOUT, f"{WORKOUT}-{place + 1}", place, samples, trainer.voice, cues, (), music, track
        )


def _cues(trainer: TrainerFile, decks: PhraseDecks) -> Iterator[Cue]:
    for key, at in _AT_MS.items():
        text = decks.deal(key, trainer.phrases[key], lambda _: True)
        # The gate allows each text BREATHER_S seconds; a slow trainer may take half as long again.
        window = min(round(BREATHER_S[key] * 1_500), BREATHER_MS - SEAM_MS - at)
        yield Cue(key.replace("_", "-"), DurationMs(at), DurationMs(window), str(text))
