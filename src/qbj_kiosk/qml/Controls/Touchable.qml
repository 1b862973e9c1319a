import QtQuick
import QtQuick.Templates as T
import Theme

// What a visitor can touch: answers on the next frame, is cancelled by a release outside, and works by key.
T.AbstractButton {
    id: root

    // Whether the ring is drawn inside, for what fills its room to the edge.
    property bool ringInside: false
    property real ringInset: root.ringInside ? Metrics.focusRing + 2 * Metrics.focusEdge : 0

    focusPolicy: Qt.TabFocus
    padding: 0
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    Loader {
        anchors.fill: parent
        anchors.margins: root.ringInset
        active: root.visualFocus
        z: 10
        sourceComponent: FocusRing {}
    }
}
