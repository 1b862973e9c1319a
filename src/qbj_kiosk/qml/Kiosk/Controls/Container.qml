pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick

// The side of a shipping container, of any size, always with the same stroke. Width and height set its size.
Item {
    id: root

    required property Look look
    // Role of its colour.
    required property string role

    property real stroke: Metrics.stroke
    // True if text is written on it: its ribs end above and below the text.
    property bool lettered: false
    // Shares of the width, from the left, between which the side is open and shows what is behind; both 0 if it is closed.
    property real openFrom: 0
    property real openTo: 0

    readonly property color body: root.look.role(root.role)
    readonly property bool dark: root.body.hslLightness < 0.4
    // Colour of text on it.
    readonly property color ink: root.look.edged ? (root.role === "line" ? root.look.ground : root.look.text) : root.dark ? Theme.deckText : Theme.chosenText
    readonly property color frame: root.look.edged ? root.look.edge : root.look.text
    readonly property color rib: !root.look.edged ? Qt.tint(root.body, root.dark ? Qt.alpha(Theme.deepLook.text, 0.38) : Qt.alpha(Theme.deepLook.ground, 0.28)) : root.role === "line" ? root.look.ground : root.look.edge
    readonly property real casting: Math.round(Math.max(root.stroke * 1.5, root.height * 0.1))
    readonly property real ribTop: Math.round(root.height * (root.lettered ? 0 : 0.17))
    readonly property real ribHeight: root.lettered ? Math.round(root.height * 0.08) : root.height - 2 * root.ribTop
    readonly property real pitch: root.height * 0.21
    // Width between the castings, over which the ribs are spread.
    readonly property real between: root.width - 4 * root.casting - root.pitch
    readonly property int ribs: Math.max(2, Math.round(root.between / root.pitch) + 1)

    // Radius, too small to be seen, of rectangles that count as translucent: a layer around an opaque item is black where nothing is drawn
    // (Qt 6.11, software renderer).
    readonly property real seeThrough: 0.01

    // Left edge of a rib.
    function ribX(rib: int): real {
        return Math.round(root.width / 2 + (rib - (root.ribs - 1) / 2) * root.between / (root.ribs - 1) - root.stroke * 0.4);
    }

    // Rendered once: it moves as a texture.
    layer.enabled: Theme.layered
    layer.smooth: true

    Rectangle {
        width: root.openTo > root.openFrom ? Math.round(root.width * root.openFrom) : root.width
        height: root.height
        radius: root.seeThrough
        color: root.body
    }
    Rectangle {
        visible: root.openTo > root.openFrom
        x: Math.round(root.width * root.openTo)
        width: root.width - x
        height: root.height
        radius: root.seeThrough
        color: root.body
    }
    Repeater {
        model: root.lettered ? 2 * root.ribs : root.ribs

        Rectangle {
            required property int index

            visible: root.openTo <= root.openFrom || x + width <= root.width * root.openFrom || x >= root.width * root.openTo
            x: root.ribX(index % root.ribs)
            y: index < root.ribs ? root.ribTop : root.height - height
            width: Math.max(1, Math.round(root.stroke * 0.8))
            height: root.ribHeight
            radius: root.seeThrough
            color: root.rib
        }
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: root.stroke
        border.color: root.frame
    }
    // Castings, by which cranes and wagons hold it.
    Repeater {
        model: 4

        Rectangle {
            required property int index

            x: index % 2 ? root.width - width : 0
            y: index < 2 ? 0 : root.height - height
            width: Math.round(root.casting * 1.5)
            height: root.casting
            radius: root.seeThrough
            color: root.frame
        }
    }
}
