pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A wagon with a container whose side slides open onto what is in it, and its name below the line.
Touchable {
    id: root

    required property Look look
    // Height of the wagon above the line; the rest is below it.
    required property real wagonHeight
    // Drawing of the goods; null for an empty container.
    required property Drawing goods
    required property color paint
    required property color rib
    // True if the side is open.
    property bool open: false
    property real openness: root.open ? 1 : 0

    readonly property bool atRest: !slide.running
    readonly property real inset: Metrics.px(12)
    readonly property real boxWidth: root.width - 2 * root.inset
    readonly property real boxHeight: root.wagonHeight - frame.height
    readonly property color edge: root.look.edged ? root.look.edge : root.look.text
    // Width of each half of the side that stays visible when it is open.
    readonly property real jamb: root.boxWidth * 0.11
    readonly property real leaf: root.boxWidth / 2

    function ribs(): string {
        let path = "";
        const count = Math.max(3, Math.round(root.leaf / Metrics.px(44)));
        const step = root.leaf / count;
        for (let i = 0; i < count; ++i)
            path += `M ${Math.round((i + 0.5) * step)} ${root.boxHeight * 0.14} V ${root.boxHeight * 0.86} `;
        return path;
    }

    Accessible.role: Accessible.Button
    onOpenChanged: {
        slide.stop();
        if (Motion.open > 0)
            slide.start();
        else
            root.openness = root.open ? 1 : 0;
    }

    NumberAnimation {
        id: slide

        target: root
        property: "openness"
        to: root.open ? 1 : 0
        duration: 1.6 * Motion.open
        easing.type: Easing.InOutCubic
    }
    WagonFrame {
        id: frame

        y: root.wagonHeight - height
        width: root.width
        look: root.look
        wheel: Math.round(Math.min(Metrics.px(46), root.wagonHeight * 0.17))
    }
    Rectangle {
        x: root.inset
        width: root.boxWidth
        height: root.boxHeight
        color: root.look.ground
    }
    Artwork {
        visible: root.openness > 0
        x: Math.round(root.inset + (root.boxWidth - width) / 2)
        y: Math.round(root.boxHeight - height - Metrics.px(4))
        width: implicitWidth
        height: root.goods ? Math.round(Math.min(root.boxHeight * 0.86, (root.boxWidth - 2 * root.jamb - Metrics.px(24)) * root.goods.sheetHeight / root.goods.sheetWidth)) : 0
        drawing: root.goods
        look: root.look
    }
    Item {
        x: root.inset
        width: root.boxWidth
        height: root.boxHeight
        clip: true

        Repeater {
            model: 2

            Item {
                id: half

                required property int index
                readonly property real way: (root.leaf - root.jamb) * root.openness

                x: Math.round(half.index ? root.leaf + half.way : -half.way)
                width: root.leaf
                height: root.boxHeight
                // Rendered once: it slides as a texture.
                layer.enabled: Theme.layered

                Rectangle {
                    anchors.fill: parent
                    color: root.paint
                    border.width: Metrics.hairline
                    border.color: root.edge
                }
                Shape {
                    preferredRendererType: Shape.CurveRenderer

                    ShapePath {
                        fillColor: "transparent"
                        strokeColor: root.rib
                        strokeWidth: Metrics.stroke
                        capStyle: ShapePath.FlatCap

                        PathSvg {
                            path: root.ribs()
                        }
                    }
                }
            }
        }
    }
    // The arrows show that the side opens.
    Repeater {
        model: 2

        Rectangle {
            id: plate

            required property int index

            visible: root.openness === 0
            x: root.width / 2 + (plate.index ? Metrics.px(6) : -Metrics.px(6) - width)
            y: (root.boxHeight - height) / 2
            width: Math.min(Metrics.px(64), root.boxHeight * 0.4)
            height: width
            color: root.look.ground
            border.width: Metrics.hairline
            border.color: root.edge

            Arrow {
                anchors.centerIn: parent
                width: parent.width * 0.56
                height: width
                mirrored: plate.index > 0
                color: root.look.light
            }
        }
    }
    Rectangle {
        x: root.inset
        width: root.boxWidth
        height: root.boxHeight + Metrics.stroke / 2
        color: "transparent"
        border.width: root.down ? Metrics.px(8) : Metrics.px(5)
        border.color: root.down ? root.look.light : root.edge
    }
    PlainLabel {
        x: root.inset
        y: root.wagonHeight + Metrics.railGap + Metrics.rail + Metrics.px(12)
        width: root.width - 2 * root.inset
        text: root.text
        color: root.look.text
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
        font.underline: root.down
    }
}
