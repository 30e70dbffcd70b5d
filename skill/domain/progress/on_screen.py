"""The last weeks on a screen, each with a bar for the time that was trained."""

from skill.domain.ground.days import add_days, monday_of, week_of
from skill.domain.ground.lines import Count, Length
from skill.domain.ground.spoken_days import spoken_span
from skill.domain.listener.diary import Sum
from skill.domain.turn.scene import Scene
from skill.domain.turn.screen import Purpose, Row, Screen, shown

MOST_WEEKS = 5
"""How many weeks are shown: as many as a small screen holds without scrolling far."""
LEAST_SHARE = 4
"""The shortest bar of a week in which something was trained, in hundredths: less would not be seen."""


def progress_screen(scene: Scene) -> Screen:
    """Return the screen of the last weeks, the present one first, back to the first week of training."""
    diary = scene.listener.diary
    began = diary.weeks[0].of if diary.weeks else ""
    mondays = [add_days(monday_of(scene.today), -7 * ago) for ago in range(MOST_WEEKS)]
    weeks = [diary.sum_of_week(one) for one in mondays if one == mondays[0] or (began and one >= began)]
    longest = max(one.ms for one in weeks)
    return Screen(Purpose.PROGRESS, shown("progress"), rows=tuple(_row(scene, one, longest) for one in weeks))


def _row(scene: Scene, week: Sum, longest: int) -> Row:
    span = week_of(week.of)
    name = shown("week", span=spoken_span(span, scene.today))
    if not week.ms:
        return Row(name, shown("open" if span == week_of(scene.today) else "rest"), share=0)
    trained = shown("trained", count=Count("workout", week.trainings), length=Length(week.ms))
    return Row(name, trained, share=max(LEAST_SHARE, round(100 * week.ms / longest)))
