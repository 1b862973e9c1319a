pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The invitation in every language, and an arrow: in one line, or a line for each language.
Item {
    id: root

    required property Exhibit exhibit
    required property Look look
    property bool pressed: false

    readonly property int languages: root.exhibit.languages.length
    // Readable from five metres on a screen of 43 inches: capitals of 25 mm.
    readonly property real wanted: Metrics.px(74) * Metrics.enlarged
    readonly property real arrowShare: 1.5
    readonly property real apart: 0.8
    readonly property real relativeLine: root.sum() + root.apart * root.languages + root.arrowShare
    readonly property bool oneLine: root.relativeLine * root.wanted * (Metrics.textScale > 1 ? 1 : 0.85) <= root.width
    // Larger text is never smaller than it should be: its lines break.
    readonly property int size: Math.floor(root.oneLine ? Math.min(root.wanted, root.width / root.relativeLine) : Metrics.textScale > 1 ? root.wanted : Math.min(root.wanted, root.width / root.longest()))
    readonly property PlainLabel lastWords: texts.count === root.languages ? texts.itemAt(root.languages - 1) as PlainLabel : null
    // True if the arrow has a line of its own.
    readonly property bool arrowBelow: !root.oneLine && (root.lastWords?.lineCount ?? 1) > 1
    readonly property real lineHeight: Math.round(root.size * 1.25)

    // Widths of the texts, in units of the font's size.
    function sum(): real {
        let width = 0;
        for (let language = 0; language < root.languages; ++language)
            width += root.relative(language);
        return width;
    }

    function longest(): real {
        let most = 0;
        for (let language = 0; language < root.languages; ++language)
            most = Math.max(most, root.relative(language) + (language === root.languages - 1 ? root.arrowShare + 0.3 : 0));
        return most;
    }

    function relative(language: int): real {
        return ruler.height && ruler.advanceWidth((root.exhibit.languages[language] as Content).strings.push) / 100;
    }

    // Where a text begins.
    function startOf(language: int): real {
        let at = 0;
        for (let before = 0; root.oneLine && before < language; ++before)
            at += (root.relative(before) + root.apart) * root.size;
        return at;
    }

    // Number of lines of the texts before a language's.
    function linesBefore(language: int): int {
        let lines = 0;
        for (let before = 0; !root.oneLine && before < language; ++before)
            lines += (texts.itemAt(before) as PlainLabel)?.lineCount ?? 1;
        return lines;
    }

    implicitHeight: root.lineHeight * (root.oneLine ? 1 : root.lastWords ? root.linesBefore(root.languages) + (root.arrowBelow ? 1 : 0) : root.languages)

    FontMetrics {
        id: ruler

        font.pixelSize: 100
        font.weight: Font.DemiBold
    }
    Repeater {
        id: texts

        model: root.languages

        PlainLabel {
            id: words

            required property int index

            x: root.startOf(words.index)
            // Both scripts on one baseline.
            y: Math.round(root.size * 0.98 - baselineOffset + root.linesBefore(words.index) * root.lineHeight)
            width: root.oneLine ? Math.ceil(root.relative(words.index) * root.size) + 2 : root.width
            text: (root.exhibit.languages[words.index] as Content).strings.push
            color: root.pressed ? root.look.light : root.look.text
            font.pixelSize: root.size
            font.weight: Font.DemiBold
            leading: 1.25
            wrapMode: root.oneLine ? Text.NoWrap : Text.Wrap
        }
    }
    Item {
        x: root.arrowBelow ? 0 : root.startOf(root.languages - 1) + root.relative(root.languages - 1) * root.size + root.size * 0.4
        y: root.implicitHeight - root.size * 0.62 - height / 2
        width: root.size * 1.3
        height: root.size * 0.7
        // Qt's software renderer leaves its pixels on the deck otherwise.
        layer.enabled: Theme.layered

        Rectangle {
            y: (parent.height - height) / 2
            width: parent.width - root.size * 0.5
            height: parent.height * 0.14
            // Too small to be seen: around an opaque item, the layer would be black (Qt 6.11, software renderer).
            radius: 0.01
            color: root.look.light
        }
        Arrow {
            x: parent.width - width
            width: parent.height
            height: parent.height
            mirrored: true
            color: root.look.light
        }
    }
}
