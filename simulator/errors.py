"""The root of the simulator's own errors, so that a caller can catch them all by one name."""


class SimulatorError(Exception):
    """The base class of every error that the simulator raises."""
