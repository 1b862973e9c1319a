"""Refuse every network request of QML."""

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlNetworkAccessManagerFactory


class NoNetwork(QQmlNetworkAccessManagerFactory):
    """Factory of the QML engine's network access managers, all of whose requests fail."""

    def create(self, parent: QObject) -> QObject:  # type: ignore[override]  # QNetworkAccessManager is imported only when needed
        """Create a network access manager whose proxy does not exist, so that every request fails."""
        from PySide6.QtNetwork import (
            QNetworkAccessManager,
            QNetworkProxy,
        )

        manager = QNetworkAccessManager(parent)
        manager.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "0.0.0.0", 1))  # noqa: S104 - no proxy listens there
        return manager
