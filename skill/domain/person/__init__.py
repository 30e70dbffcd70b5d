"""The person: favorites, preferences, and the data stored about them."""
