pragma Singleton

import QtQml

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

    // The number in the key of a part that is one of several, such as 2 of "lead:2"; -1 for any other.
    function numberOf(kind: string): int {
        return root.part.startsWith(kind + ":") ? parseInt(root.part.slice(kind.length + 1), 10) : -1;
    }
}
