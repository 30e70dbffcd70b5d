"""The coach's rules: pure, standard library only, and ignorant of Amazon."""
