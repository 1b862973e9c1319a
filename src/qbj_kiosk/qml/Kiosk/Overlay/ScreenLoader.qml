import Kiosk.Theme
import QtQuick

// A screen over the others while it is wanted. Appears at once, or with a cross-fade if the visitor wants no motion.
Loader {
    id: root

    required property bool wanted
    // True if it hides everything below.
    readonly property bool faded: root.opacity === (root.wanted ? 1 : 0)
    readonly property bool covers: root.wanted && root.opacity === 1

    active: root.wanted || root.opacity > 0
    enabled: root.wanted
    opacity: root.wanted ? 1 : 0

    Behavior on opacity {
        enabled: Motion.crossFade > 0
        NumberAnimation {
            duration: Motion.crossFade
        }
    }
}
