import Kiosk.Controls
import Kiosk.Models
import QtQuick

// Copies the reader's state into the ReadAloudState singleton. Loaded by file name once there is speech output.
Item {
    id: root

    required property Reader reader

    Component.onCompleted: ReadAloudState.reader = root.reader
    Component.onDestruction: ReadAloudState.reader = null

    Connections {
        target: KeyboardFocus
        enabled: ReadAloudState.readsTexts

        function onEndReached(): void {
            root.reader.playEndTone();
        }
    }
    Binding {
        target: ReadAloudState
        property: "available"
        value: root.reader.available
    }
    Binding {
        target: ReadAloudState
        property: "reading"
        value: root.reader.state !== Reader.State.IDLE
    }
    Binding {
        target: ReadAloudState
        property: "part"
        value: root.reader.part
    }
    Binding {
        target: ReadAloudState
        property: "text"
        value: root.reader.text
    }
    Binding {
        target: ReadAloudState
        property: "longest"
        value: root.reader.longest
    }
    Binding {
        target: ReadAloudState
        property: "announcement"
        value: root.reader.announcement
    }
}
