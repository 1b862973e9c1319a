pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Staff
import QtQuick

// The overlays of kiosk mode over the exhibit: the idle prompt, the closed screen, staff's pages.
KioskModeOverlayInterface {
    id: root

    required property KioskModeModels kioskMode
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
        root.kioskMode.presence.stay();
    }

    readonly property bool staffed: root.kioskMode.staff.page !== Staff.Page.CLOSED

    asking: root.kioskMode.presence.asking && !root.covers
    covers: !root.kioskMode.hours.open || root.staffed

    Loader {
        id: promptLoader

        y: root.above
        width: parent.width
        height: root.viewport
        active: root.asking
        sourceComponent: IdlePrompt {
            session: root.session
            presence: root.kioskMode.presence
        }
    }
    Loader {
        anchors.fill: parent
        active: !root.kioskMode.hours.open
        sourceComponent: ClosedScreen {
            hours: root.kioskMode.hours
        }
    }
    Loader {
        anchors.fill: parent
        active: root.staffed
        focus: true
        sourceComponent: StaffPages {
            exhibit: root.exhibit
            staff: root.kioskMode.staff
        }
    }
}
