"""Meaning: from what Alexa heard, and the moment in which it was said, to the request that was meant."""
