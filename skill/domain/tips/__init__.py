"""Fitness tips, and the articles that they are taken from."""
