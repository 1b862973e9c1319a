import QtQuick

// One page of a strip, as large as the screen. Visible while some of it is on the screen, enabled only as the current page.
Item {
    id: root

    required property int index
    required property Strip strip

    readonly property real away: root.index - root.strip.position
    readonly property bool near: Math.abs(root.away) < 1
    // Whether it fades out over the page that replaces it.
    readonly property bool leaving: root.index === root.strip.leaving && !root.chosen
    readonly property bool chosen: root.index === root.strip.current
    property bool atRest: true

    x: root.leaving ? 0 : Math.round(root.away * root.strip.width)
    z: root.leaving ? 1 : 0
    opacity: root.leaving ? root.strip.veiled : 1
    width: root.strip.width
    height: root.strip.height
    clip: true
    visible: root.near || root.leaving
    enabled: root.chosen
}
