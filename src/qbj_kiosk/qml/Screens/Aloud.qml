import Controls
import Kiosk.Models
import QtQuick

// Tells everything on the screen what is being read aloud. Loaded by its file, once there is a voice.
Item {
    id: root

    required property Reader reader

    Component.onCompleted: Spoken.reader = root.reader
    Component.onDestruction: Spoken.reader = null

    Binding {
        target: Spoken
        property: "available"
        value: root.reader.available
    }
    Binding {
        target: Spoken
        property: "reading"
        value: root.reader.state !== "idle"
    }
    Binding {
        target: Spoken
        property: "part"
        value: root.reader.part
    }
    Binding {
        target: Spoken
        property: "text"
        value: root.reader.text
    }
    Binding {
        target: Spoken
        property: "longest"
        value: root.reader.longest
    }
    Binding {
        target: Spoken
        property: "aside"
        value: root.reader.aside
    }
}
