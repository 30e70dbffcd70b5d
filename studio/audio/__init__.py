"""Sound as arrays and files: loudness, gains, limiter, resampling, MP3 frames, ffmpeg. Knows no workout."""
