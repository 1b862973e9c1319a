import QtQuick
import Theme

// Text from a bundle: never interpreted, lines set at a fixed height so that both scripts stand on one grid.
Text {
    id: root

    property real leading: Metrics.leadingDisplay

    // The width that breaks the text into lines of about the same length, in the room there is.
    function balanced(room: real): real {
        const lines = Math.ceil((root.implicitWidth + 1) / Math.max(1, room));
        return lines < 2 ? Math.min(room, root.implicitWidth + 1) : Math.min(room, Math.ceil(root.implicitWidth / lines + root.font.pixelSize * 2.5));
    }

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(root.font.pixelSize * root.leading)
    renderType: Text.QtRendering
    Accessible.ignored: root.text.length === 0
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text.replace(/\n/g, " ")
}
