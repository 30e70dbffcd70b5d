"""Help on a screen: sentences that can be said."""

from skill.domain.turn.screen import Purpose, Row, Screen, shown

EXAMPLES = ("workout", "today", "tip", "music", "move", "progress")


def help_screen() -> Screen:
    """Return the screen of what can be said, by example."""
    return Screen(Purpose.HELP, shown("help"), rows=tuple(Row(shown(f"example.{one}")) for one in EXAMPLES))
