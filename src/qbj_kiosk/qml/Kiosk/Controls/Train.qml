pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The train. Its right edge is the nose, its lower edge is on the rail, its height is that of the locomotive.
Item {
    id: root

    required property Exhibit exhibit
    required property Look look
    property int wagons: root.exhibit.wagons.length
    // Distance that it has travelled to the right, in pixels; its wheels turn with it.
    property real distance: 0
    property real stroke: Metrics.stroke
    // True if text is written on its containers.
    property bool lettered: false

    readonly property real unit: root.height / root.exhibit.locomotive.drawing.sheetHeight

    property int createdWagons: 0

    // A wagon, counted from the locomotive. Repeater.itemAt alone creates no dependency.
    function wagon(index: int): RailVehicle {
        return root.createdWagons > index ? rolling.itemAt(index) as RailVehicle : null;
    }

    height: Metrics.train
    implicitWidth: row.implicitWidth

    Row {
        id: row

        anchors.right: parent.right
        height: parent.height
        layoutDirection: Qt.RightToLeft
        // Couplers overlap, so that no gap is left between two edges.
        spacing: -1

        RailVehicle {
            height: row.height
            exhibit: root.exhibit
            vehicle: root.exhibit.locomotive
            look: root.look
            unit: root.unit
            distance: root.distance
            stroke: root.stroke
        }
        Repeater {
            id: rolling

            model: root.wagons
            onItemAdded: {
                // So that each wagon has its position as soon as it can be found.
                row.forceLayout();
                ++root.createdWagons;
            }
            onItemRemoved: --root.createdWagons

            RailVehicle {
                required property int index

                height: row.height
                exhibit: root.exhibit
                vehicle: root.exhibit.wagons[index] as Vehicle
                look: root.look
                unit: root.unit
                distance: root.distance
                stroke: root.stroke
                lettered: root.lettered
            }
        }
    }
}
