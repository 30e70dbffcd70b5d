"""The command line `python -m studio`."""

if __name__ == "__main__":  # worker processes import this module again, and need no commands
    import studio.commands.addresses
    import studio.commands.audit
    import studio.commands.audit_music
    import studio.commands.audit_pictures
    import studio.commands.audit_voices
    import studio.commands.bench
    import studio.commands.library
    import studio.commands.licences
    import studio.commands.links
    import studio.commands.model
    import studio.commands.music
    import studio.commands.pictures
    import studio.commands.publish
    import studio.commands.render
    import studio.commands.shipping
    import studio.commands.train_ear
    import studio.commands.versions
    import studio.commands.voice  # noqa: F401  each import adds its commands to the app
    from studio.cli import app

    app(prog_name="python -m studio")
