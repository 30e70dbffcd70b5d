"""Quick links: addresses that open a workout, a plan or a tip on somebody's Echo, and their codes to print.

A link leads to a task of the skill (`publishing/tasks/`); Alexa asks on which Echo, and the coach offers what
the link is about. The addresses' form is Amazon's: "Create a Quick Link for Your Custom Task".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode

import segno

from skill.content.authored import Authored
from studio.errors import LinkError

DOMAINS = {
    "en-US": "com",
    "en-GB": "co.uk",
    "en-CA": "ca",
    "en-AU": "com.au",
    "en-IN": "in",
}
"""By locale, the end of the address of the store that a link leads to."""
SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[\w-]+")
MODULE_PIXELS = 12
"""The side of the smallest square of a printed code, in pixels of its PNG."""


@dataclass(frozen=True, slots=True)
class QuickLink:
    """A link, with what it is about."""

    name: str
    """`workout-hill-strength`; names its files."""
    title: str
    address: str

    def svg(self) -> str:
        """Return the link as a QR code in SVG, with its title for whoever cannot see it."""
        return str(self._code().svg_inline(scale=MODULE_PIXELS, title=self.title, dark="#000", light="#fff"))

    def png(self) -> bytes:
        """Return the link as a QR code in PNG."""
        written = BytesIO()
        self._code().save(written, kind="png", scale=MODULE_PIXELS)
        return written.getvalue()

    def _code(self) -> segno.QRCode:
        # A quarter of a code may be dirty or torn and it is still read: it hangs in a gym.
        return segno.make_qr(self.address, error="q")


def quick_links(authored: Authored, skill_id: str, locale: str = "en-US") -> Iterator[QuickLink]:
    """Yield a link to the skill, and to each workout, each plan, the tip of the day and each topic of tips.

    Args:
        authored: the library.
        skill_id: the id of the published skill.
        locale: chooses Amazon's store.

    Raises:
        LinkError: the id is none, or there is no store for the locale.
    """
    if not SKILL_ID.fullmatch(skill_id):
        raise LinkError(f"{skill_id!r} is no skill id: it looks like amzn1.ask.skill.1234abcd-…")
    if locale not in DOMAINS:
        raise LinkError(f"there is no store for {locale!r}: say {', '.join(DOMAINS)}")
    skill = f"https://alexa-skills.amazon.{DOMAINS[locale]}/apis/custom/skills/{skill_id}"

    def to_task(name: str, **inputs: str) -> str:
        return f"{skill}/tasks/{name}/versions/1?{urlencode(inputs)}".rstrip("?")

    yield QuickLink("audio-trainer", "Audio Trainer", f"{skill}/launch")
    yield QuickLink("todays-tip", "Today's fit tip", to_task("TodaysTip"))
    for one in sorted(authored.workouts):
        link = to_task("StartWorkout", workout=one)
        yield QuickLink(f"workout-{one}", authored.workouts[one].name, link)
    for one in sorted(authored.plans):
        yield QuickLink(f"plan-{one}", authored.plans[one].name, to_task("ContinuePlan", plan=one))
    for one in sorted(authored.vocabulary.topics):
        title = f"A tip on {authored.vocabulary.topics[one].name}"
        yield QuickLink(f"tip-{one}", title, to_task("TodaysTip", topic=one))
