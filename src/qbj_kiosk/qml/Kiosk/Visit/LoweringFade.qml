import Kiosk.Theme
import QtQuick

// Fades the background out over the exhibit that has just been lowered or raised: the move itself is immediate.
Rectangle {
    id: root

    signal finished

    Accessible.ignored: true
    NumberAnimation on opacity {
        from: 1
        to: 0
        duration: Motion.open
        onFinished: root.finished()
    }
}
