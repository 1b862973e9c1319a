pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import QtQuick

// Staff's pages over everything else: PIN pad, menu, test pattern, keypad. They receive all keys.
FocusScope {
    id: root

    required property Exhibit exhibit
    required property Staff staff

    function pageComponent(page: int): Component {
        switch (page) {
        case Staff.Page.PIN:
            return pinPad;
        case Staff.Page.MENU:
            return staffPage;
        case Staff.Page.PATTERN:
            return testPattern;
        case Staff.Page.KEYPAD:
            return keypadPage;
        default:
            return null;
        }
    }

    // The digit of a key, or -1.
    function digitOf(key: int): int {
        return key >= Qt.Key_0 && key <= Qt.Key_9 ? key - Qt.Key_0 : -1;
    }

    visible: root.staff.page !== Staff.Page.CLOSED
    focus: root.visible
    Component.onCompleted: if (root.visible)
        root.forceActiveFocus(Qt.OtherFocusReason)
    Keys.onPressed: event => {
        event.accepted = true;
        root.staff.touched();
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            KeyboardFocus.moveFocus(root, event.key === Qt.Key_Tab ? 1 : -1);
        else if (event.key === Qt.Key_Escape)
            root.staff.back();
        else if (root.staff.page === Staff.Page.PIN && root.digitOf(event.key) >= 0)
            root.staff.pad.digit(root.digitOf(event.key));
        else if (root.staff.page === Staff.Page.PIN && event.key === Qt.Key_Backspace)
            root.staff.pad.erase();
        else if (root.staff.page === Staff.Page.PIN && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
            root.staff.pad.enter();
    }

    Connections {
        target: root.staff

        function onPageChanged(): void {
            if (root.visible)
                root.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    Loader {
        id: page

        anchors.fill: parent
        focus: true
        sourceComponent: root.pageComponent(root.staff.page)
    }
    Component {
        id: pinPad

        StaffPinPad {
            staff: root.staff
        }
    }
    Component {
        id: staffPage

        StaffMenuPage {
            exhibit: root.exhibit
            staff: root.staff
        }
    }
    Component {
        id: testPattern

        StaffTestPattern {
            staff: root.staff
        }
    }
    Component {
        id: keypadPage

        StaffLearnKeypadPage {
            staff: root.staff
        }
    }
    // On top, so that it receives every touch before a control does.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: root.staff.touched()
        }
    }
}
