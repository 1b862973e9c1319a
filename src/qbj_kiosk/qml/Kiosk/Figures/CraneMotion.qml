import QtQuick

// The motion of a crane over a yard: it sets containers down, or lifts them, until `aim` of them stand. Stacks are filled one after the
// other, each from the ground up. The further the aim, the faster it works, at last a whole stack at a time; the trolley never jumps.
QtObject {
    id: root

    enum Stroke {
        None,
        Down,
        Up
    }

    required property int units
    required property int rows
    // Number of containers on the yard. The owner changes it when `moved` is emitted.
    required property int standing
    // Where a finger holds the trolley, in stacks; NaN if none does.
    property real held: NaN
    // Where the trolley rests if it has set nothing down yet, in stacks; -1 if it rests where it works.
    property real berth: -1

    property int aim: root.standing
    // The aim after an empty yard, or -1.
    property int afterEmpty: -1
    // Position of the trolley, in stacks.
    property real trolley: root.goal()
    // Depth of the hook: -1 is inside the trolley, 0 below it, 1 on a stack.
    property real depth: 0
    property int stroke: CraneMotion.Stroke.None
    // True if this stroke lifts containers instead of setting them down.
    property bool lifting: false
    // Number of containers that this stroke moves, and the number that stand under them.
    property int batch: 1
    property int foot: 0
    // Number of containers that hang on the hook.
    property int load: 1
    // Duration of the way from depth 0 to 1.
    property real pace: 1

    readonly property int left: Math.abs(root.aim - root.standing)
    readonly property bool restarting: root.afterEmpty >= 0
    // Much to do: whole stacks at a time, and the hook stays low.
    readonly property bool hurried: root.left >= root.rows || root.restarting && root.left > 0
    readonly property bool busy: root.left > 0 || root.restarting || root.stroke !== CraneMotion.Stroke.None || root.depth !== 0 || root.trolley !== root.goal()

    signal moved(count: int)
    // The yard was emptied, and is filled again.
    signal emptied

    function stackOf(index: int): int {
        return Math.floor(Math.max(0, Math.min(root.units - 1, index)) / root.rows);
    }

    // The stack that the trolley goes to.
    function goal(): real {
        if (root.left > 0 || root.stroke === CraneMotion.Stroke.Down)
            return root.stackOf(root.aim < root.standing || root.lifting && root.stroke === CraneMotion.Stroke.Down ? root.standing - 1 : root.standing);
        if (isNaN(root.held))
            return root.berth >= 0 ? root.berth : root.stackOf(root.standing);
        return Math.max(0, Math.min(root.stackOf(root.units), root.held));
    }

    function bounded(count: int): int {
        return Math.max(0, Math.min(root.units, count));
    }

    function go(count: int): void {
        root.afterEmpty = -1;
        root.aim = root.bounded(count);
    }

    // Empties the yard, then sets `count` containers down.
    function restart(count: int): void {
        root.aim = 0;
        root.afterEmpty = root.bounded(count);
    }

    function fillAgain(): void {
        root.aim = root.afterEmpty;
        root.afterEmpty = -1;
        root.emptied();
    }

    // Puts everything where the motion would end.
    function finish(): void {
        if (root.restarting)
            root.fillAgain();
        if (root.left > 0)
            root.report(root.aim);
        root.park();
    }

    // Ends the motion: what stands stays.
    function halt(): void {
        root.stroke = CraneMotion.Stroke.None;
        root.depth = 0;
        root.load = 1;
        root.held = NaN;
        root.afterEmpty = -1;
        root.aim = root.standing;
    }

    property bool reporting: false

    function report(count: int): void {
        root.reporting = true;
        root.moved(count);
        root.reporting = false;
    }

    // Ends the motion where the crane rests. A change by others is no work for it.
    function park(): void {
        root.halt();
        root.trolley = root.goal();
    }

    onStandingChanged: if (!root.reporting)
        root.park()
    onBerthChanged: if (root.berth >= 0)
        root.park()
    onRowsChanged: root.park()
    onUnitsChanged: root.park()

    function begin(): void {
        root.lifting = root.aim < root.standing;
        const top = root.standing % root.rows;
        const inStack = root.lifting ? top || root.rows : root.rows - top;
        root.batch = root.hurried ? Math.min(inStack, root.left) : 1;
        root.foot = root.lifting ? (top || root.rows) - root.batch : top;
        root.load = root.lifting ? 0 : root.batch;
        const stacks = root.left / root.rows;
        root.pace = root.hurried ? Math.max(20, 110 / stacks) : 260 / (0.4 + 0.6 * root.left);
        root.stroke = CraneMotion.Stroke.Down;
    }

    function land(): void {
        root.depth = 1;
        root.stroke = CraneMotion.Stroke.Up;
        root.load = root.lifting ? root.batch : 0;
        root.report(root.standing + (root.lifting ? -root.batch : root.batch));
        if (root.restarting && root.standing === 0)
            root.fillAgain();
    }

    function moveTrolley(ms: real): void {
        const away = root.goal() - root.trolley;
        const most = 0.07 * ms;
        const nearer = away * (1 - Math.exp(-ms / (root.left > 2 * root.rows ? 20 : 70)));
        root.trolley = Math.abs(away) < 0.01 ? root.goal() : root.trolley + Math.max(-most, Math.min(most, nearer));
    }

    function step(ms: real): void {
        root.moveTrolley(ms);
        const way = ms / root.pace * (root.depth < 0 ? 2 : 1);
        const highest = root.hurried ? 0.5 : -1;
        if (root.stroke === CraneMotion.Stroke.Down) {
            // The finger changed its mind.
            if (root.lifting ? root.aim >= root.standing : root.aim <= root.standing)
                root.stroke = CraneMotion.Stroke.Up;
            else if ((root.depth += way) >= 1)
                root.land();
        } else if (root.stroke === CraneMotion.Stroke.Up) {
            root.depth = Math.max(highest, root.depth - way);
            if (root.depth === highest)
                root.stroke = CraneMotion.Stroke.None;
        } else if (root.left > 0 && Math.abs(root.goal() - root.trolley) < 0.4) {
            root.begin();
        } else if (root.restarting && root.left === 0) {
            root.fillAgain();
        } else {
            root.load = 1;
            root.depth = root.depth < 0 ? Math.min(0, root.depth + way) : Math.max(0, root.depth - way);
        }
    }
}
