"""What is kept of one person between two requests."""
