"""What leaves the yard: the Lambda's package, the skill's package, the audio in its bucket."""
