"""What can go wrong with a twin."""

from simulator.errors import SimulatorError


class TwinBroken(SimulatorError):
    """The twin cannot stand for the template: something is missing here, or is not known to the twin."""


class FunctionFailed(SimulatorError):
    """A function raised, ran out of time, or its process ended: there is no answer."""
