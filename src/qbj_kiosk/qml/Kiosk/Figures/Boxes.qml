import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A percentage as boxes: the filled ones, a gap, the rest. In two rows where an upright screen makes them too narrow.
FigureDrawing {
    id: root

    readonly property int filled: root.view.figure.units
    readonly property int rest: root.view.figure.total - root.filled
    readonly property real apart: Metrics.px(96)
    readonly property real spacing: Metrics.px(10)
    readonly property int rows: !Metrics.wideLayout && root.widthIn(root.view.figure.total) < Metrics.px(110) ? 2 : 1
    readonly property int filledColumns: Math.ceil(root.filled / root.rows)
    readonly property real crateWidth: Math.min(Metrics.px(148), root.widthIn(root.filledColumns + Math.ceil(root.rest / root.rows)))
    readonly property real crateHeight: Math.round(root.crateWidth * 0.56)

    // Filled boxes are solid with dark ribs, the rest are hollow: distinguishable without colour.
    readonly property Look look: root.view.look

    wantedHeight: root.rows * root.crateHeight + Metrics.px(16) + Math.max(done.height, rest.height)

    // Width of a box if `columns` of them are side by side.
    function widthIn(columns: int): int {
        return Math.floor((root.width - root.apart - (columns - 2) * root.spacing) / columns);
    }

    ContainerGrid {
        id: filledCrates

        y: root.height - height
        height: root.rows * root.crateHeight
        count: Math.ceil(root.filled * root.view.progress)
        rows: root.rows
        crateWidth: root.crateWidth
        crateHeight: root.crateHeight
        spacing: root.spacing
        fill: root.look.line
        edge: root.look.edged ? root.look.edge : root.look.text
        edgeWidth: root.look.edged ? Metrics.stroke : Metrics.hairline
        rib: root.look.edged ? root.look.ground : root.look.text
    }
    ContainerGrid {
        id: restCrates

        x: root.filledColumns * (root.crateWidth + root.spacing) + root.apart - root.spacing
        y: root.height - height
        height: root.rows * root.crateHeight
        count: root.rest
        rows: root.rows
        crateWidth: root.crateWidth
        crateHeight: root.crateHeight
        spacing: root.spacing
        ribs: root.look.edged ? 0 : 6
        fill: root.look.ground
        edge: root.look.text
        edgeWidth: root.look.edged ? Metrics.stroke : Metrics.hairline
        rib: root.look.secondary
    }
    PlainLabel {
        id: done

        anchors.bottom: filledCrates.top
        anchors.bottomMargin: Metrics.px(16)
        width: rest.x - Metrics.gutter
        text: root.view.figure.names[0]
        color: root.look.text
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold

        FocusableText {
            stops: false
        }
    }
    PlainLabel {
        id: rest

        anchors.bottom: restCrates.top
        anchors.bottomMargin: Metrics.px(16)
        x: Math.min(restCrates.x, root.width - implicitWidth)
        wrapMode: Text.NoWrap
        text: root.view.figure.names[1] ?? ""
        color: root.look.secondary
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold

        FocusableText {
            stops: false
        }
    }
}
