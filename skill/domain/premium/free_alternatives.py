"""What is free and comes nearest to something premium: named in the same breath, whatever is said of that."""

from skill.domain.ground.lines import Text
from skill.domain.ground.records import record
from skill.domain.library.contents import Plan, Playlist, SourceKind, WorkoutCard
from skill.domain.library.lookup import Library
from skill.domain.library.placement import Cast, Source
from skill.domain.tailoring.workout_search import workouts_that_fit
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish

MUSIC = "free-music"
"""What a question about a playlist is about."""


@record
class Free:
    """Something free, and the question's subject by which "yes" starts it."""

    name: Text
    pending: Pending


def instead_of(library: Library, source: Source, cast: Cast) -> Free | None:
    """Return what is free in place of a source in a cast; None if nothing is."""
    if source.kind is SourceKind.PLAYLIST:
        return _music(library, library.playlist(source.id))
    card = library.workout_card(source.id)
    if card is not None and not card.premium and cast != Cast():
        return _workout(card)  # as its author made it, it is free
    return _nearest(library, card)


def instead_of_plan(library: Library, plan: Plan) -> Free | None:
    """Return the first free workout of a plan, or whichever is free."""
    cards = (library.workout_card(one.workout) for one in plan.sessions)
    first = next((card for card in cards if card is not None and not card.premium), None)
    return _workout(first) if first else _nearest(library, None)


def any_workout(library: Library, other_than: str) -> Free | None:
    """Return a free workout that is not this one."""
    card = library.workout_card(other_than)
    found = [*_free(library, Wish(kind=card.kind if card else None)), *_free(library, Wish())]
    left = [one for one in found if one.id != other_than]
    return _workout(left[0]) if left else None


def _nearest(library: Library, card: WorkoutCard | None) -> Free | None:
    if card is None:
        found = _free(library, Wish())
        return _workout(found[0]) if found else None
    found = _free(library, Wish(kind=card.kind)) or _free(library, Wish())

    def cost(one: WorkoutCard) -> tuple[bool, int, int, int]:
        more_to_fetch = len(set(one.equipment) - set(card.equipment))
        is_for_others = not set(one.audiences) & set(card.audiences)
        return (is_for_others, more_to_fetch, abs(one.minutes - card.minutes), one.rank)

    return _workout(min(found, key=cost)) if found else None


def _free(library: Library, wish: Wish) -> list[WorkoutCard]:
    return [card for card in workouts_that_fit(library, wish) if not card.premium]


def _workout(card: WorkoutCard) -> Free:
    return Free(Text("workout", card.id), Pending("offer", card.id))


def _music(library: Library, wanted: Playlist | None) -> Free | None:
    lists = [one for one in library.playlists() if not one.premium]
    if not lists:
        return None

    def cost(one: Playlist) -> tuple[bool, int]:
        if wanted is None:
            return (False, 0)
        return (not set(one.moods) & set(wanted.moods), abs(one.bpm_low - wanted.bpm_low))

    found = min(lists, key=cost)
    return Free(Text("playlist", found.id), Pending(MUSIC, found.id))
