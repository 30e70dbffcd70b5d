"""The person: favourites, preferences, and what is stored about them."""
