"""An Echo at home: the device, its understanding, and a terminal to talk to it."""
