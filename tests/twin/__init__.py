"""The twin of the cloud, and what it shows of the cloud."""
