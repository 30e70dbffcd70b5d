"""Workouts on a screen: each a row that starts it when it is touched, as its name or its number would."""

from collections.abc import Sequence

from skill.domain.choice.wishes import cast_for
from skill.domain.ground.lines import Length, Line, Text
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import WorkoutCard
from skill.domain.turn.entitled import has_premium
from skill.domain.turn.scene import Scene
from skill.domain.turn.screen import Purpose, Row, Screen, Touch, shown


def today_screen(scene: Scene, card: WorkoutCard, reason: Line) -> Screen:
    """Return the screen of the workout for today, with the reason that is said."""
    return Screen(Purpose.TODAY, shown("today"), (reason,), (_row(scene, card),))


def offer_screen(scene: Scene, cards: Sequence[WorkoutCard], *text: Line) -> Screen:
    """Return the screen of the workouts that are on offer, with lines of what is said of them."""
    rows = tuple(_row(scene, card) for card in cards)
    return Screen(Purpose.OFFER, shown("offer" if len(rows) > 1 else "only"), text, rows)


def _row(scene: Scene, card: WorkoutCard) -> Row:
    name = shown("workout", name=Text("workout", card.id))
    # A device without a player starts nothing, and so promises nothing.
    touch = Touch.CHOOSE if scene.device.has_audio else Touch.NOTHING
    return Row(name, _detail(scene, card), touch, card.id)


def _detail(scene: Scene, card: WorkoutCard) -> Line:
    length = Length(card.minutes * MINUTE_MS)
    if card.premium and not has_premium(scene):
        return shown("length_premium", length=length)
    trainer = cast_for(scene, card.id, scene.talk.cast).trainer or card.trainer
    return shown("length_trainer", length=length, trainer=Text("trainer", trainer))
