import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A number without a drawing: the train waits on the line.
FigureDrawing {
    id: root

    wantedHeight: Metrics.train + Metrics.px(24)

    Item {
        width: root.width
        height: root.height + Metrics.rail
        clip: true

        Train {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Metrics.px(2)
            x: Math.min(0, root.width - width)
            width: implicitWidth
            exhibit: root.view.exhibit
            look: root.view.look
        }
    }
}
