pragma ComponentBehavior: Bound

import Controls
import QtQuick
import Theme

// Named steps along the line, in their order.
Drawn {
    id: root

    readonly property int count: root.view.figure.names.length
    readonly property real pitch: root.width / root.count

    wantedHeight: Metrics.px(72) + 3 * Metrics.type(32) * 1.3

    Repeater {
        model: root.count

        Item {
            id: step

            required property int index

            x: step.index * root.pitch
            y: root.height
            visible: root.view.progress * root.count > step.index

            Label {
                anchors.bottom: ring.top
                anchors.bottomMargin: Metrics.px(20)
                width: root.pitch - Metrics.gutter
                text: root.view.figure.names[step.index]
                color: root.view.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.DemiBold
            }
            Rectangle {
                id: ring

                y: (Metrics.railGap + Metrics.rail - height) / 2
                width: Metrics.px(72)
                height: width
                radius: width / 2
                color: root.view.look.ground
                border.color: root.view.look.line
                border.width: Metrics.px(10)

                Rectangle {
                    anchors.centerIn: parent
                    visible: step.index === root.count - 1
                    width: Metrics.px(32)
                    height: width
                    radius: width / 2
                    color: root.view.look.line
                }
            }
            Arrow {
                visible: step.index < root.count - 1
                mirrored: true
                color: root.view.look.line
                implicitHeight: Metrics.px(44)
                x: (root.pitch + ring.width) / 2 - width / 2
                anchors.verticalCenter: ring.verticalCenter
                anchors.verticalCenterOffset: -Metrics.px(48)
            }
        }
    }
}
