pragma ComponentBehavior: Bound

import Controls
import QtQuick
import Theme

// Named containers standing on the line.
Drawn {
    id: root

    readonly property int count: root.view.figure.names.length
    readonly property real spacing: Metrics.gutter
    readonly property real crateWidth: Math.floor(Math.min(Metrics.px(520), (root.width - (root.count - 1) * root.spacing) / root.count))
    readonly property real crateHeight: Math.min(Metrics.px(136), Math.round(root.crateWidth * 0.3))
    readonly property Look look: root.view.look
    readonly property list<color> paints: [root.look.fill, root.look.line, root.look.pale]
    readonly property list<color> ribs: root.look.edged ? [root.look.edge, root.look.ground, root.look.text] : [root.look.pale, root.look.fill, root.look.fill]

    wantedHeight: root.crateHeight + names.height + Metrics.px(16)

    Repeater {
        model: root.count

        Item {
            id: crate

            required property int index

            x: crate.index * (root.crateWidth + root.spacing)
            y: root.height - root.crateHeight
            visible: root.view.progress * root.count > crate.index

            Crates {
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
        }
    }
    Row {
        id: names

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.crateHeight + Metrics.px(16)
        spacing: root.spacing

        Repeater {
            model: root.count

            Label {
                required property int index

                anchors.bottom: parent?.bottom
                width: root.crateWidth
                opacity: root.view.progress * root.count > index ? 1 : 0
                text: root.view.figure.names[index]
                color: root.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.DemiBold
            }
        }
    }
}
