"""The ground that every floor stands on: units, records, days, lines, Alexa's products and reminders."""
