"""Services of a Linux desktop that wakepy doesn't know; it tries all that are defined."""

from wakepy import Method, ModeName
from wakepy.core import BusType, DBusAddress, DBusMethod, DBusMethodCall, PlatformType
from wakepy.methods.freedesktop import FreedesktopInhibitorWithCookieMethod

from trainer.core.compat import override
from trainer.core.text import tr

_SUSPEND, _IDLE = 4, 8
"""What is prevented, as flags of `org.freedesktop.portal.Inhibit`."""


class XfceScreenSaver(FreedesktopInhibitorWithCookieMethod):
    """Xfce's screen saver."""

    name = "org.xfce.ScreenSaver"
    mode_name = ModeName.KEEP_PRESENTING
    service_dbus_address = DBusAddress(
        bus=BusType.SESSION,
        service="org.xfce.ScreenSaver",
        path="/org/xfce/ScreenSaver",
        interface="org.xfce.ScreenSaver",
    )


class PortalInhibit(Method):
    """The portal of sandboxes, which desktops offer to others too.

    The wish ends with the connection to the bus, so nothing is to be called at its end.
    """

    name = "org.freedesktop.portal.Inhibit"
    mode_name = ModeName.KEEP_PRESENTING
    supported_platforms = (PlatformType.UNIX_LIKE_FOSS,)

    @override
    def enter_mode(self) -> None:
        address = DBusAddress(
            bus=BusType.SESSION,
            service="org.freedesktop.portal.Desktop",
            path="/org/freedesktop/portal/desktop",
            interface=self.name,
        )
        inhibit = DBusMethod(
            name="Inhibit",
            signature="sua{sv}",
            params=("window", "flags", "options"),
            output_signature="o",
            output_params=("handle",),
        ).of(address)
        options = {"reason": ("s", tr("A workout is under way."))}
        args = {"window": "", "flags": _SUSPEND | _IDLE, "options": options}
        if self.process_dbus_call(DBusMethodCall(method=inhibit, args=args)) is None:
            raise RuntimeError(self.name)
