pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The names of a figure in the miniature: ends of branches that leave the line, which is at its lower edge.
Item {
    id: root

    required property list<string> names
    required property Look look
    // Distance from name to name.
    required property real pitch

    readonly property real widest: face.height && Math.max(0, ...root.names.map(name => face.advanceWidth(name))) + Metrics.px(28)
    readonly property real reach: Metrics.px(150)
    // Where the branches leave the line.
    readonly property real foot: -root.reach - Metrics.px(40)

    function nameY(index: int): real {
        return (index + 0.5) * root.pitch;
    }

    function branch(index: int): string {
        const bend = -root.reach * 0.5;
        const y = root.nameY(index);
        return `M${root.foot} ${root.height}C${bend} ${root.height} ${root.foot} ${y} ${bend} ${y}L0 ${y}`;
    }

    FontMetrics {
        id: face

        font.pixelSize: Metrics.label
    }
    Shape {
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: "transparent"
            strokeColor: root.look.line
            strokeWidth: Metrics.rail

            PathSvg {
                path: root.names.map((name, index) => root.branch(index)).join("")
            }
        }
    }
    Repeater {
        model: root.names

        Item {
            id: end

            required property int index
            required property string modelData

            y: root.nameY(end.index)

            Rectangle {
                x: -width / 2
                y: -height / 2
                width: Metrics.px(28)
                height: width
                radius: width / 2
                color: root.look.ground
                border.color: root.look.line
                border.width: Metrics.rail
            }
            PlainLabel {
                x: Metrics.px(28)
                y: -heart
                width: implicitWidth
                text: end.modelData
                color: root.look.text
                font.pixelSize: Metrics.label
                wrapMode: Text.NoWrap
            }
        }
    }
}
