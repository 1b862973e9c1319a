import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// One nameless mark, a small hall, for each unit of a number. The last ones are hollow where the number is not quite reached.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int units: root.view.figure.units
    readonly property int fading: Math.min(root.units, root.view.figure.numbers.fading ?? 0)
    readonly property real room: Math.max(Metrics.px(90), Math.min(root.height, root.view.leftRoom) - Metrics.px(8))
    readonly property int rows: root.bestRows()
    readonly property int columns: Math.ceil(root.units / root.rows)
    readonly property real cellWidth: root.width / root.columns
    readonly property real cell: root.cellIn(root.rows)
    // Height of a mark with the space above it, as a share of its width.
    readonly property real stature: 1.12
    readonly property real edge: root.look.edged ? Metrics.hairline : Math.max(1, Metrics.px(2))

    wantedHeight: Metrics.px(420)
    least: Metrics.px(260)
    shownShare: Math.min(1, root.shownColumns * root.rows / Math.max(1, root.units))
    readonly property int shownColumns: Math.ceil(root.columns * Math.min(1, root.view.progress))

    function cellIn(rows: int): real {
        return Math.min(root.width / Math.ceil(root.units / rows), root.room / rows / root.stature);
    }

    function bestRows(): int {
        let best = 1;
        for (let rows = 2; rows <= Math.min(24, root.units); ++rows)
            if (root.cellIn(rows) > root.cellIn(best))
                best = rows;
        // A slightly smaller mark, if every column is full then.
        for (const rows of [best, best + 1, best - 1, best + 2, best - 2])
            if (rows > 0 && root.units % rows === 0 && root.cellIn(rows) > root.cellIn(best) * 0.8)
                return rows;
        return best;
    }

    // Column by column from the left, each from the line upwards; the line is at 0, so that another height needs no other path.
    function halls(from: int, to: int): string {
        const wide = Math.round(root.cell * 0.76);
        const high = Math.round(root.cell * root.stature * 0.8);
        let path = "";
        for (let i = from; i < to; ++i) {
            const x = Math.round(Math.floor(i / root.rows) * root.cellWidth) + root.edge;
            const foot = Math.round(-(i % root.rows) * root.cell * root.stature) - root.edge / 2;
            path += `M ${x} ${foot} v ${-high * 0.66} l ${wide / 2} ${-high * 0.34} v ${high * 0.34} l ${wide / 2} ${-high * 0.34} v ${high} Z `;
        }
        return path;
    }

    Item {
        width: root.shownColumns * root.cellWidth
        height: root.height
        // Always: a change of it would render the texture again.
        clip: true

        // Rendered once, to a texture.
        Item {
            width: root.width
            height: root.height
            layer.enabled: Theme.layered

            Shape {
                y: root.height
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    fillColor: root.look.line
                    strokeColor: root.look.ground
                    strokeWidth: root.look.edged ? root.edge : -1
                    joinStyle: ShapePath.MiterJoin

                    PathSvg {
                        path: root.halls(0, root.units - root.fading)
                    }
                }
                ShapePath {
                    fillColor: "transparent"
                    strokeColor: root.look.line
                    strokeWidth: root.edge
                    joinStyle: ShapePath.MiterJoin

                    PathSvg {
                        path: root.halls(root.units - root.fading, root.units)
                    }
                }
            }
        }
    }
}
