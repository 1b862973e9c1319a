import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// Containers in a grid, filled column by column from the left, each column from the bottom. Two paths draw them all.
Item {
    id: root

    required property int count
    // Number of containers at the start that are not drawn.
    property int first: 0
    required property int rows
    required property real crateWidth
    required property real crateHeight
    property real spacing: 0
    property int ribs: 6
    required property color fill
    required property color edge
    property color rib: root.edge
    property real edgeWidth: Metrics.hairline
    readonly property int columns: Math.ceil(root.count / root.rows)

    function cornerX(index: int): real {
        return Math.floor(index / root.rows) * (root.crateWidth + root.spacing);
    }

    function cornerY(index: int): real {
        return root.height - (index % root.rows + 1) * root.crateHeight;
    }

    // Each box has its own edge; wide edges of adjacent boxes merge into one.
    function boxes(): string {
        let path = "";
        const half = root.edgeWidth / 2;
        const inset = root.spacing === 0 && root.edgeWidth >= Metrics.stroke ? 0 : half;
        const end = root.columns * (root.crateWidth + root.spacing) - root.spacing - half;
        for (let i = root.first; i < root.count; ++i) {
            const left = Math.max(half, root.cornerX(i) + inset);
            const top = Math.max(half, root.cornerY(i) + inset);
            const right = Math.min(end, root.cornerX(i) + root.crateWidth - inset);
            const foot = Math.min(root.height - half, root.cornerY(i) + root.crateHeight - inset);
            path += `M ${left} ${top} H ${right} V ${foot} H ${left} Z `;
        }
        return path;
    }

    function corrugation(): string {
        let path = "";
        const step = root.crateWidth / (root.ribs + 1);
        for (let i = root.first; i < root.count; ++i)
            for (let k = 1; k <= root.ribs; ++k)
                path += `M ${Math.round(root.cornerX(i) + k * step) + 0.5} ${root.cornerY(i) + root.crateHeight * 0.18} v ${root.crateHeight * 0.64} `;
        return path;
    }

    width: root.columns * (root.crateWidth + root.spacing)
    layer.enabled: Theme.layered && root.count > 0

    Shape {
        visible: root.count > 0
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.fill
            strokeColor: root.edge
            strokeWidth: root.edgeWidth
            joinStyle: ShapePath.MiterJoin

            PathSvg {
                path: root.boxes()
            }
        }
        ShapePath {
            fillColor: "transparent"
            strokeColor: root.rib
            strokeWidth: Math.max(1, root.edgeWidth / 2)
            capStyle: ShapePath.FlatCap

            PathSvg {
                path: root.corrugation()
            }
        }
    }
}
