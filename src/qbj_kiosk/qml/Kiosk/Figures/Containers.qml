import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// One container for each unit of a sum, on a yard under a gantry crane. Drag or tap the crane to set them down.
FigureDrawing {
    id: root

    readonly property bool playable: root.view.playable
    readonly property Look look: root.view.look
    readonly property int units: root.view.figure.units
    readonly property int rows: Math.min(5, root.units)
    readonly property int columns: Math.ceil(root.units / root.rows)
    readonly property real inset: Metrics.wideLayout || !root.playable ? 0 : Metrics.px(150)
    readonly property real leg: root.playable ? Metrics.px(34) : 0
    readonly property real beam: Metrics.px(12)
    readonly property real crateWidth: Math.floor(Math.min(Metrics.px(56), (root.width - root.inset - 2 * root.leg) / root.columns))
    readonly property real crateHeight: Math.floor(Math.min(root.crateWidth * 0.62, (root.height - root.hookRoom) / root.rows))
    readonly property real hookRoom: root.playable ? Metrics.px(110) : Metrics.px(8)
    readonly property real yardX: root.inset + root.leg
    readonly property real yardWidth: root.columns * root.crateWidth
    readonly property real reach: root.yardX + root.yardWidth
    readonly property real beamY: Math.max(0, root.height - root.rows * root.crateHeight - Metrics.px(150))

    // Number of containers on the yard: counting up while the figure draws itself, then what the visitor set.
    readonly property int standing: root.view.progress < 1 ? Math.floor(root.units * root.view.progress) : root.view.containersDown
    // Position of the trolley, in columns.
    property real trolley: root.columns * 0.5

    begins: 0.6
    wantedHeight: root.playable ? Metrics.px(204) : Metrics.px(210)
    least: root.playable ? root.wantedHeight : root.rows * Metrics.px(30) + Metrics.px(8)
    trainStand: root.inset - Metrics.px(28)
    atRest: !drive.running

    function setCount(count: int): void {
        root.view.containersSetDown(Math.max(0, Math.min(root.units, count)));
    }

    // Number of containers whose last column is at `x`.
    function countAt(x: real): int {
        return Math.round((x - root.yardX) / root.crateWidth * root.rows);
    }

    // Number of containers after a key, as for any slider; -1 for another key.
    function countByKey(key: int): int {
        const now = root.view.containersDown;
        switch (key) {
        case Qt.Key_Right:
            return now + 1;
        case Qt.Key_Left:
            return Math.max(0, now - 1);
        case Qt.Key_Up:
            return now + root.rows;
        case Qt.Key_Down:
            return Math.max(0, now - root.rows);
        case Qt.Key_Home:
            return 0;
        case Qt.Key_End:
            return root.units;
        default:
            return -1;
        }
    }

    function follow(x: real): void {
        root.trolley = Math.max(0, Math.min(root.columns, (x - root.yardX) / root.crateWidth));
        root.setCount(root.countAt(x));
    }

    // Leaving a panel resets the count; a running crane would change it again.
    onEnabledChanged: if (!root.enabled)
        drive.stop()

    ContainerGrid {
        x: root.yardX
        y: root.height - height
        height: root.rows * root.crateHeight
        count: root.playable ? root.units : 0
        first: root.standing
        rows: root.rows
        crateWidth: root.crateWidth
        crateHeight: root.crateHeight
        ribs: 0
        fill: "transparent"
        edge: root.look.secondary
        edgeWidth: root.look.edged ? Metrics.hairline : 1
        opacity: root.look.edged ? 1 : 0.65
        visible: root.standing < root.units
    }
    ContainerGrid {
        x: root.yardX
        y: root.height - height
        height: root.rows * root.crateHeight
        count: root.standing
        rows: root.rows
        crateWidth: root.crateWidth
        crateHeight: root.crateHeight
        ribs: root.look.edged ? 2 : 4
        fill: root.look.fill
        edge: root.look.edged ? root.look.edge : root.look.text
        edgeWidth: root.look.edged ? Metrics.stroke : Math.max(1, Metrics.px(2))
    }
    Item {
        id: gantry

        visible: root.playable
        y: root.beamY
        height: root.height - root.beamY

        Rectangle {
            x: root.inset - Metrics.px(12)
            width: root.reach + root.leg - root.inset + Metrics.px(24)
            height: root.beam
            color: root.look.text
        }
        Rectangle {
            x: root.inset
            width: root.beam
            height: gantry.height
            color: root.look.text
        }
        Rectangle {
            x: root.reach + root.leg - width
            width: root.beam
            height: gantry.height
            color: root.look.text
        }
        Item {
            id: hoist

            readonly property real load: Metrics.px(76)

            x: Math.round(root.yardX + root.trolley * root.crateWidth - load / 2)

            Rectangle {
                y: -Metrics.px(10)
                width: hoist.load
                height: Metrics.px(32)
                color: root.look.text
            }
            Rectangle {
                x: hoist.load * 0.2
                width: Metrics.stroke
                height: Metrics.px(64)
                color: root.look.text
            }
            Rectangle {
                x: hoist.load * 0.8 - width
                width: Metrics.stroke
                height: Metrics.px(64)
                color: root.look.text
            }
            ContainerGrid {
                y: Metrics.px(64)
                height: Metrics.px(38)
                count: 1
                rows: 1
                crateWidth: hoist.load
                crateHeight: height
                ribs: 6
                fill: control.down || drag.active || control.visualFocus ? root.look.light : root.look.line
                edge: root.look.text
                rib: root.look.edged ? root.look.ground : root.look.text
            }
        }
    }
    Touchable {
        id: control

        // Qt's accessibility code reads these property names from a slider.
        readonly property real from: 0
        readonly property real to: root.units * root.view.unitWorth
        readonly property real stepSize: root.view.unitWorth
        property real value: root.view.containersDown * root.view.unitWorth
        readonly property string valueText: Math.round(control.value) + (root.view.content.han ? "" : " ") + root.view.measure

        visible: root.playable
        enabled: root.playable
        x: root.inset
        y: Math.min(root.beamY + Metrics.px(60), root.height - Metrics.target)
        width: root.reach + root.leg - root.inset
        height: root.height - y + Metrics.touchBelowLine - Math.max(Metrics.apart, Metrics.wideLayout ? Metrics.touchBelowLine : 0)
        text: root.view.content.strings.gantry
        ringInside: true
        Accessible.role: Accessible.Slider
        Accessible.description: root.view.content.describe(root.view.measure, ReadAloudState.readsTexts ? root.view.content.strings.gantryKeys : root.view.content.strings.gantryHint)
        // Set by a screen reader; the binding's own changes need no action.
        onValueChanged: {
            const count = Math.round(control.value / root.view.unitWorth);
            if (count !== root.view.containersDown)
                drive.go(count);
        }
        onPressed: drive.stop()
        onClicked: drive.go(control.visualFocus ? (root.view.containersDown + 1) % (root.units + 1) : root.countAt(control.x + control.pressX))
        Keys.onPressed: event => {
            const to = root.countByKey(event.key);
            event.accepted = to >= 0;
            if (event.accepted)
                drive.go(to);
        }
    }
    DragHandler {
        id: drag

        enabled: root.playable
        target: null
        yAxis.enabled: false
        dragThreshold: Metrics.px(8)
        grabPermissions: PointerHandler.CanTakeOverFromAnything | PointerHandler.ApprovesCancellation
        onCentroidChanged: {
            if (drag.active) {
                drive.stop();
                root.follow(drag.centroid.position.x);
            }
        }
    }
    // Moves the trolley to a count and sets down or picks up containers on its way.
    NumberAnimation {
        id: drive

        property real counted

        function go(count: int): void {
            const aim = Math.max(0, Math.min(root.units, count));
            drive.stop();
            if (Motion.reduced) {
                root.trolley = aim / root.rows;
                root.setCount(aim);
                return;
            }
            drive.counted = root.view.containersDown;
            drive.from = root.view.containersDown;
            drive.to = aim;
            drive.start();
        }

        target: drive
        property: "counted"
        duration: Motion.coast
        easing.type: Easing.OutCubic
    }
    Connections {
        target: drive

        function onCountedChanged(): void {
            if (drive.running) {
                root.trolley = drive.counted / root.rows;
                root.setCount(Math.round(drive.counted));
            }
        }
    }
}
