"""The outcome of a decision: the changed listener, at most one order to the player, and what is said.

Nothing here is in words. A line is a key with values; the words of the locale are filled in when the
response is built, so that a decision is the same in every language.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from skill.domain.ground.lines import Line, Several, Text
from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.placement import Placement
from skill.domain.turn.facts import Fact
from skill.domain.turn.screen import Screen
from skill.domain.turn.talk import NO_TALK, Pending, Talk

if TYPE_CHECKING:
    from skill.domain.listener.listener import Listener


@record
class Question:
    """The question that ends a response: at most one, and only with it the microphone opens."""

    line: Line
    reprompt: Line
    pending: Pending
    """What the question is about, kept until it is answered."""
    wants: str = ""
    """`length` if a length of time answers it: Alexa is then told to elicit that slot."""


@record
class Pictures:
    """What a screen shows while a stream plays."""

    art: str
    """A path like that of the stream: `pictures/….png`."""
    behind: str
    """The wide picture behind everything, without words."""
    shows: Line
    """What is on the art, for somebody who cannot see it."""


@record
class Stream:
    """One audio stream for the device's player."""

    placement: Placement
    path: str
    """Relative to the base address of the audio: `segments/3f….mp3`."""
    offset_ms: DurationMs
    title: Text | Several
    subtitle: Line
    captions: Text | None = None
    """The captions of what is said in it, as WebVTT; None for music."""
    pictures: Pictures | None = None
    """None for what the library cannot show."""
    good_until: EpochMs | None = None
    """When its signed address expires; `premium.gate` alone sets it, on what it lets through."""


@record
class Start:
    """Play this now and clear the player's queue: `REPLACE_ALL`."""

    stream: Stream


@record
class Follow:
    """Play this after the stream with the token `after`, and only after it: `ENQUEUE`."""

    stream: Stream
    after: str


@record
class Refollow:
    """Play this after the present stream, instead of what was enqueued before: `REPLACE_ENQUEUED`."""

    stream: Stream


@record
class Halt:
    """Stop the player."""


Order = Start | Follow | Refollow | Halt


@record
class Card:
    """A card in the Alexa app: a title, and lines below it."""

    title: Line
    lines: tuple[Line, ...]


@record
class Handover:
    """A request that Alexa take over, to sell a product or to ask for a permission.

    It ends the skill's session; Alexa reports the result as `requests.HandoverEnded`, in a new one.
    """

    name: str
    """`Buy`, `Upsell`, `Cancel` or `AskFor`; the names are Alexa's."""
    about: str
    """The product id; with `AskFor`, the permission."""
    token: str
    """What the person was doing; Alexa returns it unchanged with the result."""
    message: Line | None = None
    """`Upsell` only: what Alexa says before it asks."""


@record
class OwnName:
    """A name by which a person may call a workout because of their history: "my usual one"."""

    workout: str
    key: str
    """The key of the line whose phrasings are such names."""


class Errand:
    """An order to one of Alexa's services: made after the save; its result is decided on as a request."""

    __slots__ = ()

    def worded(self, say: Callable[[Line], str]) -> "Errand":
        """Return the errand with its lines put into words by `say`; unchanged if it has none."""
        del say
        return self


@record
class Outcome:
    """What was decided on a request."""

    listener: "Listener"
    order: Order | None = None
    lines: tuple[Line, ...] = ()
    question: Question | None = None
    talk: Talk = NO_TALK
    """What is kept with the question until it is answered; nothing is kept without a question."""
    card: Card | None = None
    screen: Screen | None = None
    """What a device with a screen shows; None if this answer shows nothing."""
    handover: Handover | None = None
    errand: Errand | None = None
    forgets: bool = False
    """True if the stored listener is to be erased instead of saved."""
    slowly: bool = False
    """True if the lines are to be spoken more slowly than usual."""
    own_names: tuple[OwnName, ...] = ()
    """A few names that Alexa should understand in the rest of this conversation."""
    needs: frozenset[Fact] = frozenset()
    """Facts that the decision depends on and lacks: ask Alexa for them, then decide again."""
