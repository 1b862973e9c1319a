pragma Singleton

import QtQml
import QtQuick

// Every size on the screen, from its width, its height and the scale of text; and, where its diagonal is known, from
// what hands and eyes need in millimetres, whatever the display claims of itself.
//
// One unit is 1/1080 of the shorter side; the grid steps by 8 units. All other sizes are in pixels, already scaled.
QtObject {
    id: root

    // Set by the window.
    property real width: 1920
    property real height: 1080
    property real textScale: 1
    // How the screen is mounted, in millimetres: its diagonal (0 unknown), its lower edge above the floor (less than 0 unknown),
    // and the least height of capitals. As Mounting in settings/mounting.py has it.
    property real diagonal: 0
    property real lowerEdge: -1
    property real capital: 4.8
    // What the deck leaves of the height; set by the scene.
    property real viewport: Infinity

    // Pixels in a millimetre; 0 where nobody knows.
    readonly property real mm: root.diagonal > 0 ? Math.hypot(root.width, root.height) / root.diagonal : 0
    // How many times as large as designed text may have to be, as settings/mounting.py has it.
    readonly property real most: 3.2
    // The least size of text that capitals need.
    readonly property int floor: Math.ceil(Math.min(root.capital * root.mm / 0.698, root.most * 28 * root.unit) - 1e-6)
    // How much larger than designed the smallest text is.
    readonly property real enlarged: Math.max(root.textScale, root.floor / (28 * root.unit))
    // Where the exhibit is lowered to, from the upper edge: the height to which everybody reaches, or a share where the mount is unknown.
    readonly property real reachLine: root.mm > 0 && root.lowerEdge >= 0 ? root.height - (1220 - root.lowerEdge) * root.mm : root.height * (root.width >= root.height ? 0.5 : 0.6)

    readonly property real unit: Math.min(root.width, root.height) / 1080
    readonly property real columns: root.width / root.unit

    readonly property bool wide: root.columns >= 1240 && root.enlarged < 1.05
    readonly property bool squarish: root.wide && root.columns < 1700
    // Room for text and figure side by side, with one line across. Otherwise, and for larger text, one column that scrolls.
    readonly property bool stage: root.wide && root.viewport >= root.px(root.squarish ? 810 : 870)
    // The stage in a squarer shape: text in the left column, the figure in the right.
    readonly property bool compact: root.stage && root.squarish

    // So little height that nothing of it goes to space at the head of a page: the exhibit is lowered.
    readonly property bool flat: root.viewport > 0 && root.viewport < root.px(560)
    // Where a page of one column begins.
    readonly property real head: root.px(root.flat ? 32 : 72)

    readonly property real margin: root.px(root.columns < 1240 ? 72 : root.columns < 1700 ? 64 : 96)
    readonly property real gutter: root.px(24)
    readonly property real gap: Math.max(root.px(16), root.apart)
    // Between targets that by design stand side by side.
    readonly property real apart: Math.ceil(8 * root.mm - 1e-6)
    readonly property real target: Math.max(root.px(96), Math.ceil(20 * root.mm - 1e-6))
    readonly property real row: Math.ceil(Math.max(root.px(root.squarish ? 96 : 112), root.target, root.label * root.leadingDisplay + root.px(28)))
    readonly property real contentWidth: root.width - 2 * root.margin

    // Strokes.
    readonly property real rail: root.px(6)
    readonly property real railGap: root.px(16)
    readonly property real stroke: root.px(4)
    readonly property real hairline: Math.max(1, root.px(3))
    readonly property real ring: root.px(20)
    readonly property real focusRing: root.px(6)
    readonly property real focusEdge: root.px(4)
    // What a ring needs beside what has the keyboard.
    readonly property real ringRoom: root.focusRing + 2 * root.focusEdge
    readonly property real dragThreshold: root.px(24)

    // Type.
    readonly property int numeral: root.figure(320)
    readonly property int numeralMedium: root.figure(200)
    readonly property int numeralSmall: root.display(144)
    readonly property int place: root.px((root.height > 1.3 * root.width ? 300 : root.columns < 1700 ? 152 : 188) * root.textScale)
    readonly property int placeAgain: root.display(80)
    readonly property int headline: root.display(root.compact || root.flat ? 64 : 88)
    readonly property int subhead: root.display(root.compact ? 56 : 64)
    readonly property int title: root.type(44)
    readonly property int lead: root.type(root.compact ? 36 : 38)
    readonly property int body: root.type(36)
    readonly property int label: root.type(32)
    readonly property int small: root.type(28)
    readonly property real leadingDisplay: 1.25
    // Of titles, whose lines draw together where they are many.
    readonly property real leadingTitle: root.textScale < 1.5 ? root.leadingDisplay : 1.12
    readonly property real leadingLatin: 1.45
    readonly property real leadingHan: 1.6

    // How far below the line what stands on it can be touched: on a page of one column, down to the list of stops.
    readonly property real underfoot: root.stage ? root.railGap + root.rail : root.px(104)

    // The train, wheels to roof.
    readonly property real train: root.px(root.compact ? 76 : 128)

    function px(units: real): real {
        return Math.round(units * root.unit);
    }

    function type(units: real): int {
        return Math.max(root.floor, Math.round(units * root.unit * root.textScale));
    }

    // However large the smallest text has to be, a headline is larger.
    function display(units: real): int {
        return Math.max(Math.round(root.floor * Math.sqrt(units / 28)), Math.round(units * root.unit * root.textScale));
    }

    // A large numeral grows by half, so that what it counts stays in view with it, and less where there is little height;
    // larger text makes none smaller.
    function figure(units: real): int {
        const grown = Math.max(Math.round(root.floor * Math.sqrt(units / 28)), root.px(units * (1 + root.textScale) / 2));
        const least = Math.max(root.display(144), root.textScale > 1 ? root.px(units) : 0);
        return root.stage ? grown : Math.min(grown, Math.max(least, root.viewport * 0.45 * root.textScale));
    }

    // A gap between texts, which is as large as they are.
    function space(units: real): int {
        return root.px(units * root.textScale);
    }

    function leading(han: bool): real {
        return han ? root.leadingHan : root.leadingLatin;
    }
}
