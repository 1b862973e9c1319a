pragma ComponentBehavior: Bound

import QtQuick

// A double line and two lines of text. Independent of the exhibit's QML, bundle and settings.
Window {
    id: root

    required property list<string> lines
    // Contact for visitors; empty until the page has been visible for a minute.
    property list<string> contact: []
    required property color ground
    required property color text
    required property color stroke

    readonly property real unit: Math.min(root.width, root.height) / 1080

    flags: Qt.Window | Qt.FramelessWindowHint
    color: root.ground

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 96 * root.unit
        anchors.bottom: rails.top
        anchors.bottomMargin: 56 * root.unit
        spacing: 20 * root.unit

        Repeater {
            model: [...root.lines, ...root.contact]

            delegate: Text {
                required property string modelData

                width: words.width
                text: modelData
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                color: root.text
                lineHeight: 1.2
                font.pixelSize: Math.max(1, Math.round(44 * root.unit))
            }
        }
    }

    Column {
        id: rails

        y: Math.round(root.height * 0.62)
        width: root.width
        spacing: Math.round(16 * root.unit)

        Repeater {
            model: 2

            delegate: Rectangle {
                width: rails.width
                height: Math.max(1, Math.round(6 * root.unit))
                color: root.stroke
            }
        }
    }
}
