"""The same skill as an HTTPS endpoint on one's own server: `python web_service.py`.

docs/web-service.md says what stands before it and how Alexa is pointed at it.
"""

from web.serving import main

if __name__ == "__main__":
    main()
