"""The content library: its types, its lookup protocol, and the tokens of its items in the player."""
