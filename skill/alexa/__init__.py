"""Alexa's side of the skill, and the one room that knows the ASK SDK: reads requests, builds responses."""
