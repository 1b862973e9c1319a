pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import QtQuick

// One stop's place in the strip. Its page is loaded only while it is near and the stop screen is open.
StripPage {
    id: root

    required property Exhibit exhibit
    required property Session session
    required property int panelIndex
    required property int stopIndex
    required property OpenedStops screen
    // True if the stop screen is open.
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
        // In idle time while the finger is still on the marker, so that the first frame of the opening has it.
        asynchronous: !root.open
        active: root.open && (root.near || root.chosen) || root.panelIndex === root.session.panel && root.stopIndex === root.screen.panels.page?.touchedStop
        sourceComponent: StopPage {
            exhibit: root.exhibit
            session: root.session
            panelIndex: root.panelIndex
            stopIndex: root.stopIndex
            screen: root.screen
            active: root.open && root.chosen
        }
    }
}
