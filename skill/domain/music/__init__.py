"""Music: playlists played on their own, and a change of the music under a workout."""
