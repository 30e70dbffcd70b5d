"""Training plans of some weeks: their sessions can be moved, and count however they were done."""
