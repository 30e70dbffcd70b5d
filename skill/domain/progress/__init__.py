"""Progress: training credit, reports, weekly goals, streaks and milestones."""
