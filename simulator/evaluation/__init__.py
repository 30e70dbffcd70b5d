"""How well utterances are understood, measured on labelled utterances."""
