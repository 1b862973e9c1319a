pragma Singleton

import QtQuick

// What is being read aloud, for whatever marks it. Set by Aloud once there is a voice.
QtObject {
    id: root

    // A Reader; its type is not loaded before the first frame.
    property QtObject reader: null
    // Whether what is on the screen could be heard.
    property bool available: false
    // Whether it is read, or held.
    property bool reading: false
    // Key of the part that is read, as session/telling.py has it; empty while nothing is.
    property string part
    // What of it is being said, and the longest of what is said beyond the texts of the screen.
    property string text
    property string longest
    // What is said in between, or while nothing is read.
    property string announcement
    // The mark that stands beside what is read, or null where none does.
    property Item mark: null
    // Whether room is kept for it on the deck; set by the deck.
    property bool captioned: false
    // What is being said and marked nowhere.
    readonly property string caption: root.announcement || (root.reading && !root.mark ? root.text : "")

    // The number in the key of a part that is one of several, such as 2 of "lead:2"; -1 for any other.
    function numberOf(kind: string): int {
        return root.part.startsWith(kind + ":") ? parseInt(root.part.slice(kind.length + 1), 10) : -1;
    }
}
