import Kiosk.Controls
import Kiosk.Figures
import QtQuick

// Input of the layouts of a stop's page: the page's size and the items whose sizes follow from their text.
QtObject {
    required property real width
    required property real height
    required property NumeralBlock numeral
    required property Item body
    required property BalancedLabel note
    // The link to the article, and the text in it.
    required property Item source
    required property PlainLabel sourceLabel
    // Null until it is loaded.
    required property FigureKindBase drawing
}
