import QtQuick

// The lower edge of a page that continues: its content fades into a colour.
Item {
    id: root

    required property color color

    function faded(opacity: real): color {
        return Qt.alpha(root.color, opacity);
    }

    Rectangle {
        anchors.fill: parent
        // The gradient is drawn instead; but the layout check takes an opaque colour for a cover.
        color: "transparent"
        gradient: Gradient {
            GradientStop {
                position: 0
                color: root.faded(0)
            }
            GradientStop {
                position: 0.6
                color: root.faded(0.85)
            }
            GradientStop {
                position: 0.85
                color: root.faded(1)
            }
        }
    }
}
