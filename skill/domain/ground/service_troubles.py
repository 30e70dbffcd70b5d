"""Why a call to one of Alexa's services failed."""

from enum import Enum, auto


class Trouble(Enum):
    """Why a call to one of Alexa's services (reminders, products, settings) failed."""

    UNAVAILABLE = auto()
    """The service is down, too slow, throttles, or gives an answer that cannot be read."""
    NOT_ALLOWED = auto()
    """The person has not granted the permission, or has revoked it."""
    NOT_SUPPORTED = auto()
    """The device does not support it."""
    TOO_MANY = auto()
    """The person has as many reminders as Alexa allows."""
    GONE = auto()
    """The item no longer exists."""
    REFUSED = auto()
    """The request is invalid, for example because its time has passed."""
