"""What can be typed after `python -m studio`: a file for each trade, heavy imports inside."""
