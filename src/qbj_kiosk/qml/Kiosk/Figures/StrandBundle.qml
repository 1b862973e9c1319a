pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// One bundle of fibres from the line to its cloth. The fibres of all bundles are sorted: the upper ones leave the line first, and at rest
// none crosses another. A finger pulls the bundle to itself; released, it swings.
Item {
    id: root

    required property real originX
    // The upper rail.
    required property real originY
    // End of the curve, and of the straight fibres after it.
    required property real endX
    required property real endY
    property real straight: 0
    // Half the height of the bundle at its end.
    required property real spread
    required property color color
    property int fibres: 12
    // Shapes are not created and destroyed while the layout changes: Qt (6.11.3) can crash then, because a shape still uses a path that was
    // deleted.
    property int mostFibres: root.fibres
    property real fibre: Math.max(1.5, Metrics.px(2))
    // Number of fibres of all bundles, and of those above this bundle.
    property int total: root.fibres
    property int before: 0
    // Where the first fibre leaves the line; until there they are the two rails.
    property real leaveX: root.originX
    // Share of the run from there over which the fibres leave, one after the other.
    property real stagger: 0.36
    // Share of the run by which the upper fibre of the bundle arrives before the lower one: small enough not to cross the next bundle.
    property real lead: Math.min(root.stagger / 3, 0.9 * (1 - Math.pow(1 - root.fibres / Math.max(root.total, root.fibres + 1), 0.357)))
    // The curve: 1 is symmetrical, more is flatter at its beginning.
    readonly property real bend: 1.4

    // Displacement at `pullX` that the finger or the swing causes. `pinch` is how close the fibres are there, 0 to 1.
    property real pull: 0
    property real pullX: (root.originX + root.endX) / 2
    property real pinch: 0
    // Progress of the swing, 0 to 1; 1 is at rest.
    property real settled: 1
    property bool held: false
    readonly property bool atRest: !swing.running && !root.held
    readonly property real length: root.endX - root.originX
    readonly property real run: root.endX - root.leaveX
    readonly property real above: root.spread + Metrics.px(4)
    readonly property int samples: 54

    // Number of full swings after a release, at 3.5 Hz.
    readonly property int swings: Math.round(Motion.ring / 1000 * 3.5)

    // Emitted once for each full swing; at once if nothing moves.
    signal swung

    // Pulls the bundle at `x` by `offset`.
    function pullTo(x: real, offset: real): void {
        root.settle();
        root.held = true;
        root.pullX = Math.max(root.leaveX + root.run * 0.2, Math.min(root.endX - root.run * 0.1, x));
        root.pull = offset;
        root.pinch = Math.min(1, Math.abs(offset) / Metrics.px(60));
    }

    // Lets the bundle swing from where it is, or from a stroke at `x`.
    function release(): void {
        root.held = false;
        swing.stop();
        swing.amplitude = root.pull;
        swing.pinch = root.pinch;
        swing.count = 0;
        if (Motion.ring > 0) {
            swing.start();
            return;
        }
        root.settle();
        for (let i = 0; i < 6; ++i)
            root.swung();
    }

    // Ends the motion: the rest of its swings is lost.
    function settle(): void {
        swing.count = root.swings;
        swing.stop();
        root.held = false;
        root.pull = 0;
        root.pinch = 0;
        root.settled = 1;
    }

    function ring(x: real): void {
        root.pullTo(x, -Metrics.px(64));
        root.pinch = 0.4;
        root.release();
    }

    // Swings without being plucked.
    function sway(): void {
        root.ring(root.leaveX + root.run * 0.6);
        swing.count = root.swings;
    }

    function swingTo(share: real): void {
        const seconds = share * Motion.ring / 1000;
        const decay = Math.exp(-seconds / 0.5) * (1 - share);
        root.pull = share < 1 ? swing.amplitude * decay * Math.cos(2 * Math.PI * 3.5 * seconds) : 0;
        root.pinch = share < 1 ? swing.pinch * decay : 0;
        for (const done = Math.floor(share * root.swings + 1e-6); swing.count < done; ++swing.count)
            root.swung();
    }

    // Y positions of a fibre at rest.
    function restAt(index: int, xs: var): var {
        const place = (root.before + index) / Math.max(1, root.total - 1);
        // The fibres fill both rails.
        const lower = place > 0.5;
        const start = Math.round(root.originY) + (lower ? Metrics.railGap : 0) + root.fibre / 2 + (Metrics.rail - root.fibre) * (lower ? 2 * place - 1 : 2 * place);
        const rise = root.endY + (root.fibres > 1 ? index / (root.fibres - 1) * 2 - 1 : 0) * root.spread - start;
        const leave = root.leaveX + root.run * root.stagger * place;
        const arrive = root.endX - root.run * root.lead * (root.fibres - 1 - index) / Math.max(1, root.fibres - 1);
        const bend = root.bend;
        const ys = [];
        for (let k = 0; k < xs.length; ++k) {
            const t = Math.pow(Math.max(0, Math.min(1, (xs[k] - leave) / (arrive - leave))), bend);
            ys.push(start + rise * t * t * (3 - 2 * t));
        }
        return ys;
    }

    function restY(index: int, x: real): real {
        return root.restAt(index, [x])[0];
    }

    // Height of the bundle's centre line at an x position, at rest.
    function middleAt(x: real): real {
        return (root.restY(0, x) + root.restY(root.fibres - 1, x)) / 2;
    }

    // Share of the displacement at an x position.
    function shareAt(x: real): real {
        const begin = root.leaveX;
        const t = x < root.pullX ? (x - begin) / (root.pullX - begin) : (root.endX - x) / (root.endX - root.pullX);
        const bound = Math.max(0, Math.min(1, t));
        return bound * bound * (3 - 2 * bound);
    }

    // Values that decide where the fibres rest. A change of the layout moves them many times, one after the other; the fibres follow
    // once, when all have moved.
    readonly property list<real> layoutValues: [root.originX, root.originY, root.endX, root.endY, root.straight, root.spread, root.fibres, root.total, root.before, root.fibre, root.leaveX, root.stagger, root.lead]
    // Samples along the run, the fibres' rest positions at them, and the bundle's own position when they were computed.
    property var xs: []
    property var rests: []
    property point origin
    // Share of the displacement at each sample.
    readonly property var shares: root.xs.map(x => root.shareAt(x))

    function followLayout(): void {
        root.origin = Qt.point(root.x, root.y);
        root.xs = Array.from({
            length: root.samples + 1
        }, (_, k) => k === 0 ? root.originX : root.leaveX + root.run * k / root.samples).concat(root.straight > 0 ? [root.endX + root.straight] : []);
        root.rests = Array.from({
            length: root.fibres
        }, (_, index) => root.restAt(index, root.xs));
    }

    onLayoutValuesChanged: Qt.callLater(root.followLayout)
    Component.onCompleted: root.followLayout()

    // Outline of a fibre: a polygon, because filling it takes a quarter of the time of drawing a curve.
    function outline(index: int, pull: real, pinch: real): list<point> {
        const xs = root.xs;
        const last = xs.length - 1;
        const rest = root.rests[index];
        if (rest?.length !== xs.length)
            return [Qt.point(0, 0)];
        let ys = rest;
        if (pull !== 0 || pinch !== 0) {
            const middle = root.rests[(root.fibres - 1) >> 1];
            const offset = (index - (root.fibres - 1) / 2) * root.fibre;
            ys = rest.map((y, k) => {
                const share = root.shares[k];
                return y + share * (pull + pinch * (middle[k] + offset - y));
            });
        }
        const half = root.fibre / 2;
        const [left, top] = [root.origin.x, root.origin.y];
        const upper = [];
        const lower = [];
        for (let k = 0; k <= last; ++k) {
            const a = k > 0 ? k - 1 : 0;
            const b = k < last ? k + 1 : last;
            const slope = (ys[b] - ys[a]) / (xs[b] - xs[a]);
            const thick = half * Math.sqrt(1 + slope * slope);
            upper.push(Qt.point(xs[k] - left, ys[k] - thick - top));
            lower.push(Qt.point(xs[k] - left, ys[k] + thick - top));
        }
        return upper.concat(lower.reverse());
    }

    x: root.originX
    y: Math.round(root.endY - root.above)
    width: root.length + root.straight
    height: Math.round(root.originY) + Metrics.railGap + Metrics.rail - root.y
    // Rendered to a texture while it does not swing: its fibres are too expensive to draw in every frame of a travel.
    layer.enabled: Theme.layered && root.atRest

    onSettledChanged: if (swing.running || root.settled === 1)
        root.swingTo(root.settled)

    NumberAnimation {
        id: swing

        property real amplitude
        property real pinch
        // Full swings that were reported.
        property int count

        target: root
        property: "settled"
        from: 0
        to: 1
        duration: Motion.ring
    }
    Repeater {
        model: root.mostFibres

        Shape {
            id: fibre

            required property int index

            visible: fibre.index < root.fibres

            ShapePath {
                fillColor: root.color
                strokeWidth: -1

                PathPolyline {
                    path: root.outline(fibre.index, root.pull, root.pinch)
                }
            }
        }
    }
}
