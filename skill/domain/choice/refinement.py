"""Refining a choice: something else, something shorter, something longer."""

from skill.domain.choice.offers import no_more, offer, show, two_of
from skill.domain.choice.requests import Longer, MoreChoices, Shorter
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, WorkoutCard
from skill.domain.tailoring.workout_search import workouts_that_fit
from skill.domain.tips.requests import TellAnother
from skill.domain.tips.tips import on_another
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

ABOUT_TIPS = {"more", "another", "tip"}
MOST_CARDS = 2_000
SHORT, LONG = 10, 30
"""What is short and what is long to somebody of whom nothing else is known, in minutes."""


def on_more_choices(scene: Scene, _heard: MoreChoices) -> Outcome:
    """Name two more that fit; after a tip, another tip."""
    pending = scene.pending
    if pending is not None and pending.about in ABOUT_TIPS:
        return on_another(scene, TellAnother())
    if scene.talk.wish is None and not scene.talk.told:
        return offer(scene, _like_here(scene), line("choice.else"))
    wish = scene.talk.wish or Wish()
    fresh = [
        card for card in workouts_that_fit(scene.library, wish, MOST_CARDS) if card.id not in scene.talk.told
    ]
    if not fresh:
        return no_more(scene, scene.talk.wish)
    return show(scene, scene.talk.wish, two_of(fresh), line("choice.else"))


def on_shorter(scene: Scene, _heard: Shorter) -> Outcome:
    """Name two that take less time than those before."""
    return _of_another_length(scene, longer=False)


def on_longer(scene: Scene, _heard: Longer) -> Outcome:
    """Name two that take more time than those before."""
    return _of_another_length(scene, longer=True)


def _of_another_length(scene: Scene, *, longer: bool) -> Outcome:
    wish, lengths = scene.talk.wish or _like_here(scene), _lengths(scene)
    if not lengths:
        return offer(scene, replace(wish, minutes=LONG if longer else SHORT))
    bound = max(lengths) if longer else min(lengths)
    cards = workouts_that_fit(scene.library, replace(wish, minutes=None), MOST_CARDS)
    fit = [card for card in cards if (card.minutes > bound if longer else card.minutes < bound)]
    if not fit:
        said = line("choice.longest" if longer else "choice.shortest")
        return _again(scene, wish, said)
    # The nearest length first: who says "shorter" does not say "as short as can be".
    fit.sort(key=lambda card: (card.premium, abs(card.minutes - bound)))
    said = line("choice.longer" if longer else "choice.shorter")
    return show(scene, replace(wish, minutes=fit[0].minutes), two_of(fit), said)


def _again(scene: Scene, wish: Wish, *before: Line) -> Outcome:
    cards = [card for one in scene.talk.offered if (card := scene.library.workout_card(one)) is not None]
    if not cards:
        here = _card_here(scene)
        cards = [here] if here else []
    return show(scene, wish, cards[:2], *before) if cards else no_more(scene, wish)


def _lengths(scene: Scene) -> list[int]:
    cards = [scene.library.workout_card(one) for one in scene.talk.offered]
    found = [int(card.minutes) for card in cards if card is not None]
    if found:
        return found
    if scene.talk.wish and scene.talk.wish.minutes:
        return [scene.talk.wish.minutes]
    here = _card_here(scene)
    return [int(here.minutes)] if here else []


def _card_here(scene: Scene) -> WorkoutCard | None:
    """Return the workout that plays, or was last begun."""
    queue = scene.queue_here() or scene.listener.workout
    if queue is None or queue.source.kind is not SourceKind.WORKOUT:
        return None
    return scene.library.workout_card(queue.source.id)


def _like_here(scene: Scene) -> Wish:
    """Return a wish for something of the kind that plays, if something does."""
    card = _card_here(scene)
    return Wish(kind=card.kind) if card and scene.queue_here() is not None else Wish()
