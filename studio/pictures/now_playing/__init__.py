"""What an Echo with a screen shows while a stream plays: a move with its name, and what is behind it."""
