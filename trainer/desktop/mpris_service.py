"""Answers what is asked of a media player's object on the bus."""

from collections.abc import Callable

from trainer.desktop.mpris_mapping import Playing, Properties, player_properties, root_properties
from trainer.desktop.mpris_messages import (
    MPRIS,
    PATH,
    PLAYER,
    PROPERTIES,
    Answer,
    Call,
    RefusedError,
)
from trainer.desktop.mpris_methods import METHODS, Wish, wish_of, wish_of_setting

_PEER = "org.freedesktop.DBus.Peer"
_INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"

_DONE = Answer()

_SIGNATURES = METHODS | {
    PROPERTIES: {"Get": "ss", "GetAll": "s", "Set": "ssv"},
    _INTROSPECTABLE: {"Introspect": ""},
    _PEER: {"Ping": ""},
}


class Service:
    """The object of a media player.

    Args:
        playing: tells what is played now.
        wish: is told what others wish for.

    """

    def __init__(self, playing: Callable[[], Playing], wish: Callable[[Wish], None]) -> None:
        self._playing = playing
        self._wish = wish

    def __call__(self, call: Call) -> Answer:
        """Answer a call.

        Raises:
            RefusedError: there is no such thing here.

        """
        interface = call.interface or _interface_of(call.member)
        if (interface, call.member) == (_INTROSPECTABLE, "Introspect"):
            return Answer(signature="s", body=(self._introspected(call.path),))
        if call.path != PATH:
            raise RefusedError("UnknownObject", f"There is nothing at {call.path}.")
        _check(interface, call)
        if interface == PROPERTIES:
            return self._of_properties(call)
        if interface in METHODS:
            self._follow(wish_of(call, self._playing()))
        return _DONE

    def properties(self, interface: str) -> Properties:
        """Return all that one of the two interfaces has.

        Raises:
            RefusedError: it is neither of them.

        """
        if interface == MPRIS:
            return root_properties()
        if interface == PLAYER:
            return player_properties(self._playing())
        raise RefusedError("UnknownInterface", f"There is no {interface} here.")

    def _of_properties(self, call: Call) -> Answer:
        interface, *rest = call.body
        known = self.properties(str(interface))
        if not rest:
            return Answer(signature="a{sv}", body=(known,))
        name, *value = rest
        if name not in known:
            raise RefusedError("UnknownProperty", f"There is no {name} here.")
        if not value:
            return Answer(signature="v", body=(known[str(name)],))
        self._follow(wish_of_setting(str(name), value[0]))
        return _DONE

    def _follow(self, wish: Wish | None) -> None:
        if wish:
            self._wish(wish)

    def _introspected(self, path: str) -> str:
        if path == PATH:
            parts = [_interface(name, self.properties(name)) for name in METHODS]
            return _node("".join(parts) + _STANDARD)
        inside = "/" if path == "/" else f"{path}/"
        if not PATH.startswith(inside):
            raise RefusedError("UnknownObject", f"There is nothing at {path}.")
        child = PATH.removeprefix(inside).split("/")[0]
        return _node(f'<node name="{child}"/>')


def _interface_of(member: str) -> str:
    """Return whose method that is, since a caller may leave it to us."""
    return next((name for name, methods in _SIGNATURES.items() if member in methods), "")


def _check(interface: str, call: Call) -> None:
    methods = _SIGNATURES.get(interface)
    if methods is None:
        raise RefusedError("UnknownInterface", f"There is no {interface} here.")
    if call.member not in methods:
        raise RefusedError("UnknownMethod", f"{interface} has no {call.member}.")
    if methods[call.member] != call.signature:
        raise RefusedError("InvalidArgs", f"{call.member} takes {methods[call.member]!r}.")


_NAMES = {"x": ("Offset",), "ox": ("TrackId", "Position"), "s": ("Uri",)}
_WRITABLE = {"Volume", "Rate"}
_SILENT = '<annotation name="org.freedesktop.DBus.Property.EmitsChangedSignal" value="false"/>'

_STANDARD = (
    f'<interface name="{PROPERTIES}">'
    '<method name="Get"><arg name="interface" type="s" direction="in"/>'
    '<arg name="name" type="s" direction="in"/><arg name="value" type="v" direction="out"/>'
    '</method><method name="GetAll"><arg name="interface" type="s" direction="in"/>'
    '<arg name="values" type="a{sv}" direction="out"/></method>'
    '<method name="Set"><arg name="interface" type="s" direction="in"/>'
    '<arg name="name" type="s" direction="in"/><arg name="value" type="v" direction="in"/>'
    '</method><signal name="PropertiesChanged"><arg name="interface" type="s"/>'
    '<arg name="changed" type="a{sv}"/><arg name="invalidated" type="as"/></signal></interface>'
    f'<interface name="{_INTROSPECTABLE}"><method name="Introspect">'
    '<arg name="xml" type="s" direction="out"/></method></interface>'
    f'<interface name="{_PEER}"><method name="Ping"/></interface>'
)


def _node(inside: str) -> str:
    return (
        '<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN" '
        '"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">'
        f"<node>{inside}</node>"
    )


def _interface(name: str, properties: Properties) -> str:
    methods = "".join(_method(member, types) for member, types in METHODS[name].items())
    seeked = '<signal name="Seeked"><arg name="Position" type="x"/></signal>'
    signals = seeked if name == PLAYER else ""
    described = "".join(_property(key, value[0]) for key, value in properties.items())
    return f'<interface name="{name}">{methods}{signals}{described}</interface>'


def _method(member: str, types: str) -> str:
    names = _NAMES.get(types, ())
    arguments = "".join(
        f'<arg name="{name}" type="{kind}" direction="in"/>'
        for name, kind in zip(names, types, strict=True)
    )
    return f'<method name="{member}">{arguments}</method>'


def _property(name: str, kind: str) -> str:
    access = "readwrite" if name in _WRITABLE else "read"
    inside = _SILENT if name == "Position" else ""
    return f'<property name="{name}" type="{kind}" access="{access}">{inside}</property>'
