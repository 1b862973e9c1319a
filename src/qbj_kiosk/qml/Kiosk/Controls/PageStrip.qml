pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick

// Pages side by side, one screen each. Travels or cross-fades to `current`; a swipe drags the pages and requests the next one.
Item {
    id: root

    required property int count
    required property int current
    property bool swipeable: true
    // True if the strip is visible; otherwise it changes without motion.
    property bool live: true
    // A StripPage.
    default property alias page: pages.delegate

    property int createdPages: 0

    // Position of the strip, in pages.
    property real position: root.current
    readonly property bool moving: travel.running || swipe.active
    // Index of the page that is fading out, or -1, and its opacity.
    property int fadingIndex: -1
    property real fadingOpacity: 0

    readonly property bool atRest: root.position === root.current && root.fadingIndex < 0 && !root.moving && root.pagesAtRest()

    signal stepRequested(by: int)

    function pagesAtRest(): bool {
        for (let i = 0; i < root.createdPages; ++i)
            if (!(root.pageAt(i)?.atRest ?? true))
                return false;
        return true;
    }

    // Reading `made` makes a binding depend on created pages: Repeater.itemAt alone creates no dependency.
    function pageAt(index: int): StripPage {
        return root.createdPages > index ? pages.itemAt(index) as StripPage : null;
    }

    function moveToCurrent(): void {
        travel.stop();
        crossFade.stop();
        if (root.live && Motion.crossFade > 0) {
            root.fadingIndex = Math.round(root.position);
            root.position = root.current;
            crossFade.restart();
        } else if (root.live && !Motion.reduced) {
            travel.from = root.position;
            travel.to = root.current;
            travel.start();
            // An animation moves nothing before its second frame, but a touch must be answered in the first.
            root.position += (root.current - root.position) * Motion.firstStep;
        } else {
            root.position = root.current;
        }
    }

    // A swipe that was cancelled goes back: the finger was not lifted to turn the page.
    function endSwipe(lifted: bool): void {
        const moved = root.position - root.current;
        const speed = -swipe.last / Math.max(1, root.width);
        const reach = moved + speed * 0.15;
        const by = !lifted ? 0 : reach > 0.2 ? 1 : reach < -0.2 ? -1 : 0;
        const before = root.current;
        if (by !== 0)
            root.stepRequested(by);
        if (root.current === before)
            root.moveToCurrent();
    }

    onCurrentChanged: root.moveToCurrent()

    NumberAnimation {
        id: travel

        target: root
        property: "position"
        duration: Motion.travel
        easing.type: Easing.BezierSpline
        easing.bezierCurve: Motion.curve
    }

    NumberAnimation {
        id: crossFade

        target: root
        property: "fadingOpacity"
        from: 1
        to: 0
        duration: Motion.crossFade
        onStopped: root.fadingIndex = -1
    }
    DragHandler {
        id: swipe

        property real origin
        property real last
        property bool ended: true

        function end(lifted: bool): void {
            if (!swipe.active && !swipe.ended) {
                swipe.ended = true;
                root.endSwipe(lifted);
            }
        }

        target: null
        enabled: root.swipeable
        dragThreshold: Metrics.dragThreshold
        yAxis.enabled: false
        onActiveChanged: {
            if (swipe.active) {
                travel.stop();
                swipe.origin = root.position;
                swipe.ended = false;
            } else {
                // Without a change of grab, as when the handler is disabled.
                Qt.callLater(swipe.end, false);
            }
        }
        // Follows the change of `active`, and shows whether the finger was lifted or the swipe was cancelled.
        onGrabChanged: (transition, point) => swipe.end(point.state === EventPoint.Released)
        onTranslationChanged: {
            if (!swipe.active)
                return;
            swipe.last = swipe.centroid.velocity.x;
            const at = swipe.origin - swipe.activeTranslation.x / root.width;
            const over = Math.max(0, at - (root.count - 1)) + Math.min(0, at);
            root.position = at - over * 0.7;
        }
    }

    Repeater {
        id: pages

        model: root.count
        onItemAdded: ++root.createdPages
        onItemRemoved: --root.createdPages
    }
}
