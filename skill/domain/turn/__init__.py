"""One turn: what a decision sees (request, device, talk, facts) and what it returns (outcome)."""
