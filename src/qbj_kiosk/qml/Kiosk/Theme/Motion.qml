pragma Singleton

import QtQuick

// Durations in milliseconds, and the easing curve of travel. `still` turns motion off, `calm` replaces it by cross-fades.
QtObject {
    id: root

    property bool still: false
    // The visitor turned motion off: changes cross-fade.
    property bool calm: false
    readonly property bool reduced: root.still || root.calm
    // True if a figure that is not used shows once how it moves, and how long it waits for a touch before.
    property bool demonstrates: true
    readonly property int patience: 6000
    // Duration of a cross-fade.
    readonly property int crossFade: root.calm && !root.still ? 150 : 0
    readonly property int release: root.still ? 0 : 150
    readonly property int travel: root.reduced ? 0 : 600
    readonly property int open: root.reduced ? 0 : 350
    readonly property int draw: root.reduced ? 0 : 1400
    readonly property int count: root.reduced ? 0 : 900
    readonly property int coast: root.reduced ? 0 : 450
    readonly property int ring: root.reduced ? 0 : 1800
    // How long texts take to leave before a screen changes.
    readonly property int veil: root.reduced ? 0 : 120
    // How long the train of attract brakes, and how long it stands.
    readonly property int braking: 1600
    readonly property int stand: 4000
    // How long the opening hours are visible on the closed screen.
    readonly property int notice: 20000
    readonly property list<real> curve: [0.05, 0.7, 0.1, 1, 1, 1]
    // Share of a travel that the curve has covered after 5 ms.
    readonly property real firstStep: 0.1
}
