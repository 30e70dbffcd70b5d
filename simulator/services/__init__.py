"""Alexa's services as a skill calls them: over HTTP, with an access token, by the simulator's clock.

`amazon.Amazon` holds all of them; a device is given one, and the page and the tests set its faults.
"""
