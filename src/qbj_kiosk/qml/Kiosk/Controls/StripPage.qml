import QtQuick

// One page of a strip, as large as the screen. Visible while some of it is on the screen, enabled only as the current page.
Item {
    id: root

    required property int index
    required property PageStrip strip

    readonly property real offset: root.index - root.strip.position
    readonly property bool near: Math.abs(root.offset) < 1
    // True if it fades out over the page that replaces it.
    readonly property bool fadingOut: root.index === root.strip.fadingIndex && !root.chosen
    readonly property bool chosen: root.index === root.strip.current
    property bool atRest: true

    x: root.fadingOut ? 0 : Math.round(root.offset * root.strip.width)
    z: root.fadingOut ? 1 : 0
    opacity: root.fadingOut ? root.strip.fadingOpacity : 1
    width: root.strip.width
    height: root.strip.height
    clip: true
    visible: root.near || root.fadingOut
    enabled: root.chosen
}
