"""A simulated Echo: device, language understanding, Alexa's services, a terminal and a web page."""
