"""Which sound devices there are, for the report of what works."""

from trainer.voice.loudspeaker import quiet_stderr


def list_devices() -> tuple[str, ...]:
    """Return the names of the loudspeakers; none where no sound system answers."""
    import miniaudio  # noqa: PLC0415 - it is for the player's process, and for this question

    with quiet_stderr():
        try:
            devices = miniaudio.Devices()
            if devices.backend.lower() == "null":
                return ()
            return tuple(device["name"] for device in devices.get_playbacks())
        except miniaudio.MiniaudioError:
            return ()
