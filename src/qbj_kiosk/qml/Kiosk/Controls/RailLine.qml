import Kiosk.Theme
import QtQuick

// The double line that crosses the exhibit. Its `y` is that of the upper rail.
Item {
    id: root

    required property color color

    implicitHeight: Metrics.railGap + Metrics.rail

    Rectangle {
        width: root.width
        height: Metrics.rail
        color: root.color
    }
    Rectangle {
        y: Metrics.railGap
        width: root.width
        height: Metrics.rail
        color: root.color
    }
}
