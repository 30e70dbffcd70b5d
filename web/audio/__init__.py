"""The audio of one's own host: what the skill hands out, rendered when it is first asked for.

The same code renders as everywhere; it runs in processes of its own, so that no turn waits for a segment.
"""
