pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The bundle's first wagon with a container whose side opens onto what is in it, and its name: below the line or above the wagon.
Touchable {
    id: root

    required property Exhibit exhibit
    required property Look look
    // Height of the loaded wagon and of the name above it; the rest of the item is below the line.
    required property real wagonHeight
    // Drawing of the goods; null for an empty container.
    required property Drawing goods
    // Role of the container's colour.
    required property string role
    // Height above the wagon for its name; 0 if the name is below the line.
    property real nameHeight: 0
    // True if the side is open.
    property bool open: false
    property real openness: root.open ? 1 : 0

    readonly property bool atRest: !slide.running
    // Share of the side that stays visible at each end when it is open.
    readonly property real jamb: 0.1

    Accessible.role: Accessible.Button
    onOpenChanged: {
        slide.stop();
        if (Motion.open > 0)
            slide.start();
        else
            root.openness = root.open ? 1 : 0;
    }

    NumberAnimation {
        id: slide

        target: root
        property: "openness"
        to: root.open ? 1 : 0
        duration: 1.6 * Motion.open
        easing.type: Easing.InOutCubic
    }
    RailVehicle {
        id: wagon

        y: root.nameHeight + root.wagonHeight - height
        width: implicitWidth
        height: implicitHeight
        exhibit: root.exhibit
        vehicle: (root.exhibit.wagons[0] ?? null) as Vehicle
        look: root.look
        load: ""
        unit: vehicle ? root.width / vehicle.drawing.sheetWidth : 0
    }
    Rectangle {
        anchors.fill: container
        color: root.look.ground
    }
    Artwork {
        visible: root.openness > 0
        x: Math.round(container.x + (container.width - width) / 2)
        y: Math.round(container.y + container.height - container.stroke - height)
        width: implicitWidth
        height: root.goods ? Math.round(Math.min(container.height * 0.84, container.width * (0.96 - 2 * root.jamb) * root.goods.sheetHeight / root.goods.sheetWidth)) : 0
        drawing: root.goods
        look: root.look
    }
    ShippingContainer {
        id: container

        x: Math.round((root.width - width) / 2)
        y: root.nameHeight
        width: Math.round(root.width * 0.91)
        height: root.wagonHeight - wagon.height + Math.round(stroke / 2)
        look: root.look
        role: root.role
        openFrom: 0.5 - (0.5 - root.jamb) * root.openness
        openTo: 1 - openFrom
    }
    // The arrows show that the side opens.
    Repeater {
        model: 2

        Rectangle {
            id: plate

            required property int index

            visible: root.openness === 0
            x: Math.round(container.x + container.width / 2 + (plate.index ? Metrics.px(6) : -Metrics.px(6) - width))
            y: Math.round(container.y + (container.height - height) / 2)
            width: Math.round(Math.min(Metrics.px(64), container.height * 0.4))
            height: width
            color: root.look.ground
            border.width: Metrics.hairline
            border.color: container.frame
            // Qt's software renderer (6.11.3) draws a shape that is scrolled out of its clip, over the deck; but not a texture.
            layer.enabled: Theme.layered

            Arrow {
                anchors.centerIn: parent
                width: parent.width * 0.56
                height: width
                mirrored: plate.index > 0
                color: root.look.light
            }
        }
    }
    Rectangle {
        visible: root.down
        anchors.fill: container
        color: "transparent"
        border.width: Metrics.px(8)
        border.color: root.look.light
    }
    PlainLabel {
        x: container.x
        y: root.nameHeight > 0 ? container.y - Metrics.px(10) - height : root.wagonHeight + Metrics.railGap + Metrics.rail + Metrics.px(12)
        width: container.width
        text: root.text
        color: root.look.text
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
        font.underline: root.down
    }
}
