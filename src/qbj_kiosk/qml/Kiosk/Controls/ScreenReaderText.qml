import QtQuick
import QtQuick.Templates as T

// A text as assistive technology gets it, over the label that draws it. While texts are read piece by piece it is a focus stop, and Up and
// Down lead through its sentences.
//
// Not the Text itself: Qt gives a Text no locale, and its characters empty rectangles.
T.Control {
    id: root

    property PlainLabel label: root.parent as PlainLabel
    property string text: root.label?.inOneLine(root.label.fullText) ?? ""
    property int role: Accessible.Paragraph
    // Language of the text.
    property string tag: ReadAloudState.content?.tag ?? ""
    // False if it describes what is drawn in other words.
    property bool drawn: true
    // False for a text that gets no focus.
    property bool stops: true
    readonly property bool isFocusStop: root.stops && ReadAloudState.readsTexts && root.text.length > 0
    // Index of the sentence that is being read; -1 for the whole text.
    property int sentence: -1
    readonly property list<string> sentences: root.activeFocus ? (ReadAloudState.content?.sentences(root.text) ?? []) : []

    // False if there is no sentence in this direction.
    function stepSentence(by: int): bool {
        const next = root.sentence < 0 && by < 0 ? -1 : root.sentence + by;
        const found = root.sentences.length > 1 && next >= 0 && next < root.sentences.length;
        if (found)
            root.sentence = next;
        return found;
    }

    function stepByKey(event: KeyEvent, by: int): void {
        KeyboardFocus.markUsed(root);
        event.accepted = root.isFocusStop;
        if (event.accepted && !event.isAutoRepeat && !root.stepSentence(by))
            KeyboardFocus.endReached();
    }

    anchors.fill: root.label
    // Orca up to version 47 adds "read only" to a paragraph that can get focus by itself.
    focusPolicy: Qt.NoFocus
    padding: 0
    locale: Qt.locale(root.tag)
    z: root.visualFocus ? 1 : 0
    onActiveFocusChanged: root.sentence = -1
    onTextChanged: root.sentence = -1
    Accessible.role: root.role
    Accessible.name: root.sentences[root.sentence] ?? root.text
    Accessible.ignored: root.text.length === 0
    Keys.onUpPressed: event => root.stepByKey(event, -1)
    Keys.onDownPressed: event => root.stepByKey(event, 1)
    Keys.onTabPressed: event => event.accepted = KeyboardFocus.moveFocus(root, 1)
    Keys.onBacktabPressed: event => event.accepted = KeyboardFocus.moveFocus(root, -1)

    Loader {
        anchors.fill: parent
        active: root.visualFocus
        sourceComponent: FocusRing {}
    }
}
