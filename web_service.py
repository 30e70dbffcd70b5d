"""The same skill as an HTTPS endpoint on one's own server: `python web_service.py`.

docs/web-service.md tells which proxy it needs in front and how Alexa is given its address.
"""

from web.application import main

if __name__ == "__main__":
    main()
