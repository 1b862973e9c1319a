import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// StrandCloth at the end of a bundle: the fibres are its warp; each column is a thread that goes over and under them. Rendered to a texture.
Item {
    id: root

    required property color color
    required property int fibres
    // Distance between the first and the last fibre.
    required property real reach
    // Number of woven columns, and of those that fit.
    required property int woven
    required property int columns
    // How often it was woven to its end: each time in another weave.
    property int weave: 0
    readonly property real pitch: root.width / root.columns
    readonly property real step: root.fibres > 1 ? root.reach / (root.fibres - 1) : root.reach

    // True if the thread of a column is above a fibre: plain weave, twill, basket. A new weave replaces the earlier one column by column.
    function isOver(column: int, fibre: int): bool {
        switch ((column < root.woven ? root.weave : root.weave - 1) % 3) {
        case 0:
            return (column + fibre) % 2 === 0;
        case 1:
            return (column + fibre) % 4 < 2;
        default:
            return (Math.floor(column / 2) + Math.floor(fibre / 2)) % 2 === 0;
        }
    }

    function threads(): string {
        let path = "";
        const width = Math.max(2, Math.round(root.pitch * 0.62));
        for (let column = 0; column < (root.weave > 0 ? root.columns : root.woven); ++column)
            for (let fibre = 0; fibre < root.fibres; ++fibre)
                if (root.isOver(column, fibre)) {
                    const x = Math.round(column * root.pitch);
                    const top = Math.max(0, Math.round(root.height / 2 - root.reach / 2 + (fibre - 0.5) * root.step));
                    const foot = Math.min(root.height, Math.round(root.height / 2 - root.reach / 2 + (fibre + 0.5) * root.step));
                    path += `M ${x} ${top} h ${width} V ${foot} h ${-width} Z `;
                }
        return path;
    }

    layer.enabled: Theme.layered

    Shape {
        ShapePath {
            fillColor: root.color
            strokeWidth: -1

            PathSvg {
                path: Metrics.settled ? root.threads() : ""
            }
        }
    }
}
