pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Status of the running exhibit. Short entries are side by side, long ones have more width.
ScrollPage {
    id: root

    required property Staff staff

    readonly property int columns: Metrics.enlarged > 1.4 ? 1 : Metrics.columns >= 1240 ? 3 : 2
    readonly property int shortOnes: 6

    // Number of entries in the row of this one.
    function across(index: int): int {
        return index < root.shortOnes ? root.columns : Math.max(1, root.columns - 1);
    }

    hintColor: Theme.deep.secondary
    contentHeight: facts.y + facts.height + Metrics.px(48)
    clip: true

    PlainLabel {
        id: heading

        x: Metrics.margin
        y: Metrics.px(56)
        width: Metrics.contentWidth
        text: root.staff.strings.title
        color: Theme.deep.text
        font.pixelSize: Metrics.subhead
        font.weight: Font.DemiBold

        ScreenReaderText {
            role: Accessible.Heading
            tag: root.staff.language
        }
    }
    Flow {
        id: facts

        x: Metrics.margin
        y: heading.y + heading.height + Metrics.px(32)
        width: Metrics.contentWidth
        spacing: Metrics.gutter

        Repeater {
            model: root.staff.labels.length

            Item {
                id: fact

                required property int index
                readonly property int share: root.across(fact.index)
                readonly property string label: root.staff.labels[fact.index] ?? ""
                readonly property string value: root.staff.values[fact.index] ?? ""

                width: Math.floor((facts.width - (fact.share - 1) * facts.spacing) / fact.share)
                height: valueLabel.y + valueLabel.height + Metrics.px(16)
                Accessible.role: Accessible.StaticText
                Accessible.name: fact.label + ": " + fact.value

                Rectangle {
                    width: parent.width
                    height: Metrics.hairline
                    color: Theme.deep.fill
                }
                PlainLabel {
                    id: name

                    y: Metrics.px(16)
                    width: parent.width
                    text: fact.label
                    color: Theme.deep.secondary
                    font.pixelSize: Metrics.small
                }
                PlainLabel {
                    id: valueLabel

                    y: name.y + name.height + Metrics.px(4)
                    width: parent.width
                    text: fact.value
                    color: Theme.deep.text
                    font.pixelSize: Metrics.label
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                }
            }
        }
    }
}
