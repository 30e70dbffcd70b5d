"""The check that every text can be said in the time that is free for it."""

from collections.abc import Iterator

from skill.content.authored import Authored
from skill.content.faults import Fault
from studio.errors import VoiceError
from studio.library.trainer_texts import all_scores
from studio.score.cues import Cue
from studio.score.segment_score import SegmentScore
from studio.score.speech_time import speech_ms
from studio.score.spoken_lines import spoken_lines
from studio.voices.clip_index import recorded_file
from studio.voices.clip_lengths import clip_length_ms, remembered_lengths


def clip_faults(authored: Authored) -> list[Fault]:
    """Return a fault for each text that its trainer cannot say in the time that is free for it."""
    with remembered_lengths():
        return sorted({*_overflows(authored), *_underestimates(authored)})


def _overflows(authored: Authored) -> Iterator[Fault]:
    """Yield a fault for each text of the workouts as they are written that is longer than its window."""
    for score in all_scores(authored):
        try:
            for cue in score.cues:
                length = clip_length_ms(cue.text, score.voice)
                if length > cue.window_ms:
                    yield _too_long(score, cue, length)
        except VoiceError as error:
            yield Fault(f"trainers/{score.voice.trainer}.toml", "voice", str(error))


def _underestimates(authored: Authored) -> Iterator[Fault]:
    """Yield a fault for each recording that is longer than the scores reckon with.

    What is recast is not scored beforehand, for there is too much of it; its texts are chosen by these
    estimates where no reel tells the length.
    """
    for trainer, lines in spoken_lines(authored).items():
        voice = authored.trainers[trainer].voice
        for line in lines:
            if recorded_file(trainer, line) is None:
                continue
            reckoned, length = speech_ms(line, voice), clip_length_ms(line, voice)
            if length > reckoned:
                message = f"{line!r} takes {length} ms to say, and {reckoned} are reckoned with: lower it"
                yield Fault(f"trainers/{trainer}.toml", "voice.words_per_minute", message)


def _too_long(score: SegmentScore, cue: Cue, length: int) -> Fault:
    message = (
        f"takes {length} ms to say and has {cue.window_ms} ms: {cue.text!r}; "
        "shorten it, or give the move more time"
    )
    file = f"workouts/{score.workout}.toml" if score.bells else f"trainers/{score.voice.trainer}.toml"
    return Fault(file, f"{score.segment} {cue.kind}", message)
