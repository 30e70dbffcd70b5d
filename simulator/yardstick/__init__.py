"""How well words are understood: labelled utterances, judged, counted and drawn."""
