"""Progress: what was trained, goals, streaks and milestones."""
