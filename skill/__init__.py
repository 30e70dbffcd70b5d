"""The runtime of Audio Trainer: all that the Lambda holds."""
