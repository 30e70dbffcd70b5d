"""An explorer of the place: every interleaving of voices, players, late reports and lost writes, to a bound."""
