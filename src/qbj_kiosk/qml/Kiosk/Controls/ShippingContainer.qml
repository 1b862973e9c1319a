import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// The side of a shipping container, of any size, always with the same stroke. Width and height set its size.
Item {
    id: root

    required property Look look
    // Role of its colour.
    required property string role

    property real stroke: Metrics.stroke
    // True if text is written on it: its ribs end above and below the text.
    property bool lettered: false
    // Shares of the width, from the left, between which the side is open and shows what is behind; both 0 if it is closed.
    property real openFrom: 0
    property real openTo: 0

    readonly property bool open: root.openTo > root.openFrom
    readonly property color body: root.look.role(root.role)
    readonly property bool dark: root.body.hslLightness < 0.4
    // Colour of text on it.
    readonly property color ink: root.look.edged ? (root.role === "line" ? root.look.ground : root.look.text) : root.dark ? Theme.deckText : Theme.chosenText
    readonly property color frame: root.look.edged ? root.look.edge : root.look.text
    // A container in the ground's colour is hollow.
    readonly property color rib: !root.look.edged ? root.role === "ground" ? root.look.secondary : Qt.tint(root.body, root.dark ? Qt.alpha(Theme.deepLook.text, 0.38) : Qt.alpha(Theme.deepLook.ground, 0.28)) : root.role === "line" ? root.look.ground : root.look.edge
    readonly property real casting: Math.round(Math.max(root.stroke * 1.5, root.height * 0.1))
    readonly property real ribTop: Math.round(root.height * (root.lettered ? 0 : 0.17))
    readonly property real ribHeight: root.lettered ? Math.round(root.height * 0.08) : root.height - 2 * root.ribTop
    readonly property real pitch: root.height * 0.21
    // Width between the castings, over which the ribs are spread.
    readonly property real between: root.width - 4 * root.casting - root.pitch
    readonly property int ribs: Math.max(2, Math.round(root.between / root.pitch) + 1)

    // Left edge of a rib.
    function ribX(rib: int): real {
        return Math.round(root.width / 2 + (rib - (root.ribs - 1) / 2) * root.between / (root.ribs - 1) - root.stroke * 0.4);
    }

    // A rectangle as a part of a path.
    function box(x: real, y: real, width: real, height: real): string {
        return `M${x} ${y}h${width}v${height}h${-width}z`;
    }

    // The body, or what is left of it beside the open part.
    function bodyPath(): string {
        const [left, right] = [Math.round(root.width * root.openFrom), Math.round(root.width * root.openTo)];
        if (!root.open)
            return root.box(0, 0, root.width, root.height);
        return root.box(0, 0, left, root.height) + root.box(right, 0, root.width - right, root.height);
    }

    function ribPath(): string {
        const width = Math.max(1, Math.round(root.stroke * 0.8));
        let path = "";
        for (let rib = 0; rib < root.ribs; ++rib) {
            const x = root.ribX(rib);
            if (root.open && x + width > root.width * root.openFrom && x < root.width * root.openTo)
                continue;
            path += root.box(x, root.ribTop, width, root.ribHeight);
            if (root.lettered)
                path += root.box(x, root.height - root.ribHeight, width, root.ribHeight);
        }
        return path;
    }

    // The frame and its castings, by which cranes and wagons hold it.
    function framePath(): string {
        const [stroke, high, wide] = [Math.round(root.stroke), root.casting, Math.round(root.casting * 1.5)];
        const [right, bottom] = [root.width - wide, root.height - high];
        const edges = root.box(0, 0, root.width, stroke) + root.box(0, root.height - stroke, root.width, stroke) + root.box(0, 0, stroke, root.height) + root.box(root.width - stroke, 0, stroke, root.height);
        return edges + root.box(0, 0, wide, high) + root.box(right, 0, wide, high) + root.box(0, bottom, wide, high) + root.box(right, bottom, wide, high);
    }

    // Rendered once: it moves as a texture.
    layer.enabled: Theme.layered
    layer.smooth: true

    // One item for all: items of their own for ribs and castings would take longer to create than everything else on attract.
    Shape {
        visible: root.width > 0 && root.height > 0
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: root.body
            strokeWidth: -1

            PathSvg {
                path: root.visible && Metrics.settled ? root.bodyPath() : ""
            }
        }
        ShapePath {
            fillColor: root.rib
            strokeWidth: -1

            PathSvg {
                path: root.visible && Metrics.settled ? root.ribPath() : ""
            }
        }
        ShapePath {
            fillColor: root.frame
            fillRule: ShapePath.WindingFill
            strokeWidth: -1

            PathSvg {
                path: root.visible && Metrics.settled ? root.framePath() : ""
            }
        }
    }
}
