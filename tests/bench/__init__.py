"""What is measured, held to what can be told without a clock."""
