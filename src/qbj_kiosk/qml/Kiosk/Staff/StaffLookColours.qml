pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick

// Every colour of every look as a bar, one row for each look.
Column {
    id: root

    Repeater {
        model: [Theme.deep, Theme.white, Theme.pale]

        Row {
            id: bars

            required property Look modelData

            Repeater {
                model: ["ground", "text", "secondary", "line", "fill", "pale", "light"]

                Rectangle {
                    required property string modelData

                    width: Math.floor(root.width / 7)
                    height: Math.floor(root.height / 3)
                    color: bars.modelData.role(modelData)
                }
            }
        }
    }
}
