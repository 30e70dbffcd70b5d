"""Where the audio stands: below one https address."""


class PlainAddresses:
    """Addresses below a base, as they are."""

    def __init__(self, base: str) -> None:
        """Take the base.

        Raises:
            ValueError: the base is not an https address, which Alexa requires of a stream.
        """
        if not base.startswith("https://"):
            raise ValueError(
                f"AUDIO_TRAINER_AUDIO_URL is {base!r}: Alexa plays https addresses only; "
                "give one such as https://audio.example.com/"
            )
        self._base = base if base.endswith("/") else f"{base}/"

    def address(self, path: str) -> str:
        """Return the address of a path below the base."""
        return self._base + path
