pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Staff
import Kiosk.Theme
import QtQuick

// A window with staff's pages above an item that stands in for the exhibit.
Window {
    id: root

    required property Exhibit exhibit
    required property Staff staff
    required property real textScale
    required property real diagonal

    readonly property alias clicksBelow: below.clicks
    readonly property alias keysBelow: below.keys

    color: Theme.deep.ground
    onWidthChanged: Metrics.width = root.width
    onHeightChanged: Metrics.height = root.height
    Component.onCompleted: {
        Metrics.width = root.width;
        Metrics.height = root.height;
        Metrics.textScale = root.textScale;
        Metrics.diagonal = root.diagonal;
        Motion.still = true;
    }

    Item {
        id: below

        property int clicks: 0
        property int keys: 0

        anchors.fill: parent
        focus: true
        Keys.onPressed: below.keys += 1

        MouseArea {
            anchors.fill: parent
            onClicked: below.clicks += 1
        }
    }
    Loader {
        anchors.fill: parent
        active: root.staff.page !== Staff.Page.CLOSED
        focus: true
        sourceComponent: StaffPages {
            exhibit: root.exhibit
            staff: root.staff
        }
    }
}
