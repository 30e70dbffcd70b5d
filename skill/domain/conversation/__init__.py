"""The conversation around the training: greeting, help, yes and no, and the return from a handover."""
