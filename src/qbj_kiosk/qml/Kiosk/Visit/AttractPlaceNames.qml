pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The name of the place in every language: in one column, or side by side where that leaves more room.
Grid {
    id: root

    required property Exhibit exhibit
    required property color color

    readonly property int languages: root.exhibit.languages.length
    readonly property bool abreast: Metrics.enlarged > 1.2 && root.rowWidth() <= Metrics.contentWidth

    function content(language: int): Content {
        return root.exhibit.languages[language] as Content;
    }

    // Approximate width of a name, in units of its font size.
    function relativeWidth(language: int): real {
        return root.content(language).place.length * (root.content(language).han ? 1 : 0.62);
    }

    function fontSize(language: int): int {
        return language === 0 ? Math.min(Metrics.place, Metrics.contentWidth / root.relativeWidth(0)) : Metrics.placeSecondary;
    }

    // Width of all names side by side.
    function rowWidth(): real {
        let width = -root.columnSpacing;
        for (let language = 0; language < root.languages; ++language)
            width += root.columnSpacing + root.fontSize(language) * root.relativeWidth(language);
        return width;
    }

    function nameItem(language: int): Item {
        return names.itemAt(language);
    }

    columns: root.abreast ? root.languages : 1
    columnSpacing: Metrics.px(48)
    verticalItemAlignment: Grid.AlignBottom

    Repeater {
        id: names

        model: root.languages

        PlainLabel {
            id: name

            required property int index
            readonly property bool shown: root.content(name.index) === ReadAloudState.content

            text: root.content(index).place
            color: root.color
            font.pixelSize: root.fontSize(index)
            font.weight: Font.DemiBold
            leading: 1.2
            wrapMode: Text.NoWrap

            FocusableText {
                role: name.shown ? Accessible.Heading : Accessible.Paragraph
                tag: root.content(name.index).tag
                stops: name.shown
            }
        }
    }
}
