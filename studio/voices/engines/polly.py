"""Amazon Polly's voices, for operators: generative where the region has them, else neural."""

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
"""Words per minute of a voice at its default pace."""
KINDS = ("generative", "neural")
"""Polly's engines, the better first; not every region and not every voice has the first."""
WITHOUT = ("EngineNotSupportedException", "ValidationException")
"""What Polly says where a voice has no such engine, or the region none."""


class PollyEngine:
    """Amazon Polly by boto3, with the credentials and the region that boto3 finds."""

    def __init__(self, client: Any = None) -> None:
        self._client = client
        self._opening = threading.Lock()
        self._kinds: dict[str, str] = {}

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`."""
        from botocore.exceptions import BotoCoreError, ClientError

        if not voice.polly:
            raise VoiceError("this trainer has no Polly voice: give [voice] a key 'polly'")
        try:
            raw = self._spoken(text, voice)
        except (BotoCoreError, ClientError) as error:
            raise VoiceError(f"Polly could not say {text!r} as {voice.polly}: {error}") from error
        return finished_clip(from_pcm16(raw), POLLY_RATE)

    def _spoken(self, text: str, voice: VoiceFile) -> bytes:
        """Return the samples, by the best engine that Polly has for the voice here; it is found once."""
        from botocore.exceptions import ClientError

        pace = min(200, max(20, round(100 * voice.words_per_minute / USUAL_PACE)))
        kind = self._kinds.get(voice.polly, KINDS[0])
        try:
            answer = self._opened().synthesize_speech(
                Engine=kind,
                OutputFormat="pcm",
                SampleRate=str(POLLY_RATE),
                TextType="ssml",
                VoiceId=voice.polly,
                Text=f'<speak><prosody rate="{pace}%">{escape(text)}</prosody></speak>',
            )
        except ClientError as error:
            if kind == KINDS[-1] or error.response["Error"]["Code"] not in WITHOUT:
                raise
            self._kinds[voice.polly] = KINDS[-1]
            return self._spoken(text, voice)
        spoken: bytes = answer["AudioStream"].read()
        return spoken

    def _opened(self) -> Any:
        with self._opening:
            if self._client is None:
                import boto3

                self._client = boto3.client("polly")
        return self._client
