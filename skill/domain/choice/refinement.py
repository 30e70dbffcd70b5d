"""Refining an offer: other workouts, shorter ones, longer ones."""

from skill.domain.choice.offers import MOST_CARDS, offer, offer_these, say_no_more, two_choices
from skill.domain.choice.requests import Longer, MoreChoices, Shorter
from skill.domain.choice.wishes import workout_here_or_last
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.tailoring.workout_search import workouts_that_fit
from skill.domain.tips.daily_tip import on_another_tip
from skill.domain.tips.requests import TellAnother
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

ABOUT_TIPS = {"more", "another", "tip"}
"""Questions after which "something else" means another tip."""
SHORT, LONG = 10, 30
"""Minutes meant by "shorter" and "longer" where there is nothing to compare with."""


def on_more_choices(scene: Scene, _heard: MoreChoices) -> Outcome:
    """Offer two more workouts that fit the wish; after a tip, tell another tip."""
    pending = scene.pending
    if pending is not None and pending.about in ABOUT_TIPS:
        return on_another_tip(scene, TellAnother())
    if scene.talk.wish is None and not scene.talk.told:
        return offer(scene, _wish_like_here(scene), line("choice.else"))
    wish = scene.talk.wish or Wish()
    fresh = [
        card for card in workouts_that_fit(scene.library, wish, MOST_CARDS) if card.id not in scene.talk.told
    ]
    if not fresh:
        return say_no_more(scene, scene.talk.wish)
    return offer_these(scene, scene.talk.wish, two_choices(fresh), line("choice.else"))


def on_shorter(scene: Scene, _heard: Shorter) -> Outcome:
    """Offer two workouts shorter than those offered before."""
    return _of_another_length(scene, longer=False)


def on_longer(scene: Scene, _heard: Longer) -> Outcome:
    """Offer two workouts longer than those offered before."""
    return _of_another_length(scene, longer=True)


def _of_another_length(scene: Scene, *, longer: bool) -> Outcome:
    wish, lengths = scene.talk.wish or _wish_like_here(scene), _lengths_so_far(scene)
    if not lengths:
        return offer(scene, replace(wish, minutes=LONG if longer else SHORT))
    bound = max(lengths) if longer else min(lengths)
    cards = workouts_that_fit(scene.library, replace(wish, minutes=None), MOST_CARDS)
    fit = [card for card in cards if (card.minutes > bound if longer else card.minutes < bound)]
    if not fit:
        said = line("choice.longest" if longer else "choice.shortest")
        return _offer_again(scene, wish, said, bound=bound)
    # The nearest length first: "shorter" does not mean "as short as possible".
    fit.sort(key=lambda card: (card.premium, abs(card.minutes - bound)))
    said = line("choice.longer" if longer else "choice.shorter")
    return offer_these(scene, replace(wish, minutes=fit[0].minutes), two_choices(fit), said)


def _offer_again(scene: Scene, wish: Wish, *before: Line, bound: int) -> Outcome:
    """Offer what was on offer; of two the one of that length, which "the shorter one" may have meant."""
    cards = [card for one in scene.talk.offered if (card := scene.library.workout_card(one)) is not None]
    cards = [card for card in cards if card.minutes == bound] or cards
    if not cards:
        here = workout_here_or_last(scene)
        cards = [here] if here else []
    return offer_these(scene, wish, cards[:2], *before) if cards else say_no_more(scene, wish)


def _lengths_so_far(scene: Scene) -> list[int]:
    """Return minutes to compare with: of the offered workouts, else the wish, else the one that plays."""
    cards = [scene.library.workout_card(one) for one in scene.talk.offered]
    found = [int(card.minutes) for card in cards if card is not None]
    if found:
        return found
    if scene.talk.wish and scene.talk.wish.minutes:
        return [scene.talk.wish.minutes]
    here = workout_here_or_last(scene)
    return [int(here.minutes)] if here else []


def _wish_like_here(scene: Scene) -> Wish:
    """Return a wish for the kind of workout that plays; an open one if none does."""
    card = workout_here_or_last(scene)
    return Wish(kind=card.kind) if card and scene.queue_here() is not None else Wish()
