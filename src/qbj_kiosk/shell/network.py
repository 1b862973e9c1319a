"""No network: whatever QML asks for from outside is refused."""

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlNetworkAccessManagerFactory


class NoNetwork(QQmlNetworkAccessManagerFactory):
    """Gives the engine a network access manager that answers nothing."""

    def create(self, parent: QObject) -> QObject:  # type: ignore[override]  # the class is imported only if it is asked for
        """Makes the manager that refuses."""
        from PySide6.QtNetwork import (
            QNetworkAccessManager,
            QNetworkProxy,
        )

        manager = QNetworkAccessManager(parent)
        manager.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "0.0.0.0", 1))  # noqa: S104 - nobody listens
        return manager
