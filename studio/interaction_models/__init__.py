"""Alexa's interaction models, generated for each locale from `interaction_models/source` and the library."""
