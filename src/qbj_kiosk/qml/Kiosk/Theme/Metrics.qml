pragma Singleton

import QtQml
import QtQuick

// Every size on the screen, from the screen's width and height and the text scale. If the diagonal is known, also from what hands and
// eyes need in millimetres, whatever resolution the display reports.
//
// One unit is 1/1080 of the shorter side; the grid steps by 8 units. All other sizes are in pixels, already scaled.
QtObject {
    id: root

    // Set by the window.
    property real width: 1920
    property real height: 1080
    property real textScale: 1
    // False while `setTextScale` changes it: bindings then compute each size several times. Expensive paths are empty meanwhile, and
    // computed once after it.
    property bool settled: true
    // Mounting in millimetres: the diagonal (0 if unknown), the lower edge above the floor (negative if unknown) and the least height of
    // capitals. See Mounting in settings/screen_mounting.py.
    property real diagonal: 0
    property real lowerEdge: -1
    property real capital: 4.8
    // Height that the deck leaves; set by the scene.
    property real viewport: Infinity

    // Pixels per millimetre; 0 if unknown.
    readonly property real mm: root.diagonal > 0 ? Math.hypot(root.width, root.height) / root.diagonal : 0
    // Greatest enlargement of the designed text sizes, as in settings/screen_mounting.py.
    readonly property real maxEnlargement: 3.2
    // Least text size that gives capitals their height.
    readonly property int minTextSize: Math.ceil(Math.min(root.capital * root.mm / 0.698, root.maxEnlargement * 28 * root.unit) - 1e-6)
    // Enlargement of the smallest text.
    readonly property real enlarged: Math.max(root.textScale, root.minTextSize / (28 * root.unit))
    // Upper edge of the lowered exhibit: the height that everybody can reach, or a share of the screen if the mounting is unknown.
    readonly property real reachLine: root.mm > 0 && root.lowerEdge >= 0 ? root.height - (1220 - root.lowerEdge) * root.mm : root.height * (root.width >= root.height ? 0.5 : 0.6)

    readonly property real unit: Math.min(root.width, root.height) / 1080
    readonly property real columns: root.width / root.unit

    readonly property bool wide: root.columns >= 1240 && root.enlarged < 1.05
    readonly property bool squarish: root.wide && root.columns < 1700
    // Text and figure side by side on one line. Otherwise, and for larger text, one column that scrolls.
    readonly property bool wideLayout: root.wide && root.viewport >= root.px(root.squarish ? 810 : 870)
    // The wide layout in a squarer shape: text in the left column, figure in the right.
    readonly property bool compactLayout: root.wideLayout && root.squarish

    // The wide layout on a screen of 16:10: texts have less width, and a little more height.
    readonly property bool narrowStage: root.wideLayout && root.columns < 1840

    // True if the height is so small that pages have no space at their top: the exhibit is lowered.
    readonly property bool flat: root.viewport > 0 && root.viewport < root.px(560)
    // Top of the content of a page of one column.
    readonly property real head: root.px(root.flat ? 32 : 72)

    readonly property real margin: root.px(root.columns < 1240 ? 72 : root.columns < 1700 ? 64 : 96)
    readonly property real gutter: root.px(24)
    readonly property real gap: Math.max(root.px(16), root.apart)
    // Least distance between two targets.
    readonly property real apart: Math.ceil(8 * root.mm - 1e-6)
    readonly property real target: Math.max(root.px(96), Math.ceil(20 * root.mm - 1e-6))
    readonly property real row: Math.ceil(Math.max(root.px(root.squarish ? 96 : 112), root.target, root.label * root.leadingDisplay + root.px(28)))
    readonly property real contentWidth: root.width - 2 * root.margin

    readonly property real rail: root.px(6)
    readonly property real railGap: root.px(16)
    readonly property real stroke: root.px(4)
    readonly property real hairline: Math.max(1, root.px(3))
    readonly property real ring: root.px(20)
    readonly property real focusRing: root.px(6)
    readonly property real focusEdge: root.px(4)
    // Space that the ring needs around a focused control.
    readonly property real ringRoom: root.focusRing + 2 * root.focusEdge
    readonly property real dragThreshold: root.px(24)

    readonly property int numeral: root.numeralSize(320)
    readonly property int numeralMedium: root.numeralSize(200)
    readonly property int numeralSmall: root.display(144)
    readonly property int place: root.px(root.columns < 1240 ? 300 : root.columns < 1700 ? 280 : 336)
    readonly property int placeSecondary: root.display(80)
    readonly property int headline: root.display(root.compactLayout || root.flat ? 64 : root.narrowStage ? 80 : 88)
    readonly property int subhead: root.display(root.compactLayout ? 56 : 64)
    readonly property int title: root.type(44)
    readonly property int lead: root.type(root.compactLayout ? 36 : 38)
    readonly property int body: root.type(36)
    readonly property int label: root.type(32)
    readonly property int small: root.type(28)
    readonly property real leadingDisplay: 1.25
    // For titles; large titles have many lines, so they are set tighter.
    readonly property real leadingTitle: root.textScale < 1.5 ? root.leadingDisplay : 1.12
    readonly property real leadingLatin: 1.45
    readonly property real leadingHan: 1.6

    // Height below the line that belongs to the train's touch area; in one column it reaches down to the list of stops, and the words of
    // the train's hint fit into it, under the marks of a line that counts.
    readonly property real touchBelowLine: root.wideLayout ? root.railGap + root.rail : Math.max(root.px(104), root.railGap + root.rail + root.px(16) + Math.ceil(root.label * 1.3))

    // Height of the train.
    readonly property real train: root.px(root.compactLayout ? 104 : 152)
    // The same on attract, a close-up.
    readonly property real trainNear: root.px(root.columns < 1240 ? 400 : 340)

    function setTextScale(scale: real): void {
        root.settled = false;
        root.textScale = scale;
        root.settled = true;
    }

    function px(units: real): real {
        return Math.round(units * root.unit);
    }

    function type(units: real): int {
        return Math.max(root.minTextSize, Math.round(units * root.unit * root.textScale));
    }

    // Headlines stay larger than the smallest text, however large that is.
    function display(units: real): int {
        return Math.max(Math.round(root.minTextSize * Math.sqrt(units / 28)), Math.round(units * root.unit * root.textScale));
    }

    // A numeral grows by half of the text scale, so that its figure stays in view, and less where there is little height. Larger text never
    // makes it smaller.
    function numeralSize(units: real): int {
        const grown = Math.max(Math.round(root.minTextSize * Math.sqrt(units / 28)), root.px(units * (1 + root.textScale) / 2));
        const least = Math.max(root.display(144), root.textScale > 1 ? root.px(units) : 0);
        return root.wideLayout ? grown : Math.min(grown, Math.max(least, root.viewport * 0.45 * root.textScale));
    }

    // Height from the line to the end of the page: in one column, a list of stops is below it.
    function belowLine(stops: int): real {
        return root.wideLayout ? root.px(176) : (root.row + root.apart) * stops + root.touchBelowLine;
    }

    // A gap between texts, which grows with them.
    function space(units: real): int {
        return root.px(units * root.textScale);
    }

    // Number of cells of a width that fit side by side.
    function countFitting(width: real): int {
        return Math.floor((root.contentWidth + root.gap) / (width + root.gap));
    }

    // Number of cells in a row, at most `most`, so that rows are about equally long.
    function evenRow(count: int, most: int): int {
        return Math.ceil(count / Math.ceil(count / most));
    }

    function leading(han: bool): real {
        return han ? root.leadingHan : root.leadingLatin;
    }
}
