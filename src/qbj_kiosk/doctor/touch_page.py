"""Page that asks for a touch and keeps what arrives first."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QRasterWindow, QTouchEvent

from qbj_kiosk.doctor.probe_client import TouchTest

TEXT: Final = "Touch the screen with one finger\n请用一根手指触摸屏幕"


class TouchPage(QRasterWindow):
    """Window that asks for a touch, to test the touch screen. It ends the event loop at the first contact.

    Attributes:
        result: the first contact.
    """

    def __init__(self) -> None:
        super().__init__()
        self.result = TouchTest("")
        self.setFlag(Qt.WindowType.FramelessWindowHint)

    def touchEvent(self, event: QTouchEvent) -> None:
        """Keep a touch on the test page. Accepted, it is not sent as a mouse event too."""
        event.accept()
        self._keep(TouchTest("touch", event.device().name()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keep(TouchTest("mouse", event.device().name()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRect(0, 0, self.width(), self.height())
        painter = QPainter(self)
        painter.fillRect(area, QColor("black"))
        painter.setPen(QColor("white"))
        font = painter.font()
        font.setPixelSize(max(12, self.height() // 20))
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, TEXT)
        painter.end()

    def _keep(self, contact: TouchTest) -> None:
        if not self.result.kind:
            self.result = contact
        QGuiApplication.quit()
