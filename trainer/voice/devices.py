"""Which sound devices there are, for the report of what works."""


def list_devices() -> tuple[str, ...]:
    """Return the names of the loudspeakers; none where no sound system answers."""
    import miniaudio  # noqa: PLC0415 - else only the player's process needs it

    from trainer.voice.loudspeaker import quiet_stderr  # noqa: PLC0415 - likewise

    with quiet_stderr():
        try:
            devices = miniaudio.Devices()
            if devices.backend.lower() == "null":
                return ()
            return tuple(device["name"] for device in devices.get_playbacks())
        except miniaudio.MiniaudioError:
            return ()
