import Kiosk.Controls
import Kiosk.Models
import QtQuick

// Copies the reader's state into the ReadAloud singleton. Loaded by file name once there is speech output.
Item {
    id: root

    required property Reader reader

    Component.onCompleted: ReadAloud.reader = root.reader
    Component.onDestruction: ReadAloud.reader = null

    Binding {
        target: ReadAloud
        property: "available"
        value: root.reader.available
    }
    Binding {
        target: ReadAloud
        property: "reading"
        value: root.reader.state !== Reader.State.IDLE
    }
    Binding {
        target: ReadAloud
        property: "part"
        value: root.reader.part
    }
    Binding {
        target: ReadAloud
        property: "text"
        value: root.reader.text
    }
    Binding {
        target: ReadAloud
        property: "longest"
        value: root.reader.longest
    }
    Binding {
        target: ReadAloud
        property: "announcement"
        value: root.reader.announcement
    }
}
