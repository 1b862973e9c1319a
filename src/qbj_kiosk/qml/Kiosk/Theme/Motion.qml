pragma Singleton

import QtQuick

// Durations in milliseconds and the curve of travel. When `still`, everything is where it will be at once; when `calm`, it is faded over.
QtObject {
    id: root

    property bool still: false
    // A visitor wants nothing to travel: what changes is faded over.
    property bool calm: false
    readonly property bool rests: root.still || root.calm
    // Of a cross-fade, where nothing travels.
    readonly property int over: root.calm && !root.still ? 150 : 0
    readonly property int release: root.still ? 0 : 150
    readonly property int travel: root.rests ? 0 : 600
    readonly property int open: root.rests ? 0 : 350
    readonly property int draw: root.rests ? 0 : 1400
    readonly property int count: root.rests ? 0 : 900
    readonly property int coast: root.rests ? 0 : 450
    readonly property int ring: root.rests ? 0 : 1600
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
