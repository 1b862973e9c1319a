pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Staff
import QtQuick

// What lies over an exhibit that runs unattended: the question whether somebody is still here, the night, the staff.
OverlayFrame {
    id: root

    required property UnattendedModel unattended
    required property Exhibit exhibit
    required property Session session
    // What of the height is above the exhibit while it is lowered, and what the question has of the rest.
    required property real above
    required property real viewport

    readonly property IdlePrompt question: asked.item as IdlePrompt

    function leaves(x: real, y: real): bool {
        return root.question?.leaves(x, y - root.above) ?? false;
    }

    readonly property bool staffed: root.unattended.staff.page !== Staff.Page.CLOSED

    asking: root.unattended.presence.asking && !root.covers
    covers: !root.unattended.hours.open || root.staffed
    onTake: reason => root.question?.take(reason)
    onStay: root.unattended.presence.stay()

    Loader {
        id: asked

        y: root.above
        width: parent.width
        height: root.viewport
        active: root.asking
        sourceComponent: IdlePrompt {
            session: root.session
            presence: root.unattended.presence
        }
    }
    Loader {
        anchors.fill: parent
        active: !root.unattended.hours.open
        sourceComponent: ClosedScreen {
            hours: root.unattended.hours
        }
    }
    Loader {
        anchors.fill: parent
        active: root.staffed
        focus: true
        sourceComponent: StaffLayer {
            exhibit: root.exhibit
            staff: root.unattended.staff
        }
    }
}
