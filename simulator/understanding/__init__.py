"""What Alexa would make of words, from the shipped interaction model alone."""
