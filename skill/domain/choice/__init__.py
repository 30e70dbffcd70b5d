"""Choosing a workout: requests by wish or name, offers, a suggestion for today, and trainers."""
