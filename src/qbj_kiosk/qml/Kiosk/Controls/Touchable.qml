import Kiosk.Theme
import QtQuick
import QtQuick.Templates as T

// What a visitor can touch: answers on the next frame, is cancelled by a release outside, and works by key.
T.AbstractButton {
    id: root

    // Whether the ring is drawn inside, for what fills its room to the edge.
    property bool ringInside: false
    property real ringInset: root.ringInside ? Metrics.ringRoom : 0
    // The same at its sides, for what has room beside it.
    property real ringInsetAcross: root.ringInset

    // One click for one stroke, however long the key is held.
    function strike(event: KeyEvent): void {
        Keyboard.strike(root);
        if (!event.isAutoRepeat)
            root.click();
    }

    // Looked for by this name: Qt would turn what can be checked without a click.
    function accessibleToggleAction(): void {
        root.click();
    }

    focusPolicy: Qt.TabFocus
    padding: 0
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    // What is seen of the ring is not painted over by what follows.
    z: root.visualFocus ? 1 : 0
    Keys.onReturnPressed: event => root.strike(event)
    Keys.onEnterPressed: event => root.strike(event)
    Keys.onSpacePressed: event => {
        Keyboard.strike(root);
        event.accepted = false;
    }
    Keys.onTabPressed: event => event.accepted = Keyboard.go(root, 1)
    Keys.onBacktabPressed: event => event.accepted = Keyboard.go(root, -1)

    Loader {
        anchors.fill: parent
        anchors.margins: root.ringInset
        anchors.leftMargin: root.ringInsetAcross
        anchors.rightMargin: root.ringInsetAcross
        active: root.visualFocus
        z: 10
        sourceComponent: FocusRing {}
    }
}
