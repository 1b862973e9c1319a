pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Staff
import QtQuick

// Layer over an exhibit that runs unattended: the idle prompt, the closed screen, staff's pages.
UnattendedOverlayBase {
    id: root

    required property UnattendedModel unattended
    required property Exhibit exhibit
    required property Session session
    // Height above the lowered exhibit, and the height of the prompt below that.
    required property real above
    required property real viewport

    readonly property IdlePrompt prompt: promptLoader.item as IdlePrompt

    function endsVisitAt(x: real, y: real): bool {
        return root.prompt?.endsVisitAt(x, y - root.above) ?? false;
    }

    function focusAnswer(reason: int): void {
        root.prompt?.focusAnswer(reason);
    }

    function continueVisit(): void {
        root.unattended.presence.stay();
    }

    readonly property bool staffed: root.unattended.staff.page !== Staff.Page.CLOSED

    asking: root.unattended.presence.asking && !root.covers
    covers: !root.unattended.hours.open || root.staffed

    Loader {
        id: promptLoader

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
