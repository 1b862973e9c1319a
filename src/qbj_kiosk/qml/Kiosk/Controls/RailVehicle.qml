pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A locomotive or a wagon of the bundle, with its container and wheels that turn with the distance travelled. Its lower edge is on the rail.
Item {
    id: root

    required property Exhibit exhibit
    required property Vehicle vehicle
    required property Look look
    // Pixels per unit of the drawing.
    required property real unit

    // Distance that the vehicle has travelled to the right, in pixels.
    property real distance: 0
    // Role of its container's colour; empty for none.
    property string load: root.vehicle?.container ?? ""
    property real stroke: Metrics.stroke
    property bool lettered: false

    readonly property alias container: container
    readonly property real sheetHeight: (root.vehicle?.drawing.sheetHeight ?? 0) * root.unit
    readonly property real wheelSize: (root.exhibit.wheel?.sheetWidth ?? 0) * root.unit
    // In degrees.
    readonly property real turn: root.wheelSize > 0 && root.visible ? root.distance / (Math.PI * root.wheelSize) * 360 % 360 : 0

    implicitWidth: Math.round((root.vehicle?.drawing.sheetWidth ?? 0) * root.unit)
    implicitHeight: Math.round(root.sheetHeight) + (root.load ? container.height : 0)

    Artwork {
        anchors.bottom: parent.bottom
        height: Math.round(root.sheetHeight)
        drawing: root.vehicle?.drawing ?? null
        look: root.look
        fixedStroke: root.stroke
    }
    ShippingContainer {
        id: container

        visible: root.load.length > 0
        x: Math.round((root.width - width) / 2)
        y: root.height - Math.round(root.sheetHeight) - height + Math.round(root.stroke / 2)
        width: Math.round(root.implicitWidth * 0.91)
        height: Math.round(width * 0.4)
        look: root.look
        role: root.load || "fill"
        stroke: Math.round(root.stroke)
        lettered: root.lettered
    }
    Artwork {
        id: wheel

        visible: false
        height: Math.round(root.wheelSize)
        drawing: root.exhibit.wheel
        look: root.look
        fixedStroke: root.stroke
    }
    // Each wheel is a picture of one drawing: turning it draws no outline again.
    Repeater {
        model: root.exhibit.wheel ? root.vehicle?.axles ?? [] : []

        ShaderEffectSource {
            required property real modelData

            x: Math.round(modelData * root.unit - width / 2)
            y: root.height - height
            width: wheel.height
            height: wheel.height
            sourceItem: wheel
            rotation: root.turn
        }
    }
}
