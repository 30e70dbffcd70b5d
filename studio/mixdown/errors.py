"""What can go wrong with sound, apart from the rooms that need numpy to notice it."""


class RenderError(Exception):
    """A file that could not be made, or is not what was planned."""


class UnknownAsset(LookupError):
    """No segment and no track of the library has this address."""
