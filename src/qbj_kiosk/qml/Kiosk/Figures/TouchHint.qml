import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A ring and a few words at something that can be moved, until a visitor has moved it. Its position is the ring's centre.
Item {
    id: root

    required property Look look
    required property string text
    // Where the words are: from the left or to the right of `textX`, with their middle at `textY`, both from the centre.
    property real textX: root.radius + Metrics.px(16)
    property real textY: 0
    property bool leftwards: false
    // Most width and height of the words; they are hidden where they do not fit.
    property real room: Infinity
    property real tall: Infinity
    readonly property real radius: Metrics.px(44)
    readonly property real line: Metrics.px(6)
    // Thin enough that the bright colour shows next to it on a dark ground.
    readonly property real edge: Math.max(1, Metrics.px(2))

    // The colours of the focus ring: one of them contrasts with every ground.
    Rectangle {
        x: -root.radius
        y: -root.radius
        width: 2 * root.radius
        height: width
        radius: root.radius
        color: "transparent"
        border.width: root.line + 2 * root.edge
        border.color: root.look.edged ? root.look.ground : Theme.focusEdge
    }
    Rectangle {
        x: -width / 2
        y: -width / 2
        width: 2 * (root.radius - root.edge)
        height: width
        radius: width / 2
        color: "transparent"
        border.width: root.line
        border.color: root.look.light
    }
    Rectangle {
        x: -width / 2
        y: -width / 2
        width: Metrics.px(26)
        height: width
        radius: width / 2
        color: root.look.light
        border.width: root.edge
        border.color: root.look.edged ? root.look.ground : Theme.focusEdge
    }
    PlainLabel {
        id: words

        visible: implicitWidth <= root.room && height <= root.tall
        x: root.leftwards ? root.textX - width : root.textX
        y: Math.round(root.textY - height / 2)
        width: implicitWidth
        wrapMode: Text.NoWrap
        text: root.text
        color: root.look.text
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
    }
}
