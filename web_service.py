"""The same skill as an HTTPS endpoint on one's own server: `python web_service.py`.

docs/web-service.md says what to put in front of it, and how to configure Alexa for it.
"""

from web.application import main

if __name__ == "__main__":
    main()
