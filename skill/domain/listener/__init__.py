"""What is stored of one person between two requests."""
