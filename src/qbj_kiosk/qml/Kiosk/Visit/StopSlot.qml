pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import QtQuick

// A stop's place among all stops; its page is there only while it is near, and stops are on the screen.
StripPage {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property int panelIndex
    required property int stopIndex
    // Whether stops are on the screen.
    required property bool open

    atRest: (loader.item as StopPage)?.atRest ?? true

    function scroll(by: real): void {
        (loader.item as StopPage)?.scroll(by);
    }

    function link(): Item {
        return (loader.item as StopPage)?.link ?? null;
    }

    Loader {
        id: loader

        anchors.fill: parent
        active: root.open && (root.near || root.chosen)
        sourceComponent: StopPage {
            exhibit: root.exhibit
            session: root.session
            panelIndex: root.panelIndex
            stopIndex: root.stopIndex
        }
    }
}
