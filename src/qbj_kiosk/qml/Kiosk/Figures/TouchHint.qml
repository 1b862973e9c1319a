import Kiosk.Controls
import Kiosk.Theme
import QtQuick

// A few words and an arrow beside something that can be moved, until a visitor has moved it. Its position is the middle of its edge that is
// next to that thing, which nothing covers.
Item {
    id: root

    required property Look look
    required property string text
    // True if it extends to the left of its position.
    property bool leftwards: false
    // True if the arrow points to the thing, false if it points the way to push it. It is between the thing and the words.
    property bool inwards: true
    property bool pointed: true
    // Most width and height; it is hidden where it does not fit.
    property real room: Infinity
    property real tall: Infinity
    readonly property real size: root.pointed ? Math.round(Metrics.label * 1.1) : 0
    readonly property real indent: root.pointed ? root.size + Metrics.px(12) : 0
    readonly property bool fits: root.indent + words.implicitWidth <= root.room && words.height <= root.tall
    readonly property real wide: root.indent + words.implicitWidth
    // The same with an arrow, whether it has one or not.
    readonly property real widest: Math.round(Metrics.label * 1.1) + Metrics.px(12) + words.implicitWidth

    Arrow {
        visible: root.fits && root.pointed
        x: root.leftwards ? -width : 0
        y: -Math.round(height / 2)
        width: root.size
        height: root.size
        mirrored: root.leftwards === root.inwards
        // A bare Shape is not clipped by the page that scrolls it.
        layer.enabled: Theme.layered
        color: root.look.line
    }
    PlainLabel {
        id: words

        visible: root.fits
        x: root.leftwards ? -root.indent - width : root.indent
        y: -Math.round(height / 2 + sag)
        width: implicitWidth
        wrapMode: Text.NoWrap
        text: root.text
        color: root.look.text
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
    }
}
