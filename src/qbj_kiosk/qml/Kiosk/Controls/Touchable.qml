import Kiosk.Theme
import QtQuick
import QtQuick.Templates as T

// Base of every control: shows a press in the next frame, is cancelled by a release outside, and works by key.
T.AbstractButton {
    id: root

    // More than the text, where that has too little room.
    property string accessibleName: root.text
    // True if the focus ring is inside, for a control that fills its space to the edge.
    property bool ringInside: false
    property real ringInset: root.ringInside ? Metrics.ringRoom : 0
    // The same for left and right, for a control that has space beside it.
    property real ringInsetHorizontal: root.ringInset

    // One click for each key press, however long the key is held.
    function clickByKey(event: KeyEvent): void {
        KeyboardFocus.markUsed(root);
        if (!event.isAutoRepeat)
            root.click();
    }

    // Qt calls this function by name. Without it, Qt would toggle a checkable control without a click.
    function accessibleToggleAction(): void {
        root.click();
    }

    focusPolicy: Qt.TabFocus
    locale: Qt.locale(ReadAloudState.content?.tag ?? "")
    padding: 0
    Accessible.role: Accessible.Button
    Accessible.name: Theme.withoutNarrowSpaces(root.accessibleName)
    // Later siblings do not cover the ring.
    z: root.visualFocus ? 1 : 0
    Keys.onReturnPressed: event => root.clickByKey(event)
    Keys.onEnterPressed: event => root.clickByKey(event)
    Keys.onSpacePressed: event => {
        KeyboardFocus.markUsed(root);
        event.accepted = false;
    }
    Keys.onTabPressed: event => event.accepted = KeyboardFocus.moveFocus(root, 1)
    Keys.onBacktabPressed: event => event.accepted = KeyboardFocus.moveFocus(root, -1)

    Loader {
        anchors.fill: parent
        anchors.margins: root.ringInset
        anchors.leftMargin: root.ringInsetHorizontal
        anchors.rightMargin: root.ringInsetHorizontal
        active: root.visualFocus
        z: 10
        sourceComponent: FocusRing {}
    }
}
