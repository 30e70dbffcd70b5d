"""What is deployed, tried before it is."""
