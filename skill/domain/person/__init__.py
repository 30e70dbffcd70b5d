"""The person: what they like and have, what they keep, and what is theirs to take and to delete."""
