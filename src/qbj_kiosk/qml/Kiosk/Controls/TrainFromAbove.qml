pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The train seen from above, on a line that runs downwards. Its lower edge is the nose, its width is that of a container. Bundles have no
// drawings of this view: it shows a locomotive, and the containers on the wagons in their colours.
Item {
    id: root

    required property Exhibit exhibit
    required property Look look

    readonly property real locomotive: Math.round(root.width * 2.6)
    readonly property real container: Math.round(root.width * 2.3)
    readonly property real coupler: Math.round(root.width * 0.16)

    // A point of the locomotive, in shares of the width.
    function at(x: real, y: real): string {
        return `${root.width * x} ${root.width * y}`;
    }

    function bar(left: real, top: real, right: real, bottom: real): string {
        return `M${root.at(left, top)}L${root.at(right, top)}L${root.at(right, bottom)}L${root.at(left, bottom)}z`;
    }

    function pantograph(y: real): string {
        const strips = root.bar(0.12, y, 0.88, y + 0.06) + root.bar(0.12, y + 0.13, 0.88, y + 0.19);
        return strips + root.bar(0.46, y + 0.19, 0.54, y + 0.5) + root.bar(0.32, y + 0.5, 0.68, y + 0.6);
    }

    implicitHeight: root.locomotive + root.exhibit.wagons.length * (root.container + root.coupler)
    height: implicitHeight

    Repeater {
        model: root.exhibit.wagons

        Item {
            id: wagon

            required property int index
            required property Vehicle modelData

            y: root.height - root.locomotive - (wagon.index + 1) * (root.container + root.coupler)
            width: root.width
            height: root.container

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                y: parent.height
                width: root.coupler
                height: root.coupler
                color: root.look.text
            }
            ShippingContainer {
                anchors.centerIn: parent
                rotation: 90
                width: parent.height
                height: parent.width
                look: root.look
                role: wagon.modelData.container || "ground"
                stroke: Metrics.hairline
            }
        }
    }
    Shape {
        y: root.height - root.locomotive
        width: root.width
        height: root.locomotive
        // Rendered once: it moves as a texture, as the containers do.
        layer.enabled: Theme.layered
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.look.fill
            strokeColor: root.look.edged ? root.look.edge : root.look.text
            strokeWidth: Metrics.hairline
            joinStyle: ShapePath.MiterJoin

            PathSvg {
                path: `M${root.at(0.04, 0.04)}L${root.at(0.96, 0.04)}L${root.at(0.96, 2.2)}L${root.at(0.74, 2.56)}L${root.at(0.26, 2.56)}L${root.at(0.04, 2.2)}z`
            }
        }
        ShapePath {
            fillColor: root.look.line
            strokeWidth: -1

            PathSvg {
                path: root.bar(0.1, 0.1, 0.22, 2.02) + root.bar(0.78, 0.1, 0.9, 2.02)
            }
        }
        ShapePath {
            fillColor: root.look.edged ? root.look.text : root.look.pale
            fillRule: ShapePath.WindingFill
            strokeWidth: -1

            PathSvg {
                path: root.pantograph(0.3) + root.pantograph(1.2) + `M${root.at(0.16, 2.1)}L${root.at(0.84, 2.1)}L${root.at(0.7, 2.34)}L${root.at(0.3, 2.34)}z`
            }
        }
    }
}
