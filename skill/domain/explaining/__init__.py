"""Explanations: how a move is done, and answers from exercises and articles."""
