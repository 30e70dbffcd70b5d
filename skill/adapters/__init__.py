"""The real implementations of the ports: stores, clock, dice, audio addresses, metrics, Alexa's services."""
