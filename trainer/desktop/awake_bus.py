"""The message bus of a Linux desktop, as wakepy is to use it."""

from wakepy.core import DBusMethodCall
from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

from trainer.core.compat import override
from trainer.core.text import tr


class WakepyBus(JeepneyDBusAdapter):
    """Asks under the program's own name, and leaves garbage to the window."""

    @override
    def process(self, call: DBusMethodCall) -> object:
        """Make a call of wakepy's, with what a desktop shows of it: who keeps it awake, and why."""
        said = call.get_kwargs() or {}
        ours = {name: text for name, text in _names().items() if name in said}
        return super().process(DBusMethodCall(call.method, said | ours))

    @override
    def close_connections(self) -> None:
        """Close what is open: with its connection goes whatever was asked through it.

        wakepy's own collects garbage here, and a widget that is destroyed outside the window's
        thread crashes Qt.
        """
        while self._connections:
            self.close_connection(self._connections.popitem()[1])


def _names() -> dict[str, str]:
    """Return the arguments that a person may read, of every service that wakepy knows."""
    why = tr("A workout is under way.")
    return {
        "app_id": "tophold",
        "application_name": tr("Top Hold"),
        "reason": why,
        "reason_for_inhibit": why,
    }
