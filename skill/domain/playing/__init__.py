"""Playing: the playback words, spoken or pressed, and questions about what plays."""
