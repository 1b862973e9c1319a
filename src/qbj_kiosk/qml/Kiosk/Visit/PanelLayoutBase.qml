import Kiosk.Theme
import QtQuick

// Geometry of a panel page, bound by each layout. The page uses one of them.
QtObject {
    required property PanelLayoutInput input

    readonly property list<int> allNumeralSizes: [Metrics.numeral, Metrics.numeralMedium, Metrics.numeralSmall]

    // Top of the page's content.
    property real head
    property real titleWidth
    property real leadWidth
    // Between headline and lead.
    property real leadGap
    // Factor of the lead's leading.
    property real leadTightness: 1
    property real numeralX
    property real numeralY
    property real numeralRoom
    property list<int> numeralSizes
    property real figureX
    property real figureY
    property real figureWidth
    property real lineY
    // Height from the line to the end of the page.
    property real below
    // True if the figure extends down beside the train. Only a figure entirely above the train is read before it.
    property bool figureBesideTrain: true
    // True if stops are rows of a list.
    property bool stopsInList: false
    property real stopHeight

    function stopX(stop: int): real {
        return 0;
    }

    function stopY(stop: int): real {
        return 0;
    }

    function stopWidth(stop: int): real {
        return 0;
    }

    // Where the train's nose is while the train stands at a stop.
    function noseAt(stop: int): real {
        return 0;
    }
}
