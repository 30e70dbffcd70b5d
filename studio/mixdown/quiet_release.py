"""What a failed write leaves behind is released here without a message to the user."""

import sys
import traceback


def release_quietly(error: OSError) -> None:
    """Release the objects that a failed write left in the error's frames.

    A WAV writer that could not finish tries again when it is garbage-collected, fails again, and Python
    prints that failure. Clearing the frames here does it while the hook is silent.
    """
    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        traceback.clear_frames(error.__traceback__)
        error.__traceback__ = None
    finally:
        sys.unraisablehook = before
