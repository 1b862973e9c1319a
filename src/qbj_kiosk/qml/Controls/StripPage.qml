import QtQuick

// One page of a strip: as large as the screen, seen only while some of it is on it, touched only when it has arrived.
Item {
    id: root

    required property int index
    required property Strip strip

    readonly property real away: root.index - root.strip.position
    readonly property bool near: Math.abs(root.away) < 1
    readonly property bool chosen: root.index === root.strip.current

    x: Math.round(root.away * root.strip.width)
    width: root.strip.width
    height: root.strip.height
    clip: true
    visible: root.near
    enabled: root.chosen
}
