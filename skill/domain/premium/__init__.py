"""Premium: what it opens, who has it, and how it is offered: seldom, honestly, and never twice."""
