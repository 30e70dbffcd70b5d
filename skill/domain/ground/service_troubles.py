"""Why one of Alexa's services did not do what it was asked."""

from enum import Enum, auto


class Trouble(Enum):
    """Why one of Alexa's services did not do what it was asked."""

    UNAVAILABLE = auto()
    """It is down, slow, overrun, or talks nonsense."""
    NOT_ALLOWED = auto()
    """The person has not given the permission, or has taken it back."""
    NOT_SUPPORTED = auto()
    """The device cannot do it."""
    TOO_MANY = auto()
    """The person has as many reminders as Alexa keeps."""
    GONE = auto()
    """What was meant is not there any more."""
    REFUSED = auto()
    """The service understood, and will not: what was asked is wrong, such as a time that has passed."""
