"""The skill that the simulator talks to: Audio Trainer in this process, or any skill behind a URL."""
