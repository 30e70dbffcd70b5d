"""Premium: what belongs to it, who may hear it, and when and how it is offered."""
