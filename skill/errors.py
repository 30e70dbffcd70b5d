"""The root of every error that the skill raises on purpose; it stands where every room may import it."""


class SkillError(Exception):
    """An error of the skill itself, as against one of Python's or of a library's."""
