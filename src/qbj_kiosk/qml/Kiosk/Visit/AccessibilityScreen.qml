pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The access page: text size and switches. Above them, or beside them where they need all the height, a miniature of the panel and a sample
// of text show their effect. While the exhibit is lowered, the miniature is in the header above.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session

    // True if the visit is here.
    readonly property bool current: root.session.screen === Session.Screen.ACCESS
    readonly property Content content: root.session.content
    readonly property AccessStrings strings: root.content.access
    readonly property Panel panel: root.content.panels[root.session.panel] as Panel
    readonly property Look look: Theme.look(root.panel.look)
    readonly property list<string> offers: root.session.offers
    readonly property int switches: root.offers.length
    // As many columns as have room for the texts, with rows of about equal length.
    readonly property real narrowest: Metrics.px(440) * Math.max(1, Metrics.enlarged)
    readonly property int columns: Metrics.evenRow(root.switches + (ReadAloudState.available ? 1 : 0), Math.max(1, Math.min(3, Math.floor((root.choicesWidth + Metrics.gap) / (root.narrowest + Metrics.gap)))))
    readonly property real cellWidth: Math.floor((root.choicesWidth - (root.columns - 1) * Metrics.gap) / root.columns)

    // Lower edge of the text sizes, under the title and one line of sample text.
    readonly property real titleLines: Math.ceil(titleProbe.advanceWidth / Metrics.contentWidth)
    readonly property real sizesFoot: Metrics.head + (root.titleLines * Metrics.subhead + 2 * Metrics.label) * Metrics.leadingDisplay + Metrics.lead * Metrics.leading(root.content.han) + 2 * Metrics.gutter + Math.ceil(sizes.sizes / sizes.columns) * (sizes.buttonHeight + Metrics.gap)
    // True if the choices need all the height.
    readonly property bool scarce: Metrics.flat || root.session.low || root.sizesFoot > root.height
    // True if the miniature is beside the choices instead of above them.
    readonly property bool split: (root.scarce || Metrics.enlarged > 1.9) && !root.session.low && root.landscape && root.sideWidth >= Metrics.px(520)
    readonly property real sideWidth: Math.floor(Metrics.contentWidth * 0.36)
    readonly property bool landscape: Metrics.width >= Metrics.height
    readonly property real choicesWidth: root.split ? Math.floor(Metrics.contentWidth * 0.6) : Metrics.contentWidth
    readonly property real choicesTop: root.height - choices.height - Metrics.ringRoom

    // The miniature fills the room that the choices leave, up to about half of the width; beside large text, less.
    readonly property real leastWidth: Metrics.px(root.landscape ? 300 : 160)
    readonly property real miniatureTop: root.landscape && !root.scarce ? Metrics.px(52) : (root.scarce ? title.y + title.height : until.y + until.height) + Metrics.gutter
    readonly property real miniatureRoom: (root.choicesTop - Metrics.px(28) - root.miniatureTop) * Metrics.width / Metrics.height
    readonly property real miniatureWidth: Math.floor(root.split ? root.sideWidth : root.landscape && Metrics.enlarged > 1.9 ? Metrics.contentWidth * 0.26 : Math.min(Metrics.contentWidth * (root.landscape ? 0.46 : 0.52), root.miniatureRoom))
    readonly property real miniatureHeight: Math.round(root.miniatureWidth * Metrics.height / Metrics.width)
    readonly property bool hasMiniature: !root.session.low && root.miniatureWidth >= root.leastWidth
    readonly property real headFoot: Math.max(root.scarce ? title.y + title.height : sample.visible ? sample.y + sample.height : until.y + until.height, root.hasMiniature && !root.split ? root.miniatureTop + root.miniatureHeight : 0)
    // Width of the texts beside the miniature.
    readonly property real besideWidth: root.hasMiniature ? Metrics.contentWidth - root.miniatureWidth - Metrics.px(64) : Metrics.contentWidth
    readonly property real titleWidth: root.landscape ? root.besideWidth : Metrics.contentWidth

    readonly property bool atRest: page.atRest && mark.atRest && ((miniature.item as PanelMiniature)?.atRest ?? true)

    // The item of a part that is read aloud; null if it is not visible.
    function partItem(part: string): Item {
        const number = ReadAloudState.numberOf("switch");
        const item = number >= 0 ? switchChoices.itemAt(number) : part === "size" ? sizes : part === "until" ? until : null;
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

    Accessible.role: Accessible.Grouping
    Accessible.name: ReadAloudState.readsTexts ? root.session.describeArrival(root.content.tag, Session.Screen.ACCESS, -1, -1) : ""
    Accessible.ignored: !ReadAloudState.readsTexts

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
        fadeColor: root.look.ground

        BalancedLabel {
            id: title

            x: Metrics.margin
            y: root.scarce ? Metrics.px(16) : Metrics.wideLayout ? Metrics.px(48) : Metrics.head
            availableWidth: root.titleWidth
            originalText: root.strings.title
            color: root.look.text
            font.pixelSize: root.scarce ? Metrics.label : title.fitting(Metrics.subhead)
            leading: Metrics.leadingTitle
            font.weight: Font.DemiBold

            ScreenReaderText {
                role: Accessible.Heading
            }
        }
        PlainLabel {
            id: until

            visible: !root.scarce
            x: Metrics.margin
            y: title.y + title.height
            width: root.titleWidth
            text: root.strings.until
            color: root.look.secondary
            font.pixelSize: Metrics.label

            ScreenReaderText {}
        }
        AccessibilitySample {
            id: sample

            visible: !root.scarce && sample.room >= 2 * Metrics.lead * Metrics.leading(root.content.han)
            x: Metrics.margin
            y: until.y + until.height + Metrics.px(32)
            width: Math.min(root.besideWidth, Metrics.px(1300) * Metrics.enlarged)
            session: root.session
            look: root.look
            room: root.choicesTop - Metrics.gutter - y
            tall: root.height > root.width
        }
        Column {
            id: choices

            x: Metrics.margin
            y: Math.max(root.headFoot + Metrics.gutter, root.choicesTop)
            width: root.choicesWidth
            spacing: Metrics.gap

            PlainLabel {
                visible: !root.scarce
                text: root.strings.size
                color: root.look.text
                font.pixelSize: Metrics.label
            }
            TextSizeButtons {
                id: sizes

                room: root.choicesWidth
                session: root.session
                strings: root.strings
                onChosen: button => page.keep(button)
            }
            Grid {
                columns: root.columns
                spacing: Metrics.gap

                Loader {
                    visible: ReadAloudState.available
                    width: root.cellWidth
                    height: sizes.buttonHeight
                    Component.onCompleted: if (ReadAloudState.reader)
                        setSource("StartReadingButton.qml", {
                            reader: ReadAloudState.reader,
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
            target: root.current ? root.partItem(ReadAloudState.part) : null
            // Centred in the gap between two switches.
            distance: (Metrics.gap + width) / 2
            color: root.look.line
        }
    }
    // Beside the choices it stays in view while they scroll.
    Loader {
        id: miniature

        parent: root.split ? root : page.contentItem
        active: root.hasMiniature
        x: root.width - Metrics.margin - root.miniatureWidth
        y: root.split ? Math.round((root.height - root.miniatureHeight) / 2) : root.miniatureTop
        sourceComponent: PanelMiniature {
            height: root.miniatureHeight
            exhibit: root.exhibit
            session: root.session
            look: root.look
            viewport: root.height
            pageTop: 0
        }
    }
}
