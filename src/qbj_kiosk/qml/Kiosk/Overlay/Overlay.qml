import Kiosk.Theme
import QtQuick

// A screen that lies over the others while it is wanted; comes and goes at once, or with a cross-fade where nothing travels.
Loader {
    id: root

    required property bool wanted
    // Nothing under it is seen.
    readonly property bool faded: root.opacity === (root.wanted ? 1 : 0)
    readonly property bool covers: root.wanted && root.opacity === 1

    active: root.wanted || root.opacity > 0
    enabled: root.wanted
    opacity: root.wanted ? 1 : 0

    Behavior on opacity {
        enabled: Motion.over > 0
        NumberAnimation {
            duration: Motion.over
        }
    }
}
