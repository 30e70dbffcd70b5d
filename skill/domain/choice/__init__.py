"""Choosing a workout: wishes that grow, offers, advice for today, trainers."""
