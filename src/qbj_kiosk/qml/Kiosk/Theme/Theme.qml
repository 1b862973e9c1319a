pragma Singleton

import QtQml
import QtQuick

// Colours and fonts. Each panel names its look; all other colours belong to the deck.
QtObject {
    id: root

    // The visitor turned on high contrast: black, white and yellow.
    property bool contrast: false

    // False for a moment after a change of colours, language or sizes, so that every layer is created again: Qt's software renderer (6.11.3)
    // may keep the old texture of a layer for ever if what it shows changes while it is hidden.
    property bool layered: true

    // Words, in every language, that no line breaks, and a regular expression that finds them with the number after them.
    property list<string> unbroken: []
    readonly property string unbrokenWords: Array.from(root.unbroken).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).sort((one, other) => other.length - one.length).join("|")
    readonly property string unbrokenPattern: root.unbrokenWords ? `(?:${root.unbrokenWords})(?:[\\u2006\\u202f]?(?=\\d))?` : ""

    onContrastChanged: root.renewLayers()

    // A text without the narrow spaces between Han characters and Latin letters, which are there for the eye only.
    function withoutNarrowSpaces(text: string): string {
        return text.replace(/[\u2006\u202f]/g, "");
    }

    function renewLayers(): void {
        root.layered = false;
        Qt.callLater(() => root.layered = true);
    }

    property Connections metrics: Connections {
        target: Metrics

        function onTextScaleChanged(): void {
            root.renewLayers();
        }
        function onWidthChanged(): void {
            root.renewLayers();
        }
        function onHeightChanged(): void {
            root.renewLayers();
        }
    }

    readonly property Look deep: root.contrast ? root.stark : root.deepLook
    readonly property Look white: root.contrast ? root.stark : root.whiteLook
    readonly property Look pale: root.contrast ? root.stark : root.paleLook

    readonly property Look stark: Look {
        ground: "#000000"
        text: "#FFFFFF"
        secondary: "#FFFFFF"
        line: "#FFE600"
        fill: "#000000"
        pale: "#000000"
        light: "#FFFFFF"
        edge: "#FFE600"
        edged: true
    }
    readonly property Look deepLook: Look {
        ground: "#082A30"
        text: "#F5F8F6"
        secondary: "#B4C6C7"
        line: "#FF7A55"
        fill: "#0E4A53"
        pale: "#DCEAE7"
        light: "#FFC93C"
    }
    readonly property Look whiteLook: Look {
        ground: "#F5F8F6"
        text: "#071C20"
        secondary: "#3A4C4F"
        line: "#E2431E"
        fill: "#0E4A53"
        pale: "#DCEAE7"
        light: "#FFC93C"
    }
    readonly property Look paleLook: Look {
        ground: "#DCEAE7"
        text: "#071C20"
        secondary: "#3A4C4F"
        line: "#B3300F"
        fill: "#0E4A53"
        pale: "#F5F8F6"
        light: "#FFC93C"
    }

    // Outside opening hours: as little light as the screen can emit.
    readonly property color night: "#000000"
    readonly property color deck: root.contrast ? "#000000" : "#071C20"
    readonly property color deckText: root.contrast ? "#FFFFFF" : "#F5F8F6"
    readonly property color deckEdge: root.contrast ? "#FFE600" : "#6E8C90"
    readonly property color tab: root.contrast ? "#000000" : "#10363D"
    readonly property color tabPressed: root.contrast ? "#4D4500" : "#1E5A64"
    readonly property color chosen: root.contrast ? "#FFE600" : "#FF7A55"
    readonly property color chosenPressed: root.contrast ? "#FFF7A8" : "#FFA387"
    readonly property color chosenText: root.contrast ? "#000000" : "#04171A"
    readonly property color focus: root.contrast ? "#FFFFFF" : "#FFC93C"
    readonly property color focusEdge: root.contrast ? "#000000" : "#071C20"

    // The font family of numerals; set once at the start.
    property string numeralFamily
    // Substitutes for the lists of families in shell/fonts.py.
    readonly property string textFamily: "Exhibit text"
    readonly property string hanFamily: "Exhibit Han"

    // The family for a text: in Han text, quotation marks, dashes and the middle dot are full width.
    function family(text: string): string {
        const han = (text.match(/[\u3400-\u9fff]/g) ?? []).length;
        return han > 0 && 2 * han >= (text.match(/[A-Za-z]/g) ?? []).length ? root.hanFamily : root.textFamily;
    }

    // The colour at a share of the way from one to another.
    function mixed(from: color, to: color, share: real): color {
        return Qt.rgba(from.r + (to.r - from.r) * share, from.g + (to.g - from.g) * share, from.b + (to.b - from.b) * share, 1);
    }

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
