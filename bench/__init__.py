"""Measurements of what the skill costs, beside other skills, in fresh processes with a local store."""
