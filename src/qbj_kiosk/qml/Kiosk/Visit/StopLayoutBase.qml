import Kiosk.Theme
import QtQuick

// Geometry of a stop's page, bound by each layout. The page uses one of them.
QtObject {
    required property StopLayoutParts parts

    // Top of the page's content.
    property real head
    property real headingRoom
    property list<int> numeralSizes: [Metrics.numeral, Metrics.numeralMedium, Metrics.numeralSmall]
    property real numeralRoom
    property real numeralTall
    property real bodyX
    property real bodyY
    property real lineY
    // Height from the line to the end of the page.
    property real below
    property real noteY
    property real noteRoom
    property real sourceX
    property real sourceY
}
