"""Nothing needs to be told where audio is made by whoever serves it: at home, and on one's own host."""


class NoRenderings:
    """Fills `Renderings`."""

    def start(self, paths: tuple[str, ...]) -> None:
        """Do nothing."""
