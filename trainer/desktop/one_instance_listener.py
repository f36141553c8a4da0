"""How the first window hears of later launches. Loaded once the window is seen."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from trainer.desktop.one_instance_message import HEARD, LONGEST_LINE, from_line

_log = logging.getLogger(__name__)

SAID_WITHIN_MS = 2_000
"""By then a call is over: who has called and said nothing is hung up on."""

MOST_VISITS = 8
"""At a time; who calls then has to call again."""


class Listener(QObject):
    """Listens to later launches of the same user.

    Signals:
        asked: carries what a launch `Asked` for; it has its answer already.

    Args:
        address: where it is called; nothing can be heard at an empty one.

    """

    asked = Signal(object)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take_calls)
        if address:
            self._listen(address)

    def close(self) -> None:
        """Hear nothing any more."""
        self._server.close()

    def _listen(self, address: str) -> None:
        QLocalServer.removeServer(address)  # one that was killed has left its socket
        if not self._server.listen(address):
            _log.info("Later launches can't be heard: %s", self._server.errorString())

    @Slot()
    def _take_calls(self) -> None:
        while self._server.hasPendingConnections():
            visit = _Visit(self._server.nextPendingConnection(), self)
            if sum(visit.pending for visit in self.findChildren(_Visit)) > MOST_VISITS:
                visit.end()


class _Visit(QObject):
    """One call: a line, and the answer.

    The caller hangs up, and after a while we do. WORKAROUND: its `disconnected` is connected to
    nothing, for a socket that is destroyed with its parent emits that at a parent half gone.

    Attributes:
        pending: whether a line may still come.

    """

    def __init__(self, socket: QLocalSocket, listener: Listener) -> None:
        super().__init__(listener)
        self._listener = listener
        self._socket = socket
        self.pending = True
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_LINE)
        socket.readyRead.connect(self._read)
        QTimer.singleShot(SAID_WITHIN_MS, self, self.end)
        self._read()  # what came before anybody listened

    @Slot()
    def end(self) -> None:
        """Hang up."""
        self.pending = False
        self._socket.abort()
        self.deleteLater()

    @Slot()
    def _read(self) -> None:
        if not self.pending:
            return
        if self._socket.canReadLine():
            self._take(bytes(self._socket.readLine(LONGEST_LINE + 1).data()))
        elif self._socket.bytesAvailable() >= LONGEST_LINE:
            self.end()

    def _take(self, line: bytes) -> None:
        asked = from_line(line)
        if asked is None:
            _log.info("A call made no sense: %d bytes.", len(line))
            self.end()
            return
        self.pending = False
        self._socket.write(HEARD)
        self._socket.flush()
        self._listener.asked.emit(asked)
