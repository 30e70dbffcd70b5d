"""The stream that a device plays at a placement, its title, and the stream that follows it."""

from skill.domain.ground.lines import Several, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Playlist, Segment, SourceKind, Track, Workout
from skill.domain.library.lookup import Library
from skill.domain.library.placement import AUTHORS_CAST, NO_MUSIC, Cast, Placement, Source
from skill.domain.listener.queue import Queue, QueueState, Spot, spot_of
from skill.domain.playback.breathers import BREATHER, interrupted_spot
from skill.domain.playback.pictures import pictures_of_breather, pictures_of_move, pictures_of_track
from skill.domain.turn.outcome import Stream

Item = Segment | Track


def items_of(library: Library, source: Source, cast: Cast = AUTHORS_CAST) -> tuple[Item, ...]:
    """Return the items of a source in its own order; none if it is no longer in the library."""
    return _items(workout_or_playlist(library, source, cast))


def workout_or_playlist(
    library: Library, source: Source, cast: Cast = AUTHORS_CAST
) -> Workout | Playlist | None:
    """Return the workout, with its lengths over the cast's music, or the playlist; None if unknown."""
    if source.kind is SourceKind.WORKOUT:
        return library.workout(source.id, cast.music)
    return library.playlist(source.id)


def stream_at(library: Library, placement: Placement, offset_ms: int = 0) -> Stream | None:
    """Return the stream of a placement at an offset; None if the library no longer has the item."""
    placement = _with_known_parts(library, placement)
    if placement.item == BREATHER:
        return _breather_stream(library, placement, DurationMs(max(0, offset_ms)))
    content = workout_or_playlist(library, placement.source, placement.cast)
    items = _items(content)
    if placement.item >= len(items):
        return None
    item = items[placement.item]
    placement = replace(placement, item_id=item.id)
    offset = DurationMs(min(max(0, offset_ms), max(0, item.duration_ms - 1)))
    if isinstance(content, Workout):
        return _segment_stream(library, content, content.segments[placement.item], placement, offset)
    title = Text("track", placement.source.id, str(placement.item))
    subtitle = line("now.playlist", name=Text("playlist", placement.source.id))
    shown = pictures_of_track(library, placement.source.id, item.id, placement.item)
    return Stream(placement, f"tracks/{item.asset}.mp3", offset, title, subtitle, pictures=shown)


def _with_known_parts(library: Library, placement: Placement) -> Placement:
    """Return the placement without a trainer, music or move that the library no longer has.

    So nothing is named that nobody can make: all that is, `studio/addresses/` enumerates.
    """
    cast, move = placement.cast, placement.move
    if not (cast.trainer or cast.music or move):
        return placement
    has_music = cast.music == NO_MUSIC or bool(library.edition("playlist", cast.music))
    known = Cast(
        cast.trainer if library.edition("trainer", cast.trainer) else "", cast.music if has_music else ""
    )
    return replace(placement, cast=known, move=move if library.edition("exercise", move) else "")


def _items(content: Workout | Playlist | None) -> tuple[Item, ...]:
    if isinstance(content, Workout):
        return content.segments
    return content.tracks if content else ()


def _breather_stream(library: Library, placement: Placement, offset: DurationMs) -> Stream | None:
    card = library.workout_card(placement.source.id)
    trainer = placement.cast.trainer or (card.trainer if card else "")
    breather = library.breather(trainer, placement.at)
    if card is None or breather is None:
        return None
    subtitle = line("now.workout", name=Text("workout", card.id), trainer=Text("trainer", trainer))
    path, title = f"segments/{breather.asset}.mp3", title_of(placement)
    captions = Text("captions", breather.asset)
    start = DurationMs(min(offset, breather.duration_ms - 1))
    shown = pictures_of_breather(library, trainer)
    return Stream(placement, path, start, title, subtitle, captions, shown)


def _segment_stream(
    library: Library, workout: Workout, segment: Segment, placement: Placement, offset: DurationMs
) -> Stream:
    card = workout.card
    trainer = placement.cast.trainer or card.trainer
    subtitle = line("now.workout", name=Text("workout", card.id), trainer=Text("trainer", trainer))
    name = audio_name(library, workout, segment, placement)
    captions = Text("captions", name)
    shown = pictures_of_move(library, placement.move or segment.exercise, trainer, segment)
    return Stream(placement, f"segments/{name}.mp3", offset, title_of(placement), subtitle, captions, shown)


def audio_name(library: Library, workout: Workout, segment: Segment, placement: Placement) -> str:
    """Return the name of a segment's audio file, without folder and extension.

    A segment with another move, trainer or music than the author's is named by its own asset and the editions
    of move, trainer and playlist. So the library need not list every combination, and the name changes with
    each of its parts.
    """
    card, cast = workout.card, placement.cast
    move = placement.move or segment.exercise
    trainer, music = cast.trainer or card.trainer, cast.music or card.playlist
    if (move, trainer, music) == (segment.exercise, card.trainer, card.playlist):
        return segment.asset
    over = NO_MUSIC if music == NO_MUSIC else library.edition("playlist", music)
    return ".".join(
        (segment.asset, library.edition("exercise", move), library.edition("trainer", trainer), over)
    )


def title_of(placement: Placement) -> Text | Several:
    """Return the title of a placement, shown and spoken."""
    if placement.source.kind is SourceKind.PLAYLIST:
        return Text("track", placement.source.id, str(placement.item))
    if placement.item == BREATHER:
        return Several((line("now.breather"),))
    if placement.move:
        return Several((line("now.move", move=Text("exercise", placement.move)),))
    return Text("segment", placement.source.id, str(placement.item))


def placement_of(library: Library, who: str, queue: Queue, spot: Spot) -> Placement:
    """Return the placement of a spot in the queue of the listener with key `who`."""
    plain = Placement(queue.source, spot.play, spot.at, spot.item, spot.item_id, 0, who, queue.cast)
    return replace(plain, move=_move_at(library, queue, spot.item))


def _move_at(library: Library, queue: Queue, item: int) -> str:
    """Return the exercise that replaces that of an item; empty if none does."""
    if not queue.swaps:
        return ""
    items = items_of(library, queue.source, queue.cast)
    segment = items[item] if item < len(items) else None
    if not isinstance(segment, Segment):
        return ""
    move = queue.move_for(segment.exercise)
    return move if move != segment.exercise else ""


def stream_after(library: Library, queue: Queue | None, placement: Placement) -> Stream | None:
    """Return the stream after a placement; None if there is none.

    The same queue and placement always give the same stream, so that asking twice does no harm. Without a
    queue (if another device took it over, or the store cannot be read) the source's own order is followed.
    """
    if placement.item == BREATHER:
        return _stream_after_breather(library, queue, placement)
    item = queue.item_at(placement.at + 1) if queue else placement.item + 1
    if item is None:
        return None
    after = replace(placement, at=placement.at + 1, item=item, attempt=0, move="")
    if queue is not None:
        after = replace(after, cast=queue.cast, move=_move_at(library, queue, item))
    return stream_at(library, after)


def _stream_after_breather(library: Library, queue: Queue | None, placement: Placement) -> Stream | None:
    # A second breather interrupts the same spot as the first.
    has_another = queue is not None and queue.item_at(placement.at + 1) == BREATHER
    after = replace(placement, at=placement.at + 1, attempt=0)
    if has_another:
        return stream_at(library, after)
    back = interrupted_spot(spot_of(placement, DurationMs(0)))
    move = _move_at(library, queue, back.item) if queue else ""
    after = replace(after, item=back.item, item_id=back.item_id, move=move)
    return stream_at(library, after, back.offset_ms)


def remaining_ms(library: Library, queue: Queue) -> int:
    """Return how much of the present pass is left to play, in milliseconds, without breathers."""
    items = items_of(library, queue.source, queue.cast)
    spot = queue.spot
    ahead = [queue.order[at % len(queue.order)] for at in range(spot.at, max(spot.at + 1, queue.end))]
    whole = sum(items[item].duration_ms for item in ahead if item < len(items))
    return max(0, whole - interrupted_spot(spot).offset_ms)


def played_ms(library: Library, queue: Queue) -> int:
    """Return how much of the present pass was played, in milliseconds; all of it if the queue is done."""
    items = items_of(library, queue.source, queue.cast)
    spot = queue.spot
    until = queue.end if queue.state is QueueState.DONE else spot.at
    gone = [queue.order[at % len(queue.order)] for at in range(queue.first_place(), until)]
    whole = sum(items[item].duration_ms for item in gone if item < len(items))
    return whole + (0 if queue.state is QueueState.DONE else interrupted_spot(spot).offset_ms)
