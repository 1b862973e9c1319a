pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// A span of time as marks along the line: from grey blocks on the rail to leaves that grow out of it.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int units: root.view.figure.units
    readonly property real pitch: root.width / Math.max(1, root.units)
    readonly property real mark: Math.min(Metrics.px(150), root.pitch * 0.84, root.height * 0.6)
    readonly property real edge: Metrics.stroke
    // A grey that is distinct from the ground.
    readonly property color grey: Qt.tint(root.look.ground, Qt.alpha(root.look.secondary, 0.7))
    readonly property color green: root.look.fill

    wantedHeight: Metrics.px(420)
    least: Metrics.px(300)
    leftLeast: Metrics.px(170)
    shownShare: root.units > 0 ? Math.min(1, Math.ceil(root.units * root.view.progress - 0.5) / root.units) : 1

    function share(index: int): real {
        return root.units > 1 ? index / (root.units - 1) : 1;
    }

    // How far a mark grows out of the line.
    function stem(index: int): real {
        const share = root.share(index);
        const room = root.view.roomAt((index + 0.5) * root.pitch) - root.mark - Metrics.px(8);
        return Math.max(0, Math.min(room, (root.height - root.mark - Metrics.px(8)) * Math.pow(share, 1.6)));
    }

    // Where fills alone are hard to distinguish, the forms distinguish the marks.
    function paint(index: int): color {
        if (root.look.edged)
            return root.look.ground;
        return Theme.mixed(root.grey, root.green, root.share(index));
    }

    // A block whose opposite corners become round: a leaf with its tip up right.
    function leaf(size: real, share: real): string {
        const e = root.edge / 2;
        const r = (size - root.edge) * 0.94 * share;
        const s = size - e;
        return `M ${e} ${s} V ${e + r} A ${r} ${r} 0 0 1 ${e + r} ${e} H ${s} V ${s - r} A ${r} ${r} 0 0 1 ${s - r} ${s} Z`;
    }

    Repeater {
        model: root.units

        Item {
            id: mark

            required property int index
            readonly property real share: root.share(mark.index)
            readonly property real stem: root.stem(mark.index)

            x: Math.round(mark.index * root.pitch)
            y: root.height - mark.stem - root.mark
            width: root.pitch
            height: root.mark + mark.stem
            // Rendered once, to a texture.
            layer.enabled: Theme.layered
            opacity: Math.max(0, Math.min(1, root.view.progress * root.units - mark.index))

            Shape {
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    fillColor: "transparent"
                    strokeColor: root.look.edged ? root.look.line : root.paint(mark.index)
                    strokeWidth: mark.stem > 1 ? Metrics.px(8) : -1
                    capStyle: ShapePath.FlatCap

                    PathSvg {
                        path: `M ${Metrics.px(4)} ${mark.height} V ${root.mark * 0.7}`
                    }
                }
                ShapePath {
                    fillColor: root.paint(mark.index)
                    strokeColor: root.look.edged ? root.look.edge : root.look.text
                    strokeWidth: root.edge
                    joinStyle: ShapePath.MiterJoin

                    PathSvg {
                        path: root.leaf(root.mark, mark.share)
                    }
                }
                ShapePath {
                    fillColor: "transparent"
                    strokeColor: root.look.edged ? root.look.line : root.look.ground
                    strokeWidth: mark.share > 0.2 ? Metrics.stroke : -1
                    capStyle: ShapePath.FlatCap

                    PathSvg {
                        path: `M ${root.mark * 0.12} ${root.mark * 0.88} L ${root.mark * (0.2 + 0.5 * mark.share)} ${root.mark * (0.8 - 0.5 * mark.share)}`
                    }
                }
            }
        }
    }
}
