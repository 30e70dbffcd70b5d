"""Checks that need the plan or the voices: do blocks add up to the promised minutes, and do clips fit?"""

from skill.content.authored import Authored
from skill.content.records import Fault
from studio.library.trainer_texts import all_scores
from studio.score.cues import Cue
from studio.score.segment_plan import authored_seconds
from studio.score.segment_score import SegmentScore

TOLERANCE_S = 15


def length_faults(authored: Authored) -> list[Fault]:
    """Return a fault for each workout whose blocks do not add up to its promised minutes."""
    faults = []
    for workout_id, workout in authored.workouts.items():
        total, promised = authored_seconds(workout), workout.minutes * 60
        if abs(total - promised) > TOLERANCE_S:
            off = f"{abs(total - promised)} s too {'long' if total > promised else 'short'}"
            file = f"workouts/{workout_id}.toml"
            faults.append(Fault(file, "blocks", f"add up to {total} s, not {promised} s: {off}"))
    return faults


def clip_faults(authored: Authored) -> list[Fault]:
    """Return a fault for each text that its trainer cannot say in the time that is free for it."""
    from studio.errors import VoiceError
    from studio.voices.clip_lengths import clip_length_ms, remembered_lengths

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
