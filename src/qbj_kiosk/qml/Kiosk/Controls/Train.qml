pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The train. Its right edge is the nose, its lower edge is on the rail.
Item {
    id: root

    required property Exhibit exhibit
    required property Look look
    property int wagons: root.exhibit.wagons.length

    height: Metrics.train
    implicitWidth: row.implicitWidth

    Row {
        id: row

        anchors.right: parent.right
        height: parent.height
        layoutDirection: Qt.RightToLeft
        spacing: Metrics.px(8)

        Artwork {
            height: row.height
            drawing: root.exhibit.locomotive
            look: root.look
        }
        Repeater {
            model: root.wagons

            Artwork {
                required property int index

                height: row.height
                drawing: root.exhibit.wagons[index] as Drawing
                look: root.look
            }
        }
    }
}
