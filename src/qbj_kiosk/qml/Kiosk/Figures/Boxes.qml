pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A percentage as containers: they stand in one pile until the filled ones slide onto the train, two on each wagon.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int filled: root.view.figure.units
    readonly property int rest: root.view.figure.total - root.filled
    readonly property int wagons: Math.ceil(root.filled / 2)
    readonly property int restColumns: Math.ceil(root.rest / 2)
    readonly property real apart: Metrics.px(Metrics.wideLayout ? 120 : 32)
    readonly property Vehicle engine: root.view.exhibit?.locomotive ?? null
    readonly property Vehicle wagon: (root.view.exhibit?.wagons[0] ?? null) as Vehicle
    readonly property real wagonSheet: root.wagon?.drawing.sheetWidth ?? 300
    // In one column the labels may be one above the other.
    readonly property real labels: done.height + Metrics.px(16) + (Metrics.wideLayout || rest.beside ? 0 : rest.height)
    readonly property real room: Math.max(Metrics.px(120), Math.min(root.height, root.view.leftRoom) - root.labels - Metrics.px(8))
    // As wide as the whole train and the pile allow; two containers and the wagon fit the height. The train has one scale.
    readonly property real unit: Math.min(Metrics.px(420) / root.wagonSheet, (root.width - (root.rest > 0 ? root.apart : 0)) / (root.wagonSheet * (root.wagons + 0.91 * root.restColumns) + (root.engine?.drawing.sheetWidth ?? 0)))
    readonly property int wagonWidth: Math.floor(root.wagonSheet * root.unit)
    readonly property int frameHeight: Math.round((root.wagon?.drawing.sheetHeight ?? 0) * root.unit)
    readonly property int boxWidth: Math.round(root.wagonWidth * 0.91)
    readonly property int boxHeight: Math.floor(Math.min(root.boxWidth * (Metrics.wideLayout ? 0.5 : 0.66), (root.room - root.frameHeight) / 2))
    readonly property real trainX: root.rest > 0 ? root.restColumns * root.boxWidth + root.apart : 0

    wantedHeight: root.labels + Metrics.px(360)
    least: root.labels + Metrics.px(184)
    leftLeast: root.least

    // A box that slides: its place in the pile, its place on the train, and how far it is.
    function pileX(index: int): real {
        return Math.floor(index / 2) % Math.max(1, root.restColumns) * root.boxWidth;
    }

    function trainPlaceX(index: int): real {
        return root.trainX + Math.floor(index / 2) * (root.wagonWidth - 1) + (root.wagonWidth - root.boxWidth) / 2;
    }

    // The foremost boxes go first.
    function wayOf(index: int): real {
        const turn = (root.filled - 1 - index) / Math.max(1, root.filled);
        const share = Math.max(0, Math.min(1, (root.view.progress - 0.6 * turn) / 0.4));
        return share * share * (3 - 2 * share);
    }

    Repeater {
        model: root.wagons

        RailVehicle {
            required property int index

            x: root.trainX + index * (root.wagonWidth - 1)
            y: root.height - height + Metrics.px(2)
            width: root.wagonWidth
            height: root.frameHeight
            exhibit: root.view.exhibit
            vehicle: root.wagon
            look: root.look
            load: ""
            unit: root.unit
        }
    }
    RailVehicle {
        x: root.trainX + root.wagons * (root.wagonWidth - 1)
        y: root.height - height + Metrics.px(2)
        width: implicitWidth
        height: implicitHeight
        exhibit: root.view.exhibit
        vehicle: root.engine
        look: root.look
        unit: root.unit
    }
    // Filled boxes are solid, the rest are hollow: distinguishable without colour.
    Repeater {
        model: root.rest

        ShippingContainer {
            required property int index

            x: Math.floor(index / 2) * root.boxWidth
            y: root.height - (index % 2 + 1) * root.boxHeight
            width: root.boxWidth
            height: root.boxHeight
            look: root.look
            role: "ground"
        }
    }
    Repeater {
        model: root.filled

        ShippingContainer {
            id: box

            required property int index
            readonly property real way: root.wayOf(box.index)

            x: Math.round(root.pileX(box.index) + (root.trainPlaceX(box.index) - root.pileX(box.index)) * box.way)
            y: root.height - (box.index % 2 + 1) * root.boxHeight - root.frameHeight + Math.round(stroke / 2) + Metrics.px(2)
            width: root.boxWidth
            height: root.boxHeight
            opacity: box.way > 0 ? 1 : 0
            look: root.look
            role: "line"
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
