pragma ComponentBehavior: Bound

import Kiosk.Models
import QtQuick

// What lies over an exhibit that runs unattended: the question whether somebody is still here, the night, the staff.
GuardFrame {
    id: root

    required property Guardian guardian
    required property Exhibit exhibit
    required property Session session
    // What of the height is above the exhibit while it is lowered, and what the question has of the rest.
    required property real above
    required property real viewport

    readonly property StillHere question: asked.item as StillHere

    function leaves(x: real, y: real): bool {
        return root.question?.leaves(x, y - root.above) ?? false;
    }

    readonly property bool staffed: root.guardian.staff.page !== ""

    asking: root.guardian.presence.asking && !root.covers
    covers: !root.guardian.hours.open || root.staffed
    onTake: reason => root.question?.take(reason)
    onStay: root.guardian.presence.stay()

    Loader {
        id: asked

        y: root.above
        width: parent.width
        height: root.viewport
        active: root.asking
        sourceComponent: StillHere {
            session: root.session
            presence: root.guardian.presence
        }
    }
    Loader {
        anchors.fill: parent
        active: !root.guardian.hours.open
        sourceComponent: ClosedScreen {
            hours: root.guardian.hours
        }
    }
    Loader {
        anchors.fill: parent
        active: root.staffed
        focus: true
        sourceComponent: StaffLayer {
            exhibit: root.exhibit
            staff: root.guardian.staff
        }
    }
}
