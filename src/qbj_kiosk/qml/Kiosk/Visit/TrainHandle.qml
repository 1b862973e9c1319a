import Kiosk.Controls
import Kiosk.Figures
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Touch area of the train: drag it along the line, and it coasts to the nearest stop. At the screen's edge, the page turns.
Touchable {
    id: root

    required property Session session
    required property PageStrip strip
    required property PanelPage page
    // The nose's position on the screen.
    required property real nose
    readonly property bool dragging: drag.active

    signal dragged(nose: real)

    readonly property real edge: Metrics.px(72)
    // The stop at which the train stands; null if this panel's train stops nowhere.
    // While the window is destroyed, the page is gone first.
    readonly property Stop stop: root.page?.isTrainAtStops ? root.page.panel.stops[root.page.trainStop] : null

    function follow(): void {
        if (drag.active)
            root.dragged(drag.centroid.scenePosition.x + drag.grabOffset);
    }

    // One stop further, or from the last one to the next panel.
    function step(by: int): void {
        const page = root.page;
        const at = page.trainStop + by;
        if (page.isTrainAtStops && at >= 0 && at < page.stopCount)
            root.session.stopTrain(root.session.panel, at);
        else if (root.session.panel + by < 0 || root.session.panel + by >= root.session.content.panels.length)
            KeyboardFocus.endReached();
        else
            root.session.step(by);
        // Last, because the session's train stands at the last stop until the first step: a screen reader would name that stop too.
        page.used = true;
    }

    text: root.session.content.strings.train
    Accessible.description: root.session.content.describe(root.stop?.title ?? "", ReadAloudState.readsTexts ? root.session.content.strings.trainKeys : root.session.content.strings.trainHint)
    onClicked: root.step(1)
    Keys.onPressed: event => {
        const by = event.key === Qt.Key_Right ? 1 : event.key === Qt.Key_Left ? -1 : 0;
        event.accepted = by !== 0;
        if (by !== 0)
            root.step(by);
    }

    // In one column, where the words are below the line.
    TouchHint {
        visible: !Metrics.wideLayout && (root.page?.trainHinted ?? false)
        x: Math.round(root.nose - (root.page?.x ?? 0) - root.x - Metrics.train * 1.2)
        y: Math.round(Metrics.train * 0.55)
        look: root.page?.look ?? Theme.deep
        text: root.session.content.strings.trainCall
        leftwards: true
        textX: Math.min(Metrics.train * 1.2, root.width - x)
        textY: root.height - Metrics.label * 0.65 - y
        // Between the marks under the line and the list of stops, which leave less room where targets must be apart.
        tall: Metrics.apart > 0 ? root.height - Metrics.train - Metrics.railGap - Metrics.rail - Metrics.px(18) : Infinity
    }
    // The strip travels under a resting finger; the train follows the finger.
    Connections {
        target: root.strip

        function onPositionChanged(): void {
            root.follow();
        }
    }
    DragHandler {
        id: drag

        property real grabOffset
        property bool armed: true
        property real lastVelocity

        target: null
        yAxis.enabled: false
        dragThreshold: Metrics.px(8)
        grabPermissions: PointerHandler.CanTakeOverFromAnything | PointerHandler.ApprovesCancellation
        onActiveChanged: {
            if (drag.active) {
                drag.grabOffset = root.nose - drag.centroid.scenePosition.x;
                drag.armed = true;
            } else if (root.page.isTrainAtStops) {
                root.session.stopTrain(root.session.panel, root.page.stopNear(root.nose + drag.lastVelocity * 0.2));
            }
        }
        onCentroidChanged: {
            if (!drag.active)
                return;
            const at = drag.centroid.scenePosition.x;
            drag.lastVelocity = drag.centroid.velocity.x;
            root.follow();
            const by = at > root.strip.width - root.edge ? 1 : at < root.edge ? -1 : 0;
            if (by === 0) {
                drag.armed = true;
                if (root.page.isTrainAtStops && !root.strip.moving)
                    root.session.stopTrain(root.session.panel, root.page.stopNear(root.nose));
            } else if (drag.armed) {
                drag.armed = false;
                root.session.step(by);
            }
        }
    }
}
