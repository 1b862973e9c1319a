pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The access page: text size and switches. Above them, a sample of text shows their effect, except while the exhibit is lowered: then
// the choices need all the height.
Item {
    id: root

    required property Session session

    readonly property Content content: root.session.content
    readonly property AccessStrings strings: root.content.access
    readonly property Panel panel: root.content.panels[root.session.panel] as Panel
    readonly property Look look: Theme.look(root.panel.look)
    readonly property list<string> offers: root.session.offers
    readonly property int switches: root.offers.length
    // As many columns as have room for the texts, with rows of about equal length.
    readonly property real narrowest: Metrics.px(440) * Math.max(1, Metrics.enlarged)
    readonly property int columns: root.evenRow(root.switches + (ReadAloud.available ? 1 : 0), Math.max(1, Math.min(3, root.countFitting(root.narrowest))))
    readonly property real cellWidth: Math.floor((Metrics.contentWidth - (root.columns - 1) * Metrics.gap) / root.columns)
    readonly property int sizes: root.session.textSizes.length
    readonly property real sizeNeed: widest.advanceWidth + 2 * Metrics.px(24)
    readonly property int sizeColumns: root.evenRow(root.sizes, Math.max(2, Math.min(root.sizes, root.countFitting(root.sizeNeed))))
    readonly property real sizeCellWidth: Math.floor((Metrics.contentWidth - (root.sizeColumns - 1) * Metrics.gap) / root.sizeColumns)

    readonly property bool tall: root.height > root.width
    // Lower edge of the text sizes, under the title and one line of sample text.
    readonly property real titleLines: Math.ceil(titleProbe.advanceWidth / Metrics.contentWidth)
    readonly property real sizesFoot: Metrics.head + (root.titleLines * Metrics.subhead + 2 * Metrics.label) * Metrics.leadingDisplay + Metrics.lead * Metrics.leading(root.content.han) + 2 * Metrics.gutter + Math.ceil(root.sizes / root.sizeColumns) * (Math.max(Metrics.target, Metrics.label * Metrics.leadingDisplay + Metrics.px(24)) + Metrics.gap)
    // Whether the choices need all the height.
    readonly property bool scarce: Metrics.flat || root.session.low || root.sizesFoot > root.height

    readonly property bool atRest: page.atRest && mark.atRest

    // Number of cells of a width that fit side by side.
    function countFitting(width: real): int {
        return Math.floor((Metrics.contentWidth + Metrics.gap) / (width + Metrics.gap));
    }

    // Number of cells in a row, at most `most`, so that rows are about equally long.
    function evenRow(count: int, most: int): int {
        return Math.ceil(count / Math.ceil(count / most));
    }

    // The item of a part that is read aloud; null if it is not visible.
    function partItem(part: string): Item {
        const number = ReadAloud.numberOf("switch");
        const item = number >= 0 ? switchChoices.itemAt(number) : part === "size" ? sizeChoices : part === "until" ? until : null;
        return item?.visible ? item : null;
    }

    function scroll(by: real): void {
        page.scroll(by);
    }

    function isOn(switchKey: string): bool {
        switch (switchKey) {
        case "contrast":
            return root.session.contrast;
        case "calm":
            return root.session.calm;
        case "patient":
            return root.session.patient;
        case "low":
            return root.session.low;
        case "young":
            return root.session.young;
        default:
            return root.session.talking;
        }
    }

    TextMetrics {
        id: widest

        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
        text: root.strings.percent(root.session.textSizes[root.sizes - 1])
    }
    TextMetrics {
        id: titleProbe

        font.pixelSize: Metrics.subhead
        font.weight: Font.DemiBold
        text: root.strings.title
    }
    Rectangle {
        anchors.fill: parent
        color: root.look.ground
    }
    // Touches do not reach the items below.
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    ScrollPage {
        id: page

        anchors.fill: parent
        contentHeight: choices.y + choices.height + Metrics.ringRoom
        hintColor: root.look.secondary

        BalancedLabel {
            id: title

            x: Metrics.margin
            y: root.scarce ? Metrics.px(16) : Metrics.stage ? Metrics.px(48) : Metrics.head
            room: Metrics.contentWidth
            words: root.strings.title
            color: root.look.text
            font.pixelSize: root.scarce ? Metrics.label : title.fitting(Metrics.subhead)
            leading: Metrics.leadingTitle
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        PlainLabel {
            id: until

            visible: !root.scarce
            x: Metrics.margin
            y: title.y + title.height
            width: Metrics.contentWidth
            text: root.strings.until
            color: root.look.secondary
            font.pixelSize: Metrics.label
        }
        // Sample text in the chosen size and colours: as much as the choices leave room for, at least a headline.
        Item {
            id: sample

            readonly property real room: root.height - Metrics.ringRoom - choices.height - 2 * Metrics.gutter - sample.y
            readonly property bool complete: reading.height <= sample.room && !root.scarce
            readonly property bool hasHeadline: root.tall && headline.height + Metrics.px(12) + reading.height <= sample.room

            x: Metrics.margin
            y: until.y + until.height + Metrics.gutter
            visible: !root.scarce
            width: Math.min(Metrics.contentWidth, Metrics.px(1300) * Metrics.enlarged)
            height: sample.complete ? reading.y + reading.height : brief.height

            Rectangle {
                y: Metrics.px(6)
                width: Metrics.px(10)
                height: sample.height - Metrics.px(12)
                color: root.look.line
            }
            PlainLabel {
                id: headline

                x: Metrics.px(40)
                width: sample.width - x
                text: root.panel.headline
                color: root.look.text
                font.pixelSize: Metrics.headline
                font.weight: Font.DemiBold
                Accessible.ignored: !sample.hasHeadline
                opacity: sample.hasHeadline ? 1 : 0
            }
            Prose {
                id: reading

                x: Metrics.px(40)
                y: sample.hasHeadline ? headline.height + Metrics.px(12) : 0
                width: sample.width - x
                passages: root.session.young && root.panel.young.length ? root.panel.young : root.panel.lead
                accessibleIgnored: !sample.complete
                // Not `visible: false`: hidden text has no size.
                opacity: sample.complete ? 1 : 0
                color: root.look.text
                size: Metrics.lead
                leading: Metrics.leading(root.content.han)
            }
        }
        PlainLabel {
            id: brief

            visible: !sample.complete && !root.scarce
            x: reading.x + Metrics.margin
            y: sample.y
            width: reading.width
            text: root.session.young && root.panel.young.length ? (root.panel.young[0] as Paragraph).plain : root.panel.headline.replace(/\n/g, root.content.han ? "" : " ")
            color: root.look.text
            font.pixelSize: Metrics.lead
            leading: Metrics.leading(root.content.han)
        }
        Column {
            id: choices

            x: Metrics.margin
            y: Math.max((root.scarce ? title.y + title.height : sample.y + sample.height) + Metrics.gutter, root.height - height - Metrics.ringRoom)
            width: Metrics.contentWidth
            spacing: Metrics.gap

            PlainLabel {
                visible: !root.scarce
                text: root.strings.size
                color: root.look.text
                font.pixelSize: Metrics.label
                font.weight: Font.Medium
            }
            Grid {
                id: sizeChoices

                columns: root.sizeColumns
                spacing: Metrics.gap
                Accessible.role: Accessible.Grouping
                Accessible.name: root.strings.size

                Repeater {
                    model: root.sizes

                    DeckButton {
                        id: size

                        required property int index
                        readonly property int percent: root.session.textSizes[size.index]
                        readonly property bool chosen: Math.round(root.session.textScale * 100) === size.percent

                        readonly property bool ends: (size.index + 1) % root.sizeColumns === 0

                        // Every row is exactly as wide as the page.
                        width: size.ends ? Metrics.contentWidth - (root.sizeColumns - 1) * (root.sizeCellWidth + Metrics.gap) : root.sizeCellWidth
                        height: Math.max(Metrics.target, Metrics.label * Metrics.leadingDisplay + Metrics.px(24))
                        kind: size.chosen ? DeckButton.Chosen : DeckButton.Resting
                        centred: true
                        text: root.strings.percent(size.percent)
                        // Qt reports changes of these properties, but not of the attached ones, to a screen reader that is already running.
                        checkable: true
                        checked: size.chosen
                        autoExclusive: true
                        Accessible.role: Accessible.RadioButton
                        Accessible.checkable: true
                        Accessible.checked: size.chosen
                        Accessible.description: size.chosen ? root.content.strings.chosen : ""
                        onClicked: {
                            root.session.setTextSize(size.percent);
                            page.keep(size);
                        }
                    }
                }
            }
            Grid {
                columns: root.columns
                spacing: Metrics.gap

                Loader {
                    visible: ReadAloud.available
                    width: root.cellWidth
                    height: Math.max(Metrics.target, Metrics.label * Metrics.leadingDisplay + Metrics.px(24))
                    Component.onCompleted: if (ReadAloud.reader)
                        setSource("ReadToMe.qml", {
                            reader: ReadAloud.reader,
                            session: root.session
                        })
                }

                Repeater {
                    id: switchChoices

                    model: root.switches

                    ToggleSwitch {
                        id: choice

                        required property int index
                        readonly property string switchKey: root.offers[choice.index] ?? ""

                        width: root.cellWidth
                        text: choice.switchKey ? root.strings.switchName(choice.switchKey) : ""
                        stateText: choice.on ? root.strings.on : root.strings.off
                        on: root.isOn(choice.switchKey)
                        onClicked: {
                            root.session.setSwitch(choice.switchKey, !choice.on);
                            page.keep(choice);
                        }
                    }
                }
            }
        }
        ReadAloudMark {
            id: mark

            page: page
            target: root.session.screen === Session.Screen.ACCESS ? root.partItem(ReadAloud.part) : null
            // Centred in the gap between two switches.
            distance: (Metrics.gap + width) / 2
            color: root.look.line
        }
    }
}
