import Kiosk.Figures
import QtQuick

// Input of the layouts of a panel page: the page's size and the items whose sizes follow from their text.
QtObject {
    required property real width
    required property real height
    required property Item lead
    required property NumeralBlock numeral
    // True if the figure has a numeral.
    required property bool numbered
    // Null until it is loaded.
    required property FigureKindBase drawing
    required property int stopCount
    // Height of the highest stop.
    required property real tallestStop
}
