"""The render function as a whole: plugs it together, and tells the kinds of its events apart."""

from collections.abc import Callable, Mapping
from typing import Any

from studio.addresses.index import orderable
from studio.errors import StudioError
from studio.mixdown.stems import forget_clips
from studio.music.track_sound import forget_track
from studio.render_function.audio_store import AudioStore, BucketStore
from studio.render_function.maker import Maker
from studio.render_function.orders import paths_of, serve_order, serve_queue
from studio.render_function.render_log import RenderLog
from studio.render_function.stream_answers import answer
from studio.rendering.addresses import rehearse, rendered_bytes

BUCKET_VARIABLE = "AUDIO_TRAINER_BUCKET"
PATIENCE_MS = 300_000
"""The time that is left where nobody says how much is, in milliseconds."""

Handler = Callable[[Any, Any], Any]


class NoBucket(StudioError):
    """The function was not told where to store what it makes."""


class UnknownEvent(StudioError):
    """Nothing that this function is called for."""


def render_function(environment: Mapping[str, str], store: AudioStore | None = None) -> Handler:
    """Return the function as `handler(event, context)`.

    Args:
        environment: AUDIO_TRAINER_BUCKET, and what AWS's own clients read.
        store: where audio is kept; None for the bucket.

    Raises:
        NoBucket: no bucket is named.
    """
    log = RenderLog(environment.get("AWS_LAMBDA_FUNCTION_NAME", ""))
    maker = Maker(store or _bucket(environment), orderable, rendered_bytes, log, _free_memory)

    def handler(event: Any, context: Any) -> Any:
        return handle(event, context, maker)

    _before_a_freeze(rehearse)
    return handler


def handle(event: Any, context: Any, maker: Maker) -> Any:
    """Return the answer to an event: of a function URL, of a queue, or an order of the skill's.

    Raises:
        UnknownEvent: it is none of these.
        NotAllMade: not all of an order could be made.
    """
    if isinstance(event, Mapping):
        left_ms = getattr(context, "get_remaining_time_in_millis", lambda: PATIENCE_MS)
        if "rawPath" in event:
            return answer(event, maker)
        if isinstance(event.get("Records"), list):
            return serve_queue(event["Records"], maker, left_ms)
        if (paths := paths_of(event)) is not None:
            return serve_order(paths, maker, left_ms)
    raise UnknownEvent("neither an address, nor messages of a queue, nor an order of paths")


def _bucket(environment: Mapping[str, str]) -> AudioStore:
    bucket = environment.get(BUCKET_VARIABLE)
    if not bucket:
        raise NoBucket(f"{BUCKET_VARIABLE} names no bucket")
    import boto3
    from botocore.config import Config

    client = boto3.client(
        "s3",
        config=Config(
            retries={"mode": "standard", "max_attempts": 3},
            connect_timeout=2,
            read_timeout=10,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
    return BucketStore(client, bucket)


def _before_a_freeze(work: Callable[[], None]) -> None:
    """Have work done before Lambda takes its snapshot: then each copy starts with its result."""
    try:
        import snapshot_restore_py as snapshots  # only Lambda's own Python has it
    except ImportError:
        return
    snapshots.register_before_snapshot(work)


def _free_memory() -> None:
    forget_track()
    forget_clips()
