pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// One container for each unit of a sum, on a yard under a gantry crane. In a new visit the yard is full, as the number states, and one more
// container hangs in the air. A touch or a drag empties it and sets the first container down; each further one moves more. A yard that was
// filled and emptied again is filled in another order of colours.
FigureKindBase {
    id: root

    readonly property bool playable: root.view.playable
    readonly property Look look: root.view.look
    readonly property int units: root.view.figure.units
    readonly property int rows: Metrics.wideLayout ? root.bestRows() : root.columnRows
    // In one column, where the drawing's height follows from them.
    readonly property int columnRows: Math.max(Math.min(root.units, 4), Math.ceil(Math.sqrt(root.units / 6.25)))
    readonly property int columns: Math.ceil(root.units / root.rows)
    readonly property real inset: Metrics.wideLayout || !root.playable ? 0 : Metrics.px(150)
    // The crane's legs may stand in the margin.
    readonly property real legRoom: root.playable ? Metrics.px(70) : 0
    readonly property real rightRoom: root.playable ? Metrics.px(96) : 0
    readonly property real overhang: Math.min(root.rightRoom, Metrics.margin - Metrics.px(8))
    readonly property real yardX: root.inset + root.legRoom
    readonly property real yardRoom: root.width - root.yardX - (root.rightRoom - root.overhang)
    readonly property real largest: Metrics.px(38)
    readonly property real box: Math.max(1, root.boxIn(root.rows))
    readonly property real yardWidth: root.columns * root.box
    readonly property real reach: root.yardX + root.yardWidth
    readonly property real yardTop: root.height - root.rows * root.box
    // Height above the yard for the trolley, a container inside it and one below it, without the containers.
    readonly property real hookRoom: Metrics.px(34)
    readonly property real beamY: Math.max(0, root.yardTop - root.hookRoom - root.box - Math.max(root.box, Metrics.px(28)))

    // Number of containers on the yard: counting up while the figure draws itself, then what the visitor set.
    readonly property int standing: root.view.progress < 1 ? Math.floor(root.down * root.view.progress + 0.001) : root.down
    readonly property bool fresh: root.playable && root.view.fresh
    readonly property int down: root.view.containersDown
    // Number of containers when the crane will have finished.
    readonly property int aimed: crane.restarting ? crane.afterEmpty : crane.aim
    // How often the yard was emptied to be filled again.
    property int tries: 0
    // Colour of each container, and of the one beyond the last.
    readonly property list<int> paint: root.painted(Math.max(0, root.tries - 1) % 3)
    // Y position of the spreader's top where the load hangs, and inside the trolley.
    readonly property real carryY: root.beamY + hoist.floor + Metrics.px(6)
    readonly property real hookY: root.hookAt(crane.depth)

    begins: Metrics.compactLayout ? 0.6 : 0.53
    wantedHeight: root.playable ? Metrics.px(10) + root.hookRoom + (root.columnRows + 2) * root.boxAcross(root.columnRows) : Metrics.px(210)
    least: root.playable ? root.wantedHeight : root.columnRows * Metrics.px(30) + Metrics.px(8)
    trainStand: root.inset - Metrics.px(20)
    atRest: !crane.busy

    // Size of a container if there are `rows` of them, and what the width allows.
    function boxIn(rows: int): real {
        const room = root.playable ? root.height - root.hookRoom : root.height - Metrics.px(8);
        return Math.min(root.boxAcross(rows), Math.floor(room / (rows + (root.playable ? 2 : 0))));
    }

    function boxAcross(rows: int): real {
        return Math.max(1, Math.min(root.largest, Math.floor(root.yardRoom / Math.ceil(root.units / rows))));
    }

    // The number of rows with the largest containers.
    function bestRows(): int {
        const few = Math.min(root.units, 4);
        let best = few;
        for (let rows = few + 1; rows <= Math.min(root.units, 40); ++rows)
            if (root.boxIn(rows) > root.boxIn(best))
                best = rows;
        return best;
    }

    // Mixed at the first try, sorted by colour at the second, a wave at the third.
    function painted(order: int): list<int> {
        const paint = [];
        for (let i = 0; i <= root.units; ++i) {
            const column = Math.floor(i / root.rows);
            const row = i % root.rows;
            const crest = (root.rows - 1) / 2 * (1 + 0.8 * Math.sin(column / root.columns * 4 * Math.PI));
            if (i === root.units)
                paint.push(1);
            else if (order === 0)
                paint.push((i * 7 + i * i * 3 + column * 5) % 11 % 3);
            else if (order === 1)
                paint.push(Math.floor(3 * column / root.columns));
            else
                paint.push(Math.abs(row - crest) < 0.7 ? 1 : row < crest ? 0 : 2);
        }
        return paint;
    }

    // Y position of the spreader's top at a depth of the hook. A whole stack hangs just above its place.
    function hookAt(depth: real): real {
        const land = root.height - (crane.foot + crane.batch) * root.box - hoist.spreader;
        const carry = crane.batch > 1 ? Math.max(root.carryY, land - root.box) : root.carryY;
        return Math.round(depth < 0 ? root.carryY + depth * (root.carryY - root.beamY - hoist.roof) : carry + depth * (land - carry));
    }

    // Number of containers up to a position: within a stack, from its left to its right edge.
    function countAt(x: real): int {
        return Math.round((x - root.yardX) / root.box * root.rows);
    }

    // The first touch begins again; then each sets down the next container, or all up to the touched stack.
    function touchAt(x: real): void {
        const stacks = Math.ceil((x - root.yardX) / root.box);
        if (crane.restarting)
            crane.restart(crane.afterEmpty + 1);
        else if (crane.aim === root.units && root.standing === root.units)
            crane.restart(1);
        else
            crane.go(Math.max(crane.aim + 1, Math.min(root.columns, stacks) * root.rows));
        root.move();
    }

    function go(count: int): void {
        crane.go(count);
        root.move();
    }

    // The trolley goes to the beginning of the yard and back.
    function demonstrate(): void {
        crane.held = root.columns / 4;
        back.restart();
    }

    // Number of containers after a key, as for any slider; -1 for another key.
    function countByKey(key: int): int {
        switch (key) {
        case Qt.Key_Right:
            return root.aimed + 1;
        case Qt.Key_Left:
            return Math.max(0, root.aimed - 1);
        case Qt.Key_Up:
            return root.aimed + root.rows;
        case Qt.Key_Down:
            return Math.max(0, root.aimed - root.rows);
        case Qt.Key_Home:
            return 0;
        case Qt.Key_End:
            return root.units;
        default:
            return -1;
        }
    }

    function move(): void {
        if (Motion.reduced)
            crane.finish();
    }

    // Leaving a panel resets the count; a running crane would change it again.
    onEnabledChanged: if (!root.enabled) {
        crane.halt();
        root.tries = 0;
    }

    CraneMotion {
        id: crane

        units: root.units
        rows: root.rows
        standing: root.down
        // Away from its legs.
        berth: root.fresh && root.down === root.units ? Math.round(root.columns * 0.8) : -1
        onMoved: count => {
            root.view.containersSetDown(count);
            root.view.used();
        }
        onEmptied: ++root.tries
    }
    Timer {
        id: back

        interval: Motion.travel
        onTriggered: if (!drag.active)
            crane.held = NaN
    }
    FrameAnimation {
        running: crane.busy && root.playable && root.visible
        // A late frame must not throw the hook through the ground.
        onTriggered: crane.step(Math.min(50, frameTime * 1000))
    }
    GantryCrane {
        visible: root.playable
        y: root.beamY
        height: root.height - root.beamY
        look: root.look
        yardX: root.yardX
        reach: root.reach
    }
    Repeater {
        model: root.columns

        ContainerStack {
            id: stack

            required property int index
            readonly property int first: stack.index * root.rows

            x: root.yardX + stack.index * root.box
            y: root.height - height
            look: root.look
            boxWidth: root.box
            boxHeight: root.box
            count: Math.max(0, Math.min(stack.places, root.standing - stack.first))
            places: Math.min(root.rows, root.units - stack.first)
            paint: root.paint.slice(stack.first, stack.first + stack.places)
        }
    }
    CraneTrolley {
        id: hoist

        visible: root.playable
        x: Math.round(root.yardX + (crane.trolley + 0.5) * root.box)
        y: root.beamY
        look: root.look
        girder: Metrics.px(28)
        boxWidth: root.box
        boxHeight: root.box
        hookY: root.hookY - root.beamY
        load: crane.load
        paint: root.paint.slice(root.standing, root.standing + Math.max(1, crane.load))
        active: control.down || drag.active || control.visualFocus
    }
    Touchable {
        id: control

        // Qt's accessibility code reads these property names from a slider.
        readonly property real from: 0
        readonly property real to: root.units * root.view.unitWorth
        readonly property real stepSize: root.view.unitWorth
        // The count after the crane's work, so that assistive technology reports each change once.
        property real value: root.aimed * root.view.unitWorth
        readonly property string valueText: Math.round(control.value) + (root.view.content.han ? "" : " ") + root.view.measure

        visible: root.playable
        enabled: root.playable
        x: root.inset
        y: Math.min(root.beamY + hoist.girder, root.height - Metrics.target)
        width: root.reach + root.overhang - root.inset
        height: root.height - y + Metrics.touchBelowLine - Metrics.apart
        text: root.view.content.strings.gantry
        ringInside: true
        Accessible.role: Accessible.Slider
        Accessible.description: root.view.content.describe(root.view.measure, ReadAloudState.readsTexts ? root.view.content.strings.gantryKeys : root.view.content.strings.gantryHint)
        // Set by a screen reader; the binding's own changes need no action.
        onValueChanged: {
            const count = Math.round(control.value / root.view.unitWorth);
            if (count !== root.aimed)
                root.go(count);
        }
        onClicked: root.touchAt(control.visualFocus ? -Infinity : control.x + control.pressX)
        Keys.onPressed: event => {
            const to = root.countByKey(event.key);
            event.accepted = to >= 0;
            if (event.accepted)
                root.go(to);
        }

        TouchHint {
            // On a wide screen between girder and yard, at the trolley; in one column there too, or below the line.
            readonly property real between: root.yardTop - root.beamY - Metrics.px(28)
            readonly property real beside: hoist.x - hoist.halfWidth - Metrics.px(52) - root.yardX
            readonly property bool under: Metrics.wideLayout || Metrics.label * Metrics.leadingDisplay <= between && widest <= beside

            // The focus ring would cut its words.
            visible: root.playable && root.view.hinted && !crane.busy && root.fresh && !control.visualFocus
            // In the control's coordinates.
            x: (under ? Math.round(hoist.x - hoist.halfWidth - Metrics.px(52)) : root.yardX) - control.x
            y: under ? Math.round((root.beamY + Metrics.px(28) + root.yardTop) / 2) - control.y : Math.round(control.height - Metrics.label * 0.65)
            look: root.look
            text: root.view.content.strings.gantryCall
            leftwards: under
            pointed: under
            room: under ? beside : root.reach - root.yardX
            tall: under || Metrics.apart === 0 ? Infinity : Metrics.touchBelowLine - Metrics.apart - Metrics.railGap - Metrics.rail
        }
    }
    DragHandler {
        id: drag

        // The crane itself goes along with the finger. Elsewhere, and at the first touch, a full yard is emptied first.
        function begin(): void {
            const at = (drag.centroid.pressPosition.x - root.yardX) / root.box - 0.5;
            if (root.standing === root.units && crane.aim === root.units && (root.fresh || Math.abs(at - crane.trolley) > 2))
                crane.restart(0);
        }

        function follow(): void {
            const x = drag.centroid.position.x;
            crane.held = (x - root.yardX) / root.box - 0.5;
            if (crane.restarting)
                crane.restart(root.countAt(x));
            else
                crane.go(root.countAt(x));
            root.move();
        }

        enabled: root.playable
        target: null
        yAxis.enabled: false
        dragThreshold: Metrics.px(8)
        grabPermissions: PointerHandler.CanTakeOverFromAnything | PointerHandler.ApprovesCancellation
        onActiveChanged: {
            if (drag.active)
                drag.begin();
            else
                crane.held = NaN;
        }
        onCentroidChanged: {
            if (drag.active)
                drag.follow();
        }
    }
}
