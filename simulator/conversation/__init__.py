"""A conversation with the device: each typed line is one step, and each step has a recorded result."""
