"""Which program encodes: ffmpeg at home, LAME alone where there is no ffmpeg."""

import os

ENCODER_VARIABLE = "AUDIO_TRAINER_ENCODER"
"""The environment variable that names the encoder; ffmpeg if it is not set."""
ENCODERS = ("ffmpeg", "lame")


def chosen_encoder() -> str:
    """Return the name of the encoder that the environment chooses, known or not."""
    return os.environ.get(ENCODER_VARIABLE) or ENCODERS[0]
