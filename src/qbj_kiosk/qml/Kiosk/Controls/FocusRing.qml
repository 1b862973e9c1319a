import Kiosk.Theme
import QtQuick

// The focus ring: a bright ring inside a dark one, so that it shows on every background.
Item {
    id: root

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Metrics.ringRoom
        color: "transparent"
        border.color: Theme.focusEdge
        border.width: Metrics.ringRoom
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Metrics.focusRing - Metrics.focusEdge
        color: "transparent"
        border.color: Theme.focus
        border.width: Metrics.focusRing
    }
}
