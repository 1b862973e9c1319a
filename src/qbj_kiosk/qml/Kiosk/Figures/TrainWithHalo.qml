pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The train in front of something of its own colours: a margin of the ground's colour around it separates them. Rendered once, to a
// texture.
Item {
    id: root

    required property Exhibit exhibit
    required property Look look

    readonly property real halo: Metrics.px(6)
    readonly property Look haloLook: Look {
        ground: root.look.ground
        text: root.look.ground
        secondary: root.look.ground
        line: root.look.ground
        fill: root.look.ground
        pale: root.look.ground
        light: root.look.ground
    }

    implicitWidth: train.implicitWidth + 2 * root.halo
    clip: true
    layer.enabled: Theme.layered

    Repeater {
        model: [Qt.point(0, 0), Qt.point(2, 0), Qt.point(1, 0), Qt.point(0, 1), Qt.point(2, 1)]

        Train {
            id: margin

            required property point modelData

            x: root.halo * margin.modelData.x
            y: root.halo * margin.modelData.y
            width: implicitWidth
            height: train.height
            exhibit: root.exhibit
            look: root.haloLook
        }
    }
    Train {
        id: train

        x: root.halo
        y: root.halo
        width: implicitWidth
        height: root.height - root.halo
        exhibit: root.exhibit
        look: root.look
    }
}
