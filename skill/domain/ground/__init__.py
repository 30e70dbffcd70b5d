"""What all other packages of the domain use: units, records, days, lines, Alexa's products and reminders."""
