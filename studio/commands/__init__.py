"""The commands of `python -m studio`, one module per subject. Heavy imports stand inside the functions."""
