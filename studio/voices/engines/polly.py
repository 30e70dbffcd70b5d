"""Amazon Polly's neural voices, for production. Never needed for `make run`."""

import threading
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from skill.content.authored import VoiceFile
from studio.audio.pcm import from_pcm16
from studio.errors import VoiceError
from studio.voices.post_processing import finished_clip

if TYPE_CHECKING:
    from studio.audio.samples import Samples

POLLY_RATE = 16_000
"""The highest rate at which Polly gives uncompressed samples; its MP3 would be a second lossy step."""
USUAL_PACE = 165
"""Words per minute of a neural voice at its default pace."""


class PollyEngine:
    """Amazon Polly by boto3, with the credentials and the region that boto3 finds."""

    def __init__(self, client: Any = None) -> None:
        self._client = client
        self._opening = threading.Lock()

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`."""
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
        return finished_clip(from_pcm16(raw), POLLY_RATE)

    def _opened(self) -> Any:
        with self._opening:
            if self._client is None:
                import boto3

                self._client = boto3.client("polly")
        return self._client
