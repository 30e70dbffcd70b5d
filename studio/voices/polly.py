"""Amazon Polly as a voice engine: neural voices, for production. Never needed for `make run`."""

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import numpy as np

from skill.content.authored import VoiceFile
from studio.voices.engines import SAMPLE_RATE, VoiceError
from studio.voices.shaping import resampled, trimmed

if TYPE_CHECKING:
    from studio.voices.engines import Samples

POLLY_RATE = 16_000
USUAL_PACE = 165
"""Words a minute of a neural voice that is told nothing about its pace."""


class PollyEngine:
    """Amazon Polly by boto3; its own credentials and region, as boto3 finds them."""

    def __init__(self, client: Any = None) -> None:
        self._client = client

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the text as sound; see the port."""
        from botocore.exceptions import BotoCoreError, ClientError

        if not voice.polly:
            raise VoiceError("this trainer has no Polly voice: give [voice] a key 'polly'")
        pace = min(200, max(20, round(100 * voice.words_per_minute / USUAL_PACE)))
        try:
            answer = self._opened().synthesize_speech(
                Engine="neural",
                OutputFormat="pcm",
                SampleRate=str(POLLY_RATE),
                TextType="ssml",
                VoiceId=voice.polly,
                Text=f'<speak><prosody rate="{pace}%">{escape(text)}</prosody></speak>',
            )
            raw = answer["AudioStream"].read()
        except (BotoCoreError, ClientError) as error:
            raise VoiceError(f"Polly could not say {text!r} as {voice.polly}: {error}") from error
        sound = (np.frombuffer(raw, "<i2") / 32_768).astype(np.float32)
        return resampled(trimmed(sound), POLLY_RATE, SAMPLE_RATE)

    def _opened(self) -> Any:
        if self._client is None:
            import boto3

            self._client = boto3.client("polly")
        return self._client
