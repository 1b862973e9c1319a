pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The panels side by side on one continuous line, and the train that runs along it.
FocusScope {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property bool live

    readonly property PanelPage page: strip.pageAt(root.session.panel) as PanelPage
    // Target and current position of the train's nose, both from the left edge of the first panel.
    readonly property real restingNose: root.session.panel * root.width + (root.page?.trainNose ?? 0)
    property real nose: root.restingNose
    readonly property real position: strip.position
    readonly property real screenNose: root.nose - strip.position * root.width

    // How near the camera is: 0 in a panel, 1 on attract, whose train is larger by `nearScale`.
    property real closeness: 0
    property real nearScale: 1
    readonly property real zoom: 1 + (root.nearScale - 1) * root.closeness
    // True while the camera moves between attract and a panel.
    readonly property bool closeUp: pull.running || root.leaving
    property bool leaving: false
    // True while texts are away, and the share of the line that is left: an idle prompt is over it.
    property bool veiled: false
    property real lineShare: 1
    property real veil: root.veiled ? 0 : 1
    // How much of a panel's texts has arrived, 0 to 1.
    property real unveiled: 1

    readonly property bool atRest: root.nose === root.restingNose && !root.closeUp && root.unveiled === 1 && !run.running && !toAndFro.running && !drag.dragging && strip.atRest

    // Lets the train enter from a position on the screen, and pulls the camera back from a train that is larger by `scale`.
    function enter(screenNose: real, scale: real): void {
        root.leaving = false;
        strip.position = root.session.panel > 0 && !Motion.reduced ? 0 : root.session.panel;
        strip.moveToCurrent();
        root.nose = screenNose + strip.position * root.width;
        if (!Motion.reduced && scale > 1) {
            root.moveCamera(scale, 1, 0);
            root.unveiled = 0;
            unveil.restart();
        }
        root.coast();
    }

    // The same in the other direction, from where the panels were when the visit ended.
    function leave(screenNose: real, scale: real): void {
        if (!root.leaving || scale <= 1) {
            root.leaving = false;
            root.unveiled = 1;
            return;
        }
        strip.position = before.position;
        strip.moveToCurrent();
        root.nose = before.nose;
        root.moveCamera(scale, 0, 1);
        run.stop();
        run.duration = Motion.travel;
        run.to = screenNose;
        run.start();
    }

    function moveCamera(scale: real, from: real, to: real): void {
        root.nearScale = scale;
        pull.from = from;
        pull.to = to;
        pull.restart();
        // An animation moves nothing before its second frame.
        root.closeness = from + (to - from) * Motion.firstStep;
    }

    // Centre of a stop's ring on the screen; the middle of the line if there is none.
    function markerCentre(stop: int): point {
        const marker = root.page?.marker(stop) ?? null;
        return marker ? marker.mapToItem(root, marker.heart.x, marker.heart.y) : Qt.point(root.width / 2, root.page?.railY ?? root.height);
    }

    function coast(): void {
        if (root.leaving)
            return;
        run.stop();
        toAndFro.stop();
        // `live` may follow the session later in the same event.
        if (Motion.reduced || root.session.screen !== Session.Screen.PANEL) {
            root.nose = root.restingNose;
            return;
        }
        run.duration = strip.moving || pull.running ? Motion.travel : Motion.coast;
        run.to = root.restingNose;
        run.start();
    }

    // From its first use on, a train is where the session has it: it must not be reported at another stop for a moment.
    function useTrain(): void {
        if (root.page.isTrainAtStops)
            root.session.stopTrain(root.session.panel, root.page.trainStop);
        root.page.used = true;
    }

    // With the train, on which focus stays. While texts are read it goes to the heading.
    function leavePanel(by: int): void {
        const focused = root.page.trainHandle.activeFocus && !ReadAloudState.readsTexts;
        root.session.step(by);
        if (focused)
            KeyboardFocus.focus(root.page.trainHandle);
    }

    // The train goes ahead a little and returns.
    function demonstrate(): void {
        if (!drag.dragging && !run.running)
            toAndFro.start();
    }

    onRestingNoseChanged: if (!drag.dragging)
        root.coast()

    NumberAnimation {
        id: run

        target: root
        property: "nose"
        easing.type: Easing.BezierSpline
        easing.bezierCurve: Motion.curve
    }
    SequentialAnimation {
        id: toAndFro

        onFinished: root.coast()

        NumberAnimation {
            target: root
            property: "nose"
            to: root.restingNose + Metrics.px(300)
            duration: Motion.travel
            easing.type: Easing.InOutCubic
        }
        NumberAnimation {
            target: root
            property: "nose"
            to: root.restingNose
            duration: Motion.travel
            easing.type: Easing.InOutCubic
        }
    }
    Behavior on veil {
        enabled: !Motion.reduced
        NumberAnimation {
            duration: root.veiled ? Motion.veil : Motion.open
        }
    }
    NumberAnimation {
        id: pull

        target: root
        property: "closeness"
        duration: Motion.travel
        easing.type: Easing.BezierSpline
        easing.bezierCurve: Motion.curve
        onFinished: {
            if (root.leaving)
                root.unveiled = 1;
            root.leaving = false;
            if (!root.live)
                root.coast();
        }
    }
    SequentialAnimation {
        id: unveil

        PauseAnimation {
            duration: Motion.veil
        }
        NumberAnimation {
            target: root
            property: "unveiled"
            from: 0
            to: 1
            duration: Motion.travel
        }
    }
    // Where everything was when the visit ended: the session has changed before the camera moves.
    QtObject {
        id: before

        property real position
        property real nose
    }
    Connections {
        target: root.session

        function onWasReset(): void {
            if (!root.live || Motion.reduced)
                return;
            before.position = strip.position;
            before.nose = root.nose;
            unveil.stop();
            root.unveiled = 0;
            root.leaving = true;
        }
    }
    PageStrip {
        id: strip

        anchors.fill: parent
        count: root.exhibit.languages[0].panels.length
        current: root.session.panel
        live: root.live || root.leaving
        onStepRequested: by => root.session.step(by)

        PanelPage {
            strip: strip
            exhibit: root.exhibit
            session: root.session
            live: root.live
            nose: root.nose - index * root.width
            onTrainDemonstrated: root.demonstrate()
            onPanelStepRequested: by => root.leavePanel(by)
            demonstrating: toAndFro.running
            zoom: root.zoom
            // Attract draws the train over the first page while the camera moves.
            trainless: root.closeUp && index === 0
            unveiled: Math.min(root.unveiled, root.veil)
            lineShare: root.lineShare
        }
    }
    // A child of the page that the train is on, above the handle.
    TrainDrag {
        id: drag

        readonly property TrainHandle handle: root.page?.trainHandle ?? null

        parent: root.page?.handleParent ?? root
        visible: drag.handle?.visible ?? false
        x: drag.handle?.x ?? 0
        y: drag.handle?.y ?? 0
        width: drag.handle?.width ?? 0
        height: drag.handle?.height ?? 0
        session: root.session
        strip: strip
        page: root.page
        nose: root.screenNose
        onPanelStepRequested: by => root.leavePanel(by)
        onDragged: nose => {
            run.stop();
            toAndFro.stop();
            root.useTrain();
            root.nose = nose + strip.position * root.width;
        }
        onDraggingChanged: if (!drag.dragging)
            root.coast()
    }
}
