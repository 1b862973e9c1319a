import Kiosk.Theme
import QtQuick

// A giant number that counts up to its value and no further. Its room is reserved, its name is final from the start.
Item {
    id: root

    // As the language writes it; what is shown when it has arrived.
    required property string text
    required property color color
    required property int size
    // How much of the value is told, 0 to 1.
    property real progress: 1

    // Drawn once, for what travels: letters this large would be filled as outlines in every frame.
    property bool travels: false
    // Shown instead, in the room of the text.
    property string override

    readonly property real value: parseInt(root.text, 10)
    readonly property string shown: root.override ? root.override : root.progress >= 1 || isNaN(root.value) ? root.text : String(Math.floor(root.value * root.progress))

    // How high capitals are, without the room that the face keeps above and below them.
    function capitalOf(size: int): int {
        return Math.round(size * 0.7);
    }

    implicitWidth: reserve.advanceWidth
    implicitHeight: root.capitalOf(root.size)
    Accessible.ignored: true

    TextMetrics {
        id: reserve

        font.family: Theme.numeralFamily
        font.pixelSize: root.size
        font.weight: Font.DemiBold
        text: root.text
    }
    FontMetrics {
        id: face

        font: reserve.font
    }
    Text {
        anchors.right: parent.right
        y: root.implicitHeight - face.ascent
        layer.enabled: root.travels
        textFormat: Text.PlainText
        font: reserve.font
        color: root.color
        text: root.shown
        Accessible.ignored: true
    }
}
