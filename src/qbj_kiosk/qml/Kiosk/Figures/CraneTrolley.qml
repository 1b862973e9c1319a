pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick

// A crane's trolley with its cabin, the ropes, the spreader and the containers that hang on it. Its `x` is the centre; `y` is the girder's.
Item {
    id: root

    required property Look look
    required property real girder
    required property real boxWidth
    required property real boxHeight
    // Y position of the spreader's top, from the girder's.
    required property real hookY
    required property int load
    required property list<int> paint
    // True while it is pressed, dragged or has keyboard focus.
    property bool active: false

    readonly property real halfWidth: root.boxWidth / 2 + Metrics.px(28)
    // Upper and lower edge of the trolley. A container fits behind it.
    readonly property real roof: -Metrics.px(10)
    readonly property real floor: root.roof + root.boxHeight + root.spreader + Metrics.px(2)
    readonly property real spreader: Metrics.px(12)
    readonly property real spread: root.boxWidth / 2 + Metrics.px(10)
    readonly property real spreadX: -Math.round(root.spread)

    ContainerStack {
        id: hanging

        x: -Math.round(root.boxWidth / 2)
        y: root.hookY + root.spreader
        visible: root.load > 0
        look: root.look
        boxWidth: root.boxWidth
        boxHeight: root.boxHeight
        count: 0
        paint: []
    }
    // Without a load nothing is drawn again: the frame in which containers are set down has enough to draw.
    Binding {
        target: hanging
        property: "count"
        value: root.load
        when: root.load > 0
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: hanging
        property: "paint"
        value: root.paint
        when: root.load > 0
        restoreMode: Binding.RestoreNone
    }
    Repeater {
        model: [root.spreadX + Metrics.px(8), -root.spreadX - Metrics.px(8) - Metrics.hairline]

        Rectangle {
            required property real modelData

            x: modelData
            y: root.girder
            width: Metrics.hairline
            height: Math.max(0, root.hookY - y)
            color: root.look.text
        }
    }
    Rectangle {
        x: root.spreadX
        y: root.hookY
        width: -2 * root.spreadX
        height: root.spreader
        color: root.look.light
        border.width: Math.max(1, Metrics.px(2))
        border.color: root.look.edged ? root.look.ground : root.look.text
    }
    Rectangle {
        x: -Math.round(root.halfWidth)
        y: root.roof
        width: -2 * x
        height: root.floor - root.roof
        color: root.active ? root.look.line : root.look.text
    }
    // Cabin with its window.
    Rectangle {
        x: -Math.round(root.halfWidth) - width - Metrics.px(2)
        y: root.girder - Metrics.px(2)
        width: Metrics.px(40)
        height: Metrics.px(38)
        color: root.look.text

        Rectangle {
            anchors.fill: parent
            anchors.margins: Metrics.px(8)
            anchors.topMargin: Metrics.px(10)
            anchors.bottomMargin: Metrics.px(10)
            color: root.look.edged ? root.look.ground : root.look.light
        }
    }
}
