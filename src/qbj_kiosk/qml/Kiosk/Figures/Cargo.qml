pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Named wagons on the line. A touch opens the side of a container onto the goods in it; the first is open.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int count: root.view.figure.names.length
    readonly property real spacing: Math.max(Metrics.px(Metrics.wideLayout ? 24 : 16), Metrics.apart)
    readonly property real longestName: Math.max(0, ...root.view.figure.names.map(name => root.longest(name) + 2))
    // Where a word would not be as narrow as its wagon, the wagons are in two rows or more.
    readonly property int columns: Math.max(1, Math.min(root.count, Math.floor((root.width + root.spacing) / (Math.max(Metrics.px(270), root.longestName + Metrics.px(24)) + root.spacing))))
    readonly property int rows: Math.ceil(root.count / root.columns)
    // Height above each wagon for its name; on a wide screen names are below the line.
    readonly property real nameHeight: Metrics.wideLayout ? 0 : (root.view.figure.names.some(name => root.widthOf(name) > root.wagonWidth * 0.9) ? 2 : 1) * Metrics.label * Metrics.leadingDisplay + Metrics.px(12)
    readonly property real wagonWidth: Math.floor(Math.min(Metrics.px(800), (root.width - (root.columns - 1) * root.spacing) / root.columns))
    readonly property real rails: Metrics.railGap + Metrics.rail
    // Height below the line that belongs to a wagon's touch area.
    readonly property real touchBelow: root.rails + (Metrics.wideLayout ? Metrics.label * Metrics.leadingDisplay + Metrics.px(18) : 0)
    // Height between the touch area of a row and the wagons of the next.
    readonly property real clearance: Math.max(Metrics.px(16), Metrics.apart)
    // Height of a row without its wagons.
    readonly property real around: root.nameHeight + root.touchBelow + root.clearance
    readonly property real pitch: root.wagonHeight + root.around
    readonly property real wagonHeight: Math.round(Math.max(Metrics.px(160), Math.min(root.wagonWidth * (Metrics.wideLayout ? 0.62 : 0.76), (Math.min(root.height, root.view.leftRoom) - (root.rows - 1) * root.around - root.nameHeight) / root.rows - Metrics.px(2))))
    readonly property list<string> roles: ["fill", "line", "pale"]

    touched: true
    belowLine: Metrics.wideLayout ? root.touchBelow - Metrics.px(44) + Metrics.apart : 0
    wantedHeight: root.nameHeight + root.rows * Math.min(Metrics.px(300), root.wagonWidth * 0.76) + (root.rows - 1) * root.around
    least: root.nameHeight + root.rows * Metrics.px(200) + (root.rows - 1) * root.around
    leftLeast: Metrics.wideLayout ? Metrics.px(Metrics.compactLayout ? 200 : 268) : root.least
    atRest: root.wagonsAtRest()

    function rowY(row: int): real {
        return root.height - root.nameHeight - root.wagonHeight - (root.rows - 1 - row) * root.pitch;
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
            y: root.rowY(index) + root.nameHeight + root.wagonHeight
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
            height: root.nameHeight + root.wagonHeight + root.touchBelow - Metrics.px(2)
            wagonHeight: root.wagonHeight + Metrics.px(2)
            exhibit: root.view.exhibit
            look: root.look
            goods: root.view.drawingOf(wagon.index)
            role: root.roles[wagon.index % root.roles.length]
            nameHeight: root.nameHeight
            open: wagon.index === 0
            text: root.view.figure.names[wagon.index]
            ringInside: true
            Accessible.description: wagon.open ? "" : root.view.content.strings.wagonHint
            onClicked: wagon.open = !wagon.open
        }
    }
}
