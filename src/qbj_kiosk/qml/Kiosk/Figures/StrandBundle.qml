import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// One bundle of fibres from the line to its end. The fibres start alternately on the two rails.
// Swings when plucked: each fibre is out of phase with its neighbours.
Item {
    id: root

    required property real originX
    required property real originY
    required property real endX
    required property real endY
    required property real spread
    required property color color
    property int fibres: 11
    property real fibre: Math.max(1, Metrics.px(2))
    // Control points of its curve, as shares of its length: how far it stays low.
    property real leave: 0.75
    property real arrive: 0.6

    // Progress of the swing after a pluck, 0 to 1; 1 is at rest.
    property real settled: 1
    readonly property bool atRest: !swing.running
    readonly property real length: root.endX - root.originX
    readonly property real above: root.spread + Metrics.px(4)

    function ring(): void {
        swing.stop();
        if (Motion.ring > 0)
            swing.start();
    }

    // Height of the bundle's centre line at an x position.
    function middleAt(x: real): real {
        let low = 0;
        let high = 1;
        for (let i = 0; i < 20; ++i) {
            const t = (low + high) / 2;
            const at = root.originX + root.length * root.bend(t, root.leave, root.arrive);
            if (at < x)
                low = t;
            else
                high = t;
        }
        return root.originY + (root.endY - root.originY) * root.bend(low, 0, 1);
    }

    function bend(t: real, first: real, second: real): real {
        return 3 * (1 - t) * (1 - t) * t * first + 3 * (1 - t) * t * t * second + t * t * t;
    }

    function fibrePath(): string {
        const rest = root.settled >= 1;
        const decay = rest ? 0 : Math.exp(-4 * root.settled) * (1 - root.settled);
        let path = "";
        for (let i = 0; i < root.fibres; ++i) {
            const share = root.fibres > 1 ? i / (root.fibres - 1) * 2 - 1 : 0;
            const swing = Metrics.px(70) * decay * Math.sin(root.settled * 55 + i * 0.55);
            const start = Math.round(root.originY) - root.y + (Metrics.rail + share * (Metrics.rail - root.fibre)) / 2 + (i % 2) * Metrics.railGap;
            const end = root.endY - root.y + share * root.spread;
            path += `M 0 ${start} C ${root.length * root.leave} ${start + swing} ${root.length * root.arrive} ${end - swing} ${root.length} ${end} `;
        }
        return path;
    }

    x: root.originX
    y: Math.round(root.endY - root.above)
    width: root.length
    height: Math.round(root.originY) + Metrics.railGap + Metrics.rail - root.y
    // Rendered to a texture while it does not swing: its curves are too expensive to draw in every frame of a travel.
    layer.enabled: Theme.layered && root.settled >= 1

    NumberAnimation {
        id: swing

        target: root
        property: "settled"
        from: 0
        to: 1
        duration: Motion.ring
    }
    Shape {
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: root.color
            strokeWidth: root.fibre
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap

            PathSvg {
                path: root.fibrePath()
            }
        }
    }
}
