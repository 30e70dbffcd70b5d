"""One turn of the conversation: what a decision depends on (`Scene`) and what it returns (`Outcome`)."""
