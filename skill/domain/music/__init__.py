"""Music: playlists on their own, and other music under a workout."""
