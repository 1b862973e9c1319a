pragma Singleton

import QtQuick

// Durations in milliseconds and the curve of travel. When `still`, everything is where it will be at once.
QtObject {
    id: root

    property bool still: false
    readonly property int release: root.still ? 0 : 150
    readonly property int travel: root.still ? 0 : 600
    readonly property int open: root.still ? 0 : 350
    readonly property int draw: root.still ? 0 : 1400
    readonly property int count: root.still ? 0 : 900
    readonly property int coast: root.still ? 0 : 450
    readonly property int ring: root.still ? 0 : 1600
    // One crossing of attract by the train.
    readonly property int crossing: 24000
    // How long attract shows one thing before it carries on to the next, and how long that takes.
    readonly property int story: 9000
    readonly property int fade: 700
    // How long the opening hours stay on a screen that is closed.
    readonly property int notice: 20000
    readonly property list<real> curve: [0.05, 0.7, 0.1, 1, 1, 1]
    // How much of a way lies behind after 5 ms of a travel on that curve.
    readonly property real firstStep: 0.1
}
