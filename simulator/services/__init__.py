"""Alexa's services as a skill meets them: over HTTP, with a token, and by the simulator's clock.

`amazon.Amazon` is the whole; a device is plugged into one, and the page and the tests turn its switches.
"""
