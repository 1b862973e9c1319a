import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Drags the train along the line; it coasts to the nearest stop. At the screen's edge, the page turns. Lies over the train's handle, and
// goes to the next panel with the finger.
Item {
    id: root

    required property Session session
    required property PageStrip strip
    required property PanelPage page
    // The nose's position on the screen.
    required property real nose
    readonly property bool dragging: drag.active
    readonly property real edge: Metrics.px(72)

    signal dragged(nose: real)
    signal panelStepRequested(by: int)

    function follow(): void {
        if (drag.active)
            root.dragged(drag.centroid.scenePosition.x + drag.grabOffset);
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
                root.panelStepRequested(by);
            }
        }
    }
}
