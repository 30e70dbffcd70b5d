"""How each room's part of a listener is written: small, for all of it is read at every turn."""
