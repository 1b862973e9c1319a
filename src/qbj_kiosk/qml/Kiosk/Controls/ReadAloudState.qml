pragma Singleton

import Kiosk.Models
import QtQuick

// State of reading aloud, for every component that shows it. Set by ReadAloudStateBinding once there is speech output.
QtObject {
    id: root

    // Content in the visit's language; set by the scene, as is the next property.
    property Content content: null
    // True while texts are read piece by piece, by a screen reader or by spoken focus.
    property bool readsTexts: false
    // A Reader; its type is not loaded before the first frame.
    property QtObject reader: null
    // True if the current screen can be read aloud.
    property bool available: false
    // True if reading is in progress or paused.
    property bool reading: false
    // Key of the part that is being read, as in speech/narration.py; empty if there is none.
    property string part
    // Text that is being spoken, and the longest text of this reading that is not on the screen.
    property string text
    property string longest
    // Caption of an announcement that interrupts reading or is spoken without it.
    property string announcement
    // The visible mark beside the part that is being read, or null.
    property Item mark: null
    // True if the deck reserves room for a caption; set by the deck.
    property bool captioned: false
    // Spoken text that no mark shows.
    readonly property string caption: root.announcement || (root.reading && !root.mark ? root.text : "")

    // Number in the key of a numbered part, such as 2 in "lead:2"; -1 for any other.
    function numberOf(kind: string): int {
        return root.part.startsWith(kind + ":") ? parseInt(root.part.slice(kind.length + 1), 10) : -1;
    }
}
