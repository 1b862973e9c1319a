pragma ComponentBehavior: Bound

import Controls
import Kiosk.Models
import QtQuick

// A stop's place among all stops; its page is there only while it is near.
StripPage {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property int panelIndex
    required property int stopIndex

    function scroll(by: real): void {
        (loader.item as StopPage)?.scroll(by);
    }

    Loader {
        id: loader

        anchors.fill: parent
        active: root.near || root.chosen
        sourceComponent: StopPage {
            exhibit: root.exhibit
            session: root.session
            panelIndex: root.panelIndex
            stopIndex: root.stopIndex
        }
    }
}
