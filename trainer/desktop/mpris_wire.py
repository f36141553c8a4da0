"""The socket to the session bus, and the bytes on it.

jeepney packs the messages (MIT, pure Python, without an event loop of its own; wakepy brings it
anyway). QtDBus can't from Python: a number below 2**31 always becomes an int32, where media
players must give int64, and an argument that is put together wrongly ends the process.

Only a session needs this module, so it is imported when one starts.
"""

import os
import select
from itertools import count
from typing import cast

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket

from trainer.desktop.mpris_messages import Answer, Answered, Call, Called, Heard, Incoming

PATIENCE_S = 1.0
"""How long the bus may take to let us in, or to take a message, before it counts as gone."""

_CHUNK_BYTES = 65_536


class Wire:
    """A connection to the session bus.

    Raises:
        OSError: there is no bus, or it doesn't answer.
        KeyError, ValueError, RuntimeError: its address is missing or makes no sense, or it
            doesn't let us in.

    """

    def __init__(self) -> None:
        self._socket = prep_socket(get_bus(_address()), timeout=PATIENCE_S)
        self._socket.settimeout(PATIENCE_S)
        self._parser = Parser()
        self._serials = count(1)

    @property
    def descriptor(self) -> int:
        """The socket's number, for whoever waits until there is something to read."""
        return int(self._socket.fileno())

    def call(self, call: Call) -> int:
        """Call a method; returns the serial number that the answer will carry.

        Nobody is started by it.

        Raises:
            OSError: the bus is gone.

        """
        address = DBusAddress(call.path, bus_name=call.peer, interface=call.interface)
        message = new_method_call(address, call.member, call.signature, call.body)
        message.header.flags |= MessageFlag.no_auto_start
        return self._send(message)

    def signal(self, signal: Call) -> None:
        """Tell everybody.

        Raises:
            OSError: the bus is gone.

        """
        emitter = DBusAddress(signal.path, interface=signal.interface)
        self._send(new_signal(emitter, signal.member, signal.signature, signal.body))

    def answer(self, called: Called, answer: Answer) -> None:
        """Answer a call, if its caller wants to know.

        Raises:
            OSError: the bus is gone.

        """
        origin = cast("Message", called.origin)
        if origin.header.flags & MessageFlag.no_reply_expected:
            return
        if answer.error:
            reply = new_error(origin, answer.error, answer.signature, answer.body)
        else:
            reply = new_method_return(origin, answer.signature, answer.body)
        self._send(reply)

    def wait(self, seconds: float) -> bool:
        """Wait until there is something to read; says whether there is."""
        return bool(select.select([self._socket], [], [], seconds)[0])

    def read(self) -> list[Incoming]:
        """Return what has come in; waits up to `PATIENCE_S` for the first of it.

        Raises:
            OSError: the bus is gone.

        """
        data = self._socket.recv(_CHUNK_BYTES)
        if not data:
            raise ConnectionResetError("the bus closed the connection")
        self._parser.add_data(data)
        messages = []
        while (message := self._parser.get_next_message()) is not None:
            messages.append(_incoming(message))
        return messages

    def close(self) -> None:
        """Leave the bus."""
        self._socket.close()

    def _send(self, message: Message) -> int:
        serial = next(self._serials)
        self._socket.sendall(message.serialise(serial=serial))
        return serial


def _address() -> str:
    """Return where the session bus is: where libdbus looks for it too."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    return given or f"unix:path={os.environ['XDG_RUNTIME_DIR']}/bus"


def _incoming(message: Message) -> Incoming:
    fields = message.header.fields
    signature, body = fields.get(HeaderFields.signature, ""), tuple(message.body)
    kind, peer = message.header.message_type, fields.get(HeaderFields.sender, "")
    if kind in {MessageType.method_return, MessageType.error}:
        error = fields.get(HeaderFields.error_name, "")
        answer = Answer(signature=signature, body=body, error=error, peer=peer)
        return Answered(fields[HeaderFields.reply_serial], answer)
    call = Call(
        path=fields[HeaderFields.path],
        interface=fields.get(HeaderFields.interface, ""),
        member=fields[HeaderFields.member],
        signature=signature,
        body=body,
        peer=peer,
    )
    return Heard(call) if kind is MessageType.signal else Called(call, message)
