"""The same skill as an HTTPS endpoint on one's own server: `python web_service.py`.

docs/web-service.md says what to put in front of it, and how to configure Alexa for it.
"""

if __name__ == "__main__":
    # Here, since each process that renders reads this file again, and needs no server.
    from web.application import main

    main()
