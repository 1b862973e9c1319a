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
    readonly property real screenNose: root.nose - strip.position * root.width

    readonly property bool atRest: root.nose === root.restingNose && !run.running && !toAndFro.running && !handle.dragging && strip.atRest

    // Lets the train enter from a position on the screen.
    function enter(screenNose: real): void {
        strip.position = root.session.panel > 0 && !Motion.reduced ? 0 : root.session.panel;
        strip.moveToCurrent();
        root.nose = screenNose + strip.position * root.width;
        root.coast();
    }

    // Centre of a stop's ring on the screen; the middle of the line if there is none.
    function markerCentre(stop: int): point {
        const marker = root.page?.marker(stop) ?? null;
        return marker ? marker.mapToItem(root, marker.heart.x, marker.heart.y) : Qt.point(root.width / 2, root.page?.railY ?? root.height);
    }

    function coast(): void {
        run.stop();
        toAndFro.stop();
        if (Motion.reduced || !root.live) {
            root.nose = root.restingNose;
            return;
        }
        run.duration = strip.moving ? Motion.travel : Motion.coast;
        run.to = root.restingNose;
        run.start();
    }

    // The train goes back a little and returns.
    function demonstrate(): void {
        if (!handle.dragging && !run.running)
            toAndFro.start();
    }

    onRestingNoseChanged: if (!handle.dragging)
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
            to: root.restingNose - Metrics.px(300)
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
    PageStrip {
        id: strip

        anchors.fill: parent
        count: root.exhibit.languages[0].panels.length
        current: root.session.panel
        live: root.live
        onStepRequested: by => root.session.step(by)

        PanelPage {
            strip: strip
            exhibit: root.exhibit
            session: root.session
            live: root.live
            nose: root.nose - index * root.width
            onTrainDemonstrated: root.demonstrate()
        }
    }
    // A child of the page that the train is on, where it is read before the stops.
    TrainHandle {
        id: handle

        readonly property real tail: Math.max(0, root.screenNose - Metrics.train * 9)
        readonly property real reach: Math.min(root.width, Math.max(Metrics.target, root.screenNose - Math.max(0, Metrics.apart - Metrics.px(24))))

        parent: root.page?.handleParent ?? root
        visible: root.screenNose > Metrics.px(24)
        x: handle.tail - (root.page?.x ?? 0)
        y: -Metrics.train
        width: Math.max(0, handle.reach - handle.tail)
        height: Metrics.train + Metrics.touchBelowLine - Metrics.apart
        session: root.session
        strip: strip
        page: root.page
        nose: root.screenNose
        ringInside: true
        // Reparenting keeps focus but not the visible ring.
        onActiveFocusChanged: if (handle.activeFocus && KeyboardFocus.used)
            KeyboardFocus.showFocus(handle)
        onDragged: nose => {
            run.stop();
            toAndFro.stop();
            root.page.used = true;
            root.nose = nose + strip.position * root.width;
        }
        onDraggingChanged: if (!handle.dragging)
            root.coast()
    }
}
