pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// Named containers on the line, side by side; stacked where a word would not fit into its share of the width.
FigureDrawing {
    id: root

    readonly property int count: root.view.figure.names.length
    readonly property real spacing: Metrics.gutter
    readonly property real share: (root.width - (root.count - 1) * root.spacing) / root.count
    readonly property bool piled: !Metrics.wideLayout && root.view.figure.names.some(name => root.longest(name) > root.share)
    readonly property real crateWidth: Math.floor(Math.min(Metrics.px(520), root.piled ? root.width * 0.4 : root.share))
    readonly property real crateHeight: Math.max(Math.min(Metrics.px(136), Math.round(root.crateWidth * 0.3)), root.piled ? 2 * Metrics.type(32) * Metrics.leadingDisplay : 0)
    readonly property Look look: root.view.look
    readonly property list<color> paints: [root.look.fill, root.look.line, root.look.pale]
    readonly property list<color> ribs: root.look.edged ? [root.look.edge, root.look.ground, root.look.text] : [root.look.pale, root.look.fill, root.look.fill]

    wantedHeight: root.piled ? root.count * root.crateHeight : root.crateHeight + names.height + Metrics.px(16)

    Repeater {
        model: root.count

        Item {
            id: crate

            required property int index

            x: root.piled ? 0 : crate.index * (root.crateWidth + root.spacing)
            y: root.height - root.crateHeight * (root.piled ? root.count - crate.index : 1)
            visible: root.view.progress * root.count > crate.index

            ContainerGrid {
                height: root.crateHeight
                count: 1
                rows: 1
                crateWidth: root.crateWidth
                crateHeight: root.crateHeight
                ribs: 13
                fill: root.paints[crate.index % root.paints.length]
                edge: root.look.edged ? root.look.edge : root.look.text
                edgeWidth: Metrics.stroke
                rib: root.ribs[crate.index % root.ribs.length]
            }
            PlainLabel {
                visible: root.piled
                x: root.crateWidth + Metrics.gutter
                y: (root.crateHeight - height) / 2
                width: root.width - x
                text: root.view.figure.names[crate.index]
                color: root.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.DemiBold

                FocusableText {
                    stops: false
                }
            }
        }
    }
    Row {
        id: names

        visible: !root.piled
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.crateHeight + Metrics.px(16)
        spacing: root.spacing

        Repeater {
            model: root.count

            PlainLabel {
                required property int index

                anchors.bottom: parent?.bottom
                width: root.crateWidth
                opacity: root.view.progress * root.count > index ? 1 : 0
                text: root.view.figure.names[index]
                color: root.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.DemiBold

                FocusableText {
                    stops: false
                }
            }
        }
    }
}
