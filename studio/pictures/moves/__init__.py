"""Drawings of the moves: one figure, posed by the angles of its parts."""
