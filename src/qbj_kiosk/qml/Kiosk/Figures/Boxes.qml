pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A percentage as boxes: they stand in one pile until the filled ones slide onto the train, two on each wagon.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int filled: root.view.figure.units
    readonly property int rest: root.view.figure.total - root.filled
    readonly property int wagons: Math.ceil(root.filled / 2)
    readonly property int restColumns: Math.ceil(root.rest / 2)
    readonly property real spacing: Metrics.px(12)
    readonly property real apart: Metrics.px(Metrics.wideLayout ? 120 : 40)
    readonly property Drawing engine: root.view.exhibit?.locomotive.drawing ?? null
    readonly property real engineShape: root.engine ? root.engine.sheetWidth / root.engine.sheetHeight : 0
    // In one column the labels may be one above the other.
    readonly property real labels: done.height + Metrics.px(16) + (Metrics.wideLayout || rest.beside ? 0 : rest.height)
    readonly property real room: Math.max(Metrics.px(120), Math.min(root.height, root.view.leftRoom) - root.labels - Metrics.px(8))
    // As wide as the engine and all columns allow; two boxes and the frame fit the height.
    readonly property real boxWidth: Math.floor(Math.min(Metrics.px(420), (root.width - root.apart - (root.wagons + root.restColumns) * root.spacing - root.engineRoom) / Math.max(1, root.wagons + root.restColumns)))
    readonly property real engineHeight: Math.min(root.room, Metrics.px(208))
    // On an upright screen the engine is already leaving.
    readonly property real engineRoom: Metrics.wideLayout ? root.engineHeight * root.engineShape : Metrics.px(120)
    readonly property real wheel: Math.min(Metrics.px(40), Math.round(root.boxWidth * 0.2))
    readonly property real boxHeight: Math.floor(Math.min(root.boxWidth * (Metrics.wideLayout ? 0.62 : 0.8), (root.room - root.frameHeight) / 2))
    readonly property real frameHeight: Math.round(root.wheel * 1.22)
    readonly property real trainX: root.restColumns * (root.boxWidth + root.spacing) + (root.rest > 0 ? root.apart : 0)

    wantedHeight: root.labels + Metrics.px(360)
    least: root.labels + Metrics.px(184)
    leftLeast: root.least

    // A box that slides: its place in the pile, its place on the train, and how far it is.
    function pileX(index: int): real {
        return Math.floor(index / 2) % Math.max(1, root.restColumns) * (root.boxWidth + root.spacing);
    }

    function trainPlaceX(index: int): real {
        return root.trainX + Math.floor(index / 2) * (root.boxWidth + root.spacing);
    }

    // The foremost boxes go first.
    function wayOf(index: int): real {
        const turn = (root.filled - 1 - index) / Math.max(1, root.filled);
        const share = Math.max(0, Math.min(1, (root.view.progress - 0.6 * turn) / 0.4));
        return share * share * (3 - 2 * share);
    }

    Repeater {
        model: root.wagons

        WagonFrame {
            required property int index

            x: root.trainX + index * (root.boxWidth + root.spacing) - root.spacing / 2 + 1
            y: root.height - height + Metrics.px(2)
            width: root.boxWidth + root.spacing - 2
            look: root.look
            wheel: root.wheel
        }
    }
    RailVehicle {
        x: root.trainX + root.wagons * (root.boxWidth + root.spacing)
        y: root.height - height + Metrics.px(2)
        width: implicitWidth
        height: root.engineHeight
        unit: root.engine ? root.engineHeight / root.engine.sheetHeight : 0
        exhibit: root.view.exhibit
        vehicle: root.view.exhibit.locomotive
        look: root.look
    }
    // Filled boxes are solid with dark ribs, the rest are hollow: distinguishable without colour.
    BoxGrid {
        y: root.height - height
        height: 2 * root.boxHeight
        count: root.rest
        rows: 2
        crateWidth: root.boxWidth
        crateHeight: root.boxHeight
        spacing: root.spacing
        ribs: root.look.edged ? 0 : 8
        fill: root.look.ground
        edge: root.look.text
        edgeWidth: root.look.edged ? Metrics.stroke : Metrics.hairline
        rib: root.look.secondary
    }
    Repeater {
        model: root.filled

        BoxGrid {
            id: box

            required property int index
            readonly property real way: root.wayOf(box.index)

            x: Math.round(root.pileX(box.index) + (root.trainPlaceX(box.index) - root.pileX(box.index)) * box.way)
            y: root.height - (box.index % 2 + 1) * root.boxHeight - root.frameHeight + Metrics.px(2)
            height: root.boxHeight
            opacity: box.way > 0 ? 1 : 0
            count: 1
            rows: 1
            crateWidth: root.boxWidth
            crateHeight: root.boxHeight
            ribs: 8
            fill: root.look.line
            edge: root.look.edged ? root.look.edge : root.look.text
            edgeWidth: root.look.edged ? Metrics.stroke : Metrics.hairline
            rib: root.look.edged ? root.look.ground : root.look.text
        }
    }
    PlainLabel {
        id: rest

        // Above the other label where it would run into it.
        readonly property bool beside: !rest.visible || implicitWidth <= root.trainX - Metrics.gutter

        visible: root.rest > 0
        y: rest.beside ? root.height - 2 * root.boxHeight - Metrics.px(16) - height : done.y - height
        width: rest.beside ? root.trainX - Metrics.gutter : root.width
        text: root.view.figure.names[1] ?? ""
        color: root.look.secondary
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold

        ScreenReaderText {
            stops: false
        }
    }
    PlainLabel {
        id: done

        x: root.trainX
        y: root.height - 2 * root.boxHeight - root.frameHeight - Metrics.px(16) - height
        width: root.width - x
        text: root.view.figure.names[0]
        color: root.look.text
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold

        ScreenReaderText {
            stops: false
        }
    }
}
