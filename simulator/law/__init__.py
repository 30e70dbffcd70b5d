"""The law of Alexa, one file a chapter: what an answer may hold, by rule number."""
