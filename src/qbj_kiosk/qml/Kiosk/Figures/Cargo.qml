pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Named wagons on the line. A touch slides the side of a container open onto the goods in it; the first is open.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int count: root.view.figure.names.length
    readonly property real spacing: Math.max(Metrics.px(Metrics.wideLayout ? 24 : 16), Metrics.apart)
    // Where a word would not fit under its wagon, the wagons are in two rows or more.
    readonly property int columns: Math.max(1, Math.min(root.count, Math.floor((root.width + root.spacing) / (Math.max(Metrics.px(270), root.longestName + Metrics.px(24)) + root.spacing))))
    readonly property int rows: Math.ceil(root.count / root.columns)
    readonly property real longestName: Math.max(0, ...root.view.figure.names.map(name => root.longest(name) + 2))
    readonly property real nameHeight: 2 * Metrics.label * Metrics.leadingDisplay + Metrics.px(24)
    readonly property real wagonWidth: Math.floor(Math.min(Metrics.px(800), (root.width - (root.columns - 1) * root.spacing) / root.columns))
    readonly property real rails: Metrics.railGap + Metrics.rail
    // Height below the line that belongs to a wagon's touch area.
    readonly property real touchBelow: Metrics.wideLayout ? root.rails + Metrics.label * Metrics.leadingDisplay + Metrics.px(18) : root.rails + Math.max(root.nameHeight, Metrics.touchBelowLine - root.rails)
    readonly property real pitch: root.wagonHeight + root.touchBelow + Metrics.px(16)
    readonly property real wagonHeight: Math.round(Math.max(Metrics.px(160), Math.min(root.wagonWidth * (Metrics.wideLayout ? 0.62 : 0.8), (Math.min(root.height, root.view.leftRoom) - (root.rows - 1) * (root.touchBelow + Metrics.px(16))) / root.rows - Metrics.px(8))))
    readonly property list<color> paints: [root.look.fill, root.look.line, root.look.pale]
    readonly property list<color> ribs: root.look.edged ? [root.look.edge, root.look.ground, root.look.edge] : [root.look.secondary, root.look.pale, root.look.fill]

    belowLine: Metrics.wideLayout ? root.touchBelow - Metrics.px(44) + Metrics.apart : root.touchBelow - Metrics.px(20)
    wantedHeight: root.rows * Math.min(Metrics.px(300), root.wagonWidth * 0.7) + (root.rows - 1) * (root.touchBelow + Metrics.px(16))
    least: root.rows * Metrics.px(200) + (root.rows - 1) * (root.touchBelow + Metrics.px(16))
    leftLeast: Metrics.wideLayout ? Metrics.px(230) : root.least
    atRest: root.wagonsAtRest()

    function rowY(row: int): real {
        return root.height - root.wagonHeight - (root.rows - 1 - row) * root.pitch;
    }

    function wagonsAtRest(): bool {
        for (let i = 0; i < wagons.count; ++i)
            if (!((wagons.itemAt(i) as OpeningWagon)?.atRest ?? true))
                return false;
        return true;
    }

    // Where the last row's line is the exhibit's, the rows above it have their own.
    Repeater {
        model: root.rows - 1

        RailLine {
            required property int index

            x: -Metrics.margin
            y: root.rowY(index) + root.wagonHeight
            width: root.width + 2 * Metrics.margin
            color: root.look.line
        }
    }
    Repeater {
        id: wagons

        model: root.count

        OpeningWagon {
            id: wagon

            required property int index
            readonly property real place: wagon.index % root.columns * (root.wagonWidth + root.spacing)
            // Wagons roll in one after another.
            readonly property real come: Math.max(0, Math.min(1, root.view.progress * 1.6 - 0.3 * wagon.index / Math.max(1, root.count - 1)))

            x: Math.round(wagon.place - (1 - wagon.come) * (wagon.place + root.wagonWidth + Metrics.margin))
            y: root.rowY(Math.floor(wagon.index / root.columns))
            width: root.wagonWidth
            height: root.wagonHeight + root.touchBelow - Metrics.px(2)
            wagonHeight: root.wagonHeight + Metrics.px(2)
            look: root.look
            goods: root.view.drawingOf(wagon.index)
            paint: root.paints[wagon.index % root.paints.length]
            rib: root.ribs[wagon.index % root.ribs.length]
            open: wagon.index === 0
            text: root.view.figure.names[wagon.index]
            ringInside: true
            Accessible.description: wagon.open ? "" : root.view.content.strings.wagonHint
            onClicked: wagon.open = !wagon.open
        }
    }
}
