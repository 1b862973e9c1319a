import Kiosk.Theme
import QtQuick

// A large number that counts up to its value. It reserves its final width, and its accessible name never changes.
Item {
    id: root

    // As the language writes it; shown when counting is complete.
    required property string text
    required property color color
    required property int size
    // Share of the value that has been counted, 0 to 1.
    property real progress: 1

    // Renders to a texture where it travels: letters this large would otherwise be filled as outlines in every frame.
    property bool travels: false
    // Replaces the text, in the width of the text.
    property string override

    readonly property real value: parseInt(root.text, 10)
    readonly property string shown: root.override ? root.override : root.progress >= 1 || isNaN(root.value) ? root.text : String(Math.floor(root.value * root.progress))

    // Height of capitals, without the font's space above and below them.
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
        layer.enabled: Theme.layered && root.travels
        textFormat: Text.PlainText
        font: reserve.font
        color: root.color
        text: root.shown
        Accessible.ignored: true
    }
}
