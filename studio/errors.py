"""The errors of the studio. Apart from the modules that need numpy, so that catching one is cheap."""


class StudioError(Exception):
    """The root of all errors that the studio raises; its text is a sentence for the user."""


class RenderError(StudioError):
    """An audio file could not be made or read, or is not as long as planned."""


class LinkError(StudioError):
    """A quick link cannot be made: no such skill, or no such store."""


class UnknownAsset(StudioError, LookupError):
    """No audio of the library has this path."""


class VoiceError(StudioError):
    """A voice does not exist, a speech engine does not start, or a clip cannot be read."""
