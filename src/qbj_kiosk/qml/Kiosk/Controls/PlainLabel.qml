import Kiosk.Theme
import QtQuick

// Text from a bundle: never interpreted, lines set at a fixed height so that both scripts stand on one grid.
Text {
    id: root

    property real leading: Metrics.leadingDisplay
    // How far below the middle of its box the letters of one line stand: each script's face keeps another room above them.
    readonly property real sag: root.lineCount > 1 ? 0 : root.baselineOffset - 0.36 * root.font.pixelSize - root.height / 2

    // For who hears it: between Chinese lines there is no space.
    function inOneLine(lines: string): string {
        return lines.replace(/([\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])/g, "$1").replace(/\n/g, " ");
    }

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(root.font.pixelSize * root.leading)
    renderType: Text.QtRendering
    Accessible.ignored: root.text.length === 0
    Accessible.role: Accessible.StaticText
    Accessible.name: root.inOneLine(root.text)
}
