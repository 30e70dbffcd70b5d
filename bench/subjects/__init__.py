"""The programs that the bench measures, each in a process of its own."""
