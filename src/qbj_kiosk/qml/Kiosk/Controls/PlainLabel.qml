import Kiosk.Theme
import QtQuick

// Plain text from a bundle, never interpreted. The line height is fixed, so that both scripts share one grid.
Text {
    id: root

    // Its text without added line breaks, for assistive technology.
    property string fullText: root.text
    property real leading: Metrics.leadingDisplay
    // Height of the middle of the first line's letters: fonts reserve different space above them.
    readonly property real heart: root.baselineOffset - 0.36 * root.font.pixelSize
    // How far the letters of a single line are below the middle of their box.
    readonly property real sag: root.lineCount > 1 ? 0 : root.heart - root.height / 2

    // How far Han characters reach below their baseline: raised by this, a unit stands on the baseline of the digits before it.
    readonly property real hanDescent: /[\u4e00-\u9fff]/.test(root.text) ? Math.round(0.08 * root.font.pixelSize) : 0

    // For screen readers: without line breaks.
    function inOneLine(lines: string): string {
        return Theme.withoutNarrowSpaces(lines).replace(/([\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])/g, "$1").replace(/\n/g, " ");
    }

    font.family: Theme.family(root.text)
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(root.font.pixelSize * root.leading)
    renderType: Text.QtRendering
    // A ScreenReaderText over it is exposed instead.
    Accessible.ignored: true
}
