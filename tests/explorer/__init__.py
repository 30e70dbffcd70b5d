"""An explorer of the place: every order of words, players, late reports and lost writes, to a bound."""
