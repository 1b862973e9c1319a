import Kiosk.Theme
import QtQuick

// The ground over what was just lowered or raised, out of which it comes: where it is now, it is at once.
Rectangle {
    id: root

    signal settled

    Accessible.ignored: true
    NumberAnimation on opacity {
        from: 1
        to: 0
        duration: Motion.open
        onFinished: root.settled()
    }
}
