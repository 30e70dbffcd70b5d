"""The check that every text can be said in the time that is free for it."""

from skill.content.authored import Authored
from skill.content.faults import Fault
from studio.errors import VoiceError
from studio.library.trainer_texts import all_scores
from studio.score.cues import Cue
from studio.score.segment_score import SegmentScore
from studio.voices.clip_lengths import clip_length_ms, remembered_lengths


def clip_faults(authored: Authored) -> list[Fault]:
    """Return a fault for each text that its trainer cannot say in the time that is free for it."""
    faults = []
    with remembered_lengths():
        for score in all_scores(authored):
            try:
                for cue in score.cues:
                    length = clip_length_ms(cue.text, score.voice)
                    if length > cue.window_ms:
                        faults.append(_too_long(score, cue, length))
            except VoiceError as error:
                faults.append(Fault(f"trainers/{score.voice.trainer}.toml", "voice", str(error)))
    return sorted(set(faults))


def _too_long(score: SegmentScore, cue: Cue, length: int) -> Fault:
    message = (
        f"takes {length} ms to say and has {cue.window_ms} ms: {cue.text!r}; "
        "shorten it, or give the move more time"
    )
    file = f"workouts/{score.workout}.toml" if score.bells else f"trainers/{score.voice.trainer}.toml"
    return Fault(file, f"{score.segment} {cue.kind}", message)
