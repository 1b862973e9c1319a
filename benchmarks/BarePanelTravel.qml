import QtQuick

// Three screens side by side with a text and a line each, moved as the panels are.
Window {
    id: root

    property int panel: 0

    visible: true
    width: 1920
    height: 1080
    color: "white"

    Item {
        x: -root.panel * root.width

        Behavior on x {
            NumberAnimation {
                duration: 600
                easing.type: Easing.BezierSpline
                easing.bezierCurve: [0.05, 0.7, 0.1, 1, 1, 1]
            }
        }

        Repeater {
            model: 3

            Item {
                id: page

                required property int index

                x: page.index * root.width

                Text {
                    x: 96
                    y: 96
                    text: "Qingbaijiang"
                    textFormat: Text.PlainText
                    font.pixelSize: 48
                }
                Rectangle {
                    y: 712
                    width: root.width
                    height: 12
                    color: "black"
                }
            }
        }
    }
}
