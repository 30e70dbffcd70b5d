"""Shipping: the Lambda's package, the skill's package, and the audio in its bucket."""
