import Kiosk.Theme
import QtQuick

// A large number that counts up to its value, in figures of equal width. Its first figure touches the left edge. It reserves its final
// width, and its accessible name never changes.
Item {
    id: root

    // As the language writes it; shown when counting is complete.
    required property string text
    required property color color
    required property int size
    // Share of the value that has been counted, 0 to 1.
    property real progress: 1

    // Renders to a texture where it travels: letters this large would otherwise be filled as outlines in every frame. Not while it counts: Qt
    // (6.11) draws a second frame for each change of a texture.
    property bool travels: false
    // Replaces the text, in the width of the text.
    property string override

    readonly property real value: parseInt(root.text, 10)
    readonly property string shown: root.override ? root.override : root.progress >= 1 || isNaN(root.value) ? root.text : String(Math.floor(root.value * root.progress + 0.001))
    // False for a number that never counts: its figures keep their own widths.
    property bool tabular: true
    // False if it follows another number.
    property bool first: true
    // Space that the font leaves before the first figure: it is visible only in large sizes.
    readonly property real bearing: root.first && root.size > Metrics.px(80) ? reserve.tightBoundingRect.x : 0
    // Width of what is shown now.
    readonly property real shownWidth: root.shown === root.text ? root.implicitWidth : Math.min(root.implicitWidth, digits.implicitWidth - root.bearing)

    // Height of capitals, without the font's space above and below them.
    function capitalOf(size: int): int {
        return Math.round(size * 0.7);
    }

    implicitWidth: reserve.advanceWidth - root.bearing
    implicitHeight: root.capitalOf(root.size)
    Accessible.ignored: true

    TextMetrics {
        id: reserve

        font.family: Theme.numeralFamily
        font.pixelSize: root.size
        font.weight: Font.DemiBold
        font.features: ({
                tnum: root.tabular ? 1 : 0
            })
        text: root.text
    }
    FontMetrics {
        id: face

        font: reserve.font
    }
    Text {
        id: digits

        x: -root.bearing
        y: root.implicitHeight - face.ascent
        layer.enabled: Theme.layered && root.travels && root.shown === root.text
        textFormat: Text.PlainText
        font: reserve.font
        color: root.color
        text: root.shown
        Accessible.ignored: true
    }
}
