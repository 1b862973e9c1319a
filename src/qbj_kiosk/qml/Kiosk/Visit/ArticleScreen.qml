pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The full article. Keeps the reading position when the language changes.
Item {
    id: root

    required property Session session

    // True if the visit is here.
    readonly property bool current: root.session.screen === Session.Screen.ARTICLE
    readonly property Content content: root.session.content
    readonly property Article article: root.content.article
    readonly property Look look: Theme.white
    readonly property bool twoColumns: Metrics.wideLayout && !Metrics.compactLayout
    readonly property real textX: root.twoColumns ? Metrics.margin + Metrics.contentWidth * 0.36 : Metrics.margin + root.numberRoom
    readonly property real textWidth: Math.min(root.width - Metrics.margin - root.textX, Metrics.px(1080) * Metrics.enlarged)
    readonly property real numberRoom: Metrics.type(28) * 2.2

    readonly property bool atRest: page.atRest && mark.atRest && !settle.running

    // The paragraph at the top of the page, and the scrolled share of its height.
    property int topParagraph: 0
    property real topShare: 0
    property bool restoring: false

    function paragraph(index: int): Item {
        return paragraphs.itemAt(index) as Item;
    }

    function remember(): void {
        if (root.restoring)
            return;
        root.topParagraph = -1;
        for (let i = 0; i < paragraphs.count; ++i)
            if (root.paragraph(i).y <= page.contentY)
                root.topParagraph = i;
        const at = root.paragraph(root.topParagraph);
        root.topShare = at ? (page.contentY - at.y) / at.height : page.contentY;
    }

    function restore(): void {
        const at = root.paragraph(root.topParagraph);
        page.contentY = page.clamp(at ? at.y + root.topShare * at.height : root.topShare);
        root.restoring = false;
    }

    // Restores the reading position once the texts have their new heights.
    function settleAgain(): void {
        root.restoring = true;
        settle.start();
    }

    function open(): void {
        page.cancelFlick();
        settle.stop();
        root.restoring = false;
        const at = root.paragraph(root.session.paragraph - 1);
        page.contentY = at ? page.clamp(at.y + at.height / 2 - page.height * 0.4) : 0;
        root.remember();
    }

    // The item of a part that is read aloud.
    function partItem(part: string): Item {
        const number = ReadAloudState.numberOf("paragraph");
        if (number > 0)
            return root.paragraph(number - 1);
        switch (part) {
        case "title":
            return title;
        case "caption":
            return caption;
        case "source":
            return source;
        default:
            return null;
        }
    }

    function scroll(by: real): void {
        page.scroll(by);
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: ReadAloudState.readsTexts ? root.session.describeArrival(root.content.tag, Session.Screen.ARTICLE, -1, -1) : ""
    Accessible.ignored: !ReadAloudState.readsTexts
    Component.onCompleted: root.open()

    Connections {
        target: root.session

        function onContentChanged(): void {
            root.settleAgain();
        }
    }
    Timer {
        id: settle

        interval: 0
        onTriggered: root.restore()
    }
    Rectangle {
        anchors.fill: parent
        color: root.look.ground
    }
    ScrollPage {
        id: page

        anchors.fill: parent
        contentHeight: source.y + source.height + Metrics.px(72)
        hintColor: root.look.secondary
        onContentYChanged: root.remember()
        onContentHeightChanged: root.settleAgain()
        onHeightChanged: root.settleAgain()

        BalancedLabel {
            id: title

            x: Metrics.margin
            y: Metrics.px(Metrics.flat ? 32 : 64) + (root.twoColumns ? page.contentY : 0)
            availableWidth: root.twoColumns ? Metrics.contentWidth * 0.32 - Metrics.gutter : Metrics.contentWidth
            originalText: root.article.title
            color: root.look.text
            font.pixelSize: title.fitting(Metrics.subhead)
            leading: Metrics.leadingTitle
            font.weight: Font.DemiBold

            ScreenReaderText {
                role: Accessible.Heading
            }
        }
        PlainLabel {
            id: caption

            x: Metrics.margin
            y: title.y + title.height + Metrics.gutter
            width: title.availableWidth
            text: root.article.caption
            color: root.look.secondary
            font.pixelSize: Metrics.label
            leading: Metrics.leading(root.content.han)

            ScreenReaderText {}
        }
        Repeater {
            id: paragraphs

            model: root.article.paragraphs.length

            Item {
                id: entry

                required property int index
                readonly property bool marked: root.session.paragraph === entry.index + 1
                readonly property Item above: entry.index > 0 ? root.paragraph(entry.index - 1) : null

                y: entry.above ? entry.above.y + entry.above.height : root.twoColumns ? Metrics.px(48) : caption.y + caption.height + Metrics.px(40)
                width: root.width
                height: text.height + Metrics.px(36)

                Rectangle {
                    visible: entry.marked
                    x: root.textX - root.numberRoom - Metrics.px(16)
                    width: root.textWidth + root.numberRoom + 2 * Metrics.px(16)
                    height: parent.height
                    color: root.look.pale

                    Rectangle {
                        width: Metrics.px(10)
                        height: parent.height
                        color: root.look.line
                    }
                }
                PlainLabel {
                    x: root.textX - root.numberRoom + Metrics.px(8)
                    y: text.y + Metrics.body * (text.leading - leading) * 0.72 + Metrics.px(4)
                    text: entry.index + 1
                    color: root.look.secondary
                    font.pixelSize: Metrics.small
                }
                Prose {
                    id: text

                    x: root.textX
                    y: Metrics.px(18)
                    width: root.textWidth
                    passages: [root.article.paragraphs[entry.index]]
                    color: root.look.text
                    size: Metrics.body
                    leading: Metrics.leading(root.content.han)
                }
            }
        }
        ReadAloudMark {
            id: mark

            page: page
            target: root.current ? root.partItem(ReadAloudState.part) : null
            distance: ReadAloudState.part.startsWith("paragraph") ? Metrics.px(32) - root.textX + root.numberRoom : Metrics.px(32)
            color: root.look.line
        }
        PlainLabel {
            id: source

            readonly property Item last: root.paragraph(paragraphs.count - 1)

            x: root.textX
            y: (source.last?.y ?? 0) + (source.last?.height ?? 0) + Metrics.gutter
            width: root.textWidth
            text: root.article.source
            color: root.look.secondary
            font.pixelSize: Metrics.label

            ScreenReaderText {}
        }
    }
}
