"""Playing: the playback requests, spoken or by button, and questions about what plays."""
