import QtQuick
import Theme

// Text from a bundle: never interpreted, lines set at a fixed height so that both scripts stand on one grid.
Text {
    id: root

    property real leading: Metrics.leadingDisplay

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(root.font.pixelSize * root.leading)
    renderType: Text.QtRendering
    Accessible.ignored: root.text.length === 0
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text.replace(/\n/g, " ")
}
