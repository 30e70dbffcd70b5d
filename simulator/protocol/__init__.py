"""The JSON that Alexa and a skill exchange: requests are built here, responses are parsed here."""
