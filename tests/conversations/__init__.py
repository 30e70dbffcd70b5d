"""What is said to the Echo and what comes of it, as data: a new file is a new test."""
