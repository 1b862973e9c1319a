import QtQuick

// Geometry of a stop's page, bound by each layout. The page uses one of them.
QtObject {
    id: root

    required property StopLayoutInput input

    // Top of the page's content.
    property real head
    property real headingRoom
    // True if the heading is the page's title, and the number's label is larger.
    property bool titled: false
    property list<int> numeralSizes
    // Between heading and numeral.
    property real numeralGap
    // True if the figure contains the number.
    property bool labelOnly
    property real numeralRoom
    property real numeralTall
    property real bodyX
    property real bodyY
    property real bodyRoom
    // Factor of the text's leading.
    property real bodyTightness: 1
    property real figureX
    property real figureY
    property real figureWidth
    property real lineY
    // Height from the line to the end of the page.
    property real below
    // Lower end of the text in the left column, and the width of that column; 0 in one column.
    property real leftFoot: root.input.body.y + root.input.body.height
    property real leftWidth
    // True if the text is below the figure, and read after it.
    property bool bodyBelow
    // True if the note is under the label; otherwise its place below the line.
    property bool noted
    property real noteY
    property real noteRoom
    property real sourceX
    property real sourceY
}
