"""HTTP/1.1 over a socket, as far as the skill speaks it: every wait ends at one moment, whoever drips.

Python's own client limits each wait and not the whole, and its import with the e-mail parser behind it is a
tenth of a cold start (docs/decisions/18-own-exchange.md).
"""
