pragma Singleton

import QtQml
import QtQuick

// Colours and faces. A panel names its look; everything else is the deck's.
QtObject {
    id: root

    readonly property Look deep: Look {
        ground: "#082A30"
        text: "#F5F8F6"
        secondary: "#B4C6C7"
        line: "#FF7A55"
        fill: "#0E4A53"
        pale: "#DCEAE7"
        light: "#FFC93C"
    }
    readonly property Look white: Look {
        ground: "#F5F8F6"
        text: "#071C20"
        secondary: "#3A4C4F"
        line: "#E2431E"
        fill: "#0E4A53"
        pale: "#DCEAE7"
        light: "#FFC93C"
    }
    readonly property Look pale: Look {
        ground: "#DCEAE7"
        text: "#071C20"
        secondary: "#3A4C4F"
        line: "#B3300F"
        fill: "#0E4A53"
        pale: "#F5F8F6"
        light: "#FFC93C"
    }

    // Outside the hours: as little light as the screen can give.
    readonly property color night: "#000000"
    readonly property color deck: "#071C20"
    readonly property color deckText: "#F5F8F6"
    readonly property color deckEdge: "#6E8C90"
    readonly property color tab: "#10363D"
    readonly property color tabPressed: "#2F7783"
    readonly property color chosen: "#FF7A55"
    readonly property color chosenPressed: "#FFA387"
    readonly property color chosenText: "#071C20"
    readonly property color focus: "#FFC93C"
    readonly property color focusEdge: "#071C20"

    // The face of giant numerals; set once at the start from the exhibit's fonts.
    property string numeralFamily

    function look(name: string): Look {
        switch (name) {
        case "white":
            return root.white;
        case "pale":
            return root.pale;
        default:
            return root.deep;
        }
    }
}
