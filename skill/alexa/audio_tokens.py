"""The AudioPlayer tokens of one request, each parsed once."""

from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.domain.ground.records import record
from skill.domain.library.placement import Placement, parse_token


@record
class AudioTokens:
    """The placements that a request's tokens name; None for a token that is missing or not one of ours."""

    device: Placement | None
    """The audio that the device holds: `context.AudioPlayer.token`."""
    event: Placement | None
    """The audio that an AudioPlayer event is about: `request.token`."""
    playing: Placement | None
    """The audio that sounded when a stream failed: `request.currentPlaybackState.token`."""


def audio_tokens(envelope: RequestEnvelope) -> AudioTokens:
    """Return the placements of a request; its tokens are mostly the same text, which is parsed once."""
    request: Any = envelope.request
    player = envelope.context.audio_player if envelope.context else None
    is_event = request.object_type.startswith("AudioPlayer.")
    state = getattr(request, "current_playback_state", None)
    texts = (
        player.token if player else None,
        request.token if is_event else None,
        state.token if state else None,
    )
    parsed = {text: parse_token(text) for text in set(texts)}
    return AudioTokens(*(parsed[text] for text in texts))
