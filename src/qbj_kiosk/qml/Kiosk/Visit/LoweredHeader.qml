pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The header above the lowered exhibit: the name of the place over the line. Decorative, hidden from screen readers.
Item {
    id: root

    required property Session session
    required property Look look

    readonly property Content content: root.session.content
    readonly property real lineY: root.height - line.height - Metrics.px(40)

    Rectangle {
        anchors.fill: parent
        color: root.look.ground
    }
    PlainLabel {
        readonly property real room: root.lineY - 2 * Metrics.px(48)
        readonly property real widest: Metrics.contentWidth / (root.content.place.length * (root.content.han ? 1 : 0.62))

        visible: room > font.pixelSize
        x: Metrics.margin
        y: root.lineY - Metrics.px(32) - height
        text: root.content.place
        color: root.look.secondary
        font.pixelSize: Math.max(Metrics.small, Math.min(Metrics.display(176), widest, room / leading))
        font.weight: Font.DemiBold
        leading: 1.2
        wrapMode: Text.NoWrap
    }
    RailLine {
        id: line

        y: root.lineY
        width: root.width
        color: root.look.line
    }
}
