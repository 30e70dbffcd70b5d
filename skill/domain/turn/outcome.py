"""What a decision comes to: the listener as they now are, at most one order, and what is said.

Nothing here is prose. A line is a key and what fills it; the locale's own words are put in at the
edge, so that a decision is the same in every language and can be repeated word for word later.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from skill.domain.ground.lines import Line, Several, Text
from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.placement import Placement
from skill.domain.turn.facts import Fact
from skill.domain.turn.talk import NO_TALK, Pending, Talk

if TYPE_CHECKING:
    from skill.domain.listener.listener import Listener


@record
class Question:
    """At most one of these ends a reply; with it, and only with it, the microphone opens."""

    line: Line
    reprompt: Line
    pending: Pending
    wants: str = ""
    """`length`, if a length of time would answer it: Alexa then listens for one."""


@record
class Stream:
    """One stream for the device."""

    placement: Placement
    path: str
    """Below the audio address: `segments/3f….mp3`."""
    offset_ms: DurationMs
    title: Text | Several
    subtitle: Line
    captions: Text | None = None
    """What is said in it, as WebVTT; None for music."""
    good_until: EpochMs | None = None
    """Premium only: when its address expires; `premium.gate` sets it for those who may hear it."""


@record
class Start:
    """Play this now, and forget all that was queued."""

    stream: Stream


@record
class Follow:
    """Play this after the stream with that token, and only after that one."""

    stream: Stream
    after: str


@record
class Refollow:
    """Play this after the present stream, in place of what was promised before."""

    stream: Stream


@record
class Halt:
    """Be silent."""


Order = Start | Follow | Refollow | Halt


@record
class Card:
    """What the Alexa app shows: a title, and lines below it."""

    title: Line
    lines: tuple[Line, ...]


@record
class Handover:
    """Alexa takes the conversation over, to sell or to ask for a permission; ours ends, and she comes back.

    What she comes back with is `heard.HandoverEnded`, in a conversation of its own.
    """

    name: str
    """`Buy`, `Upsell`, `Cancel` or `AskFor`; the names are Alexa's."""
    about: str
    """The product's id; with `AskFor`, the permission."""
    token: str
    """Comes back with the answer, unread: what the person was doing."""
    message: Line | None = None
    """`Upsell` only: what Alexa says before she asks."""


@record
class OwnName:
    """What a person may call a workout because of what they did: "my usual one"."""

    workout: str
    key: str
    """The line whose phrasings are such names."""


class Errand:
    """An order to one of Alexa's services; it follows the save, and what came of it is heard in turn."""

    __slots__ = ()

    def worded(self, say: Callable[[Line], str]) -> "Errand":
        """Return the errand with its words in the listener's language; one that says nothing, as it is."""
        del say
        return self


@record
class Outcome:
    """What was decided."""

    listener: "Listener"
    order: Order | None = None
    lines: tuple[Line, ...] = ()
    question: Question | None = None
    talk: Talk = NO_TALK
    """What is kept beside the question until it is answered; nothing, if none is asked."""
    card: Card | None = None
    handover: Handover | None = None
    errand: Errand | None = None
    forgets: bool = False
    """True if all that is stored of the listener is to be erased, instead of being saved."""
    slowly: bool = False
    """True if the lines are to be said slower than usual."""
    own_names: tuple[OwnName, ...] = ()
    """Names that Alexa should understand in the rest of this conversation; at most a few."""
    needs: frozenset[Fact] = frozenset()
    """Facts that this decision would depend on and that nobody has asked for yet: decide again with them."""
