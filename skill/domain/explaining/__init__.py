"""Explaining: how a move is done, and questions answered from exercises and articles."""
