"""Addresses: every name of a file that the skill can hand out, with its kind, its length and whom it is for.

What the skill names by itself (`skill/domain/playback/streams.py`) is listed here a second time, from the
authors' files; `tests/addresses/` holds both together.
"""
