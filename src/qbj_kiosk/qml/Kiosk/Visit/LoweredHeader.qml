pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The header above the lowered exhibit: the name of the place over the line, and on the access page the miniature. Decorative, hidden from
// screen readers.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property Look look
    // Height of the page below.
    required property real viewport

    readonly property Content content: root.session.content
    readonly property bool hasMiniature: root.session.screen === Session.Screen.ACCESS && miniature.height >= Metrics.px(200)
    readonly property bool landscape: Metrics.width >= Metrics.height
    // The name is beside the miniature, on an upright screen below it.
    readonly property real nameRoom: Metrics.contentWidth - (root.hasMiniature && root.landscape ? miniature.width + Metrics.px(64) : 0)
    readonly property real lineY: root.height - line.height - Metrics.px(40)

    Rectangle {
        anchors.fill: parent
        color: root.look.ground
    }
    PlainLabel {
        readonly property real room: root.lineY - (root.hasMiniature && !root.landscape ? miniature.y + miniature.height + Metrics.px(56) : Metrics.px(96))
        readonly property real widest: root.nameRoom / (root.content.place.length * (root.content.han ? 1 : 0.62))

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
    Loader {
        id: miniature

        active: root.hasMiniature
        x: root.width - Metrics.margin - width
        y: Metrics.px(48)
        width: Math.round(Math.min(Metrics.contentWidth * 0.5, (root.lineY - Metrics.px(root.landscape ? 96 : 320)) * Metrics.width / Metrics.height))
        height: Math.round(width * Metrics.height / Metrics.width)
        sourceComponent: PanelMiniature {
            height: miniature.height
            exhibit: root.exhibit
            session: root.session
            look: root.look
            viewport: root.viewport
            pageTop: root.height
        }
    }
    RailLine {
        id: line

        y: root.lineY
        width: root.width
        color: root.look.line
    }
}
