"""QML sends no network requests."""

import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.no_network import NoNetwork

XHR = """Item {
    property bool ended: false
    Component.onCompleted: {
        const request = new XMLHttpRequest();
        request.onreadystatechange = () => { if (request.readyState === XMLHttpRequest.DONE) ended = true; };
        request.open("GET", "URL/a.txt");
        request.send();
    }
}"""
DOCUMENTS = {
    "an image": """Image {
        property bool ended: status === Image.Error || status === Image.Ready
        source: "URL/a.png"
    }""",
    "a document": XHR,
    "a component": """Loader {
        property bool ended: status === Loader.Error || status === Loader.Ready
        source: "URL/a.qml"
    }""",
}


@pytest.fixture
def server() -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0)
    return listener


@pytest.mark.qt_log_ignore("this method must only be called once")  # Qt's request fails and times out at once
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_no_connection_is_made(
    qapp: QGuiApplication,
    qtbot: QtBot,
    server: socket.socket,
    tmp_path: Path,
    kind: str,
) -> None:
    del qapp
    address = f"http://127.0.0.1:{server.getsockname()[1]}"
    body = DOCUMENTS[kind].replace("URL", address)
    document = tmp_path / "Asks.qml"
    document.write_text(f"import QtQuick\n{body}\n")
    network = NoNetwork()
    engine = QQmlApplicationEngine()
    engine.setNetworkAccessManagerFactory(network)
    engine.setOutputWarningsToStandardError(False)
    engine.load(QUrl.fromLocalFile(str(document)))
    (root,) = engine.rootObjects()
    qtbot.waitUntil(lambda: root.property("ended") is True, timeout=20_000)
    with pytest.raises(BlockingIOError):
        server.accept()
    server.close()
    del engine
