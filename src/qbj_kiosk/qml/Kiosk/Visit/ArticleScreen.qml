pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The full article beside the line, which runs downwards: a station for each paragraph, the train where the visitor reads, and the figures
// of the stops beside the paragraphs that state them. Keeps the reading position when the language changes.
Item {
    id: root

    required property Exhibit exhibit
    required property Session session

    // True if the visit is here.
    readonly property bool current: root.session.screen === Session.Screen.ARTICLE
    readonly property Content content: root.session.content
    readonly property Article article: root.content.article
    readonly property Look look: Theme.white
    // Diameter of a station, which contains the paragraph's number.
    readonly property real station: 2 * Math.round(Metrics.type(28) * 1.15)
    // On a screen of 21:9, line, text and figures are in its middle.
    readonly property real lineLeft: Metrics.margin + Math.max(0, Math.round((Metrics.contentWidth - root.station - Metrics.body * 26 - Metrics.px(776)) / 2))
    readonly property real lineX: root.lineLeft + root.station / 2
    readonly property real textX: root.lineLeft + root.station + Metrics.px(48)
    readonly property real textRoom: root.width - Metrics.margin - root.textX
    // Figures are beside their paragraphs if both have enough room, otherwise below.
    readonly property real figureGap: Metrics.px(88)
    readonly property real leastFigureWidth: Metrics.label * 13
    readonly property bool besideText: root.textRoom - root.figureGap - root.leastFigureWidth >= Metrics.body * 18
    readonly property real textWidth: root.besideText ? Math.min(root.textRoom - root.figureGap - root.leastFigureWidth, Metrics.body * 26) : Math.min(root.textRoom, Metrics.px(1080) * Metrics.enlarged)
    readonly property real figureX: root.besideText ? root.textX + root.textWidth + root.figureGap : root.textX
    readonly property real figureWidth: root.width - Metrics.margin - root.figureX

    // Places of the train's nose on the page: before the first station at the beginning, beyond the last one at the end. In between it
    // depends on how far the page is scrolled, and on nothing else.
    readonly property real trainStart: root.stationY(0) - root.station / 2 - Metrics.px(10)
    readonly property real trainEnd: Math.min(root.stationY(paragraphs.count - 1) + root.station / 2 + train.locomotive + Metrics.px(24), page.contentHeight - Metrics.px(16))
    readonly property real scrolled: page.contentHeight > page.height + 1 ? Math.max(0, Math.min(1, page.contentY / (page.contentHeight - page.height))) : 0
    readonly property real trainNose: Math.round(root.trainStart + (root.trainEnd - root.trainStart) * root.scrolled)

    readonly property bool atRest: page.atRest && mark.atRest && !settle.running

    // The paragraph at the top of the page, and the scrolled share of its height.
    property int topParagraph: 0
    property real topShare: 0
    property bool restoring: false

    // By number of the paragraph, the stops that rest on it, as [panel, stop].
    readonly property var stopsOfParagraphs: root.stopsByParagraph()
    property int createdParagraphs: 0

    function paragraph(index: int): Item {
        return paragraphs.itemAt(index) as Item;
    }

    function stopsByParagraph(): var {
        const found = {};
        (root.exhibit.languages[0] as Content).panels.forEach((panel, p) => (panel as Panel).stops.forEach((stop, s) => {
                const number = (stop as Stop).paragraph;
                found[number] = (found[number] ?? []).concat([[p, s]]);
            }));
        return found;
    }

    // Centre of a station on the page. Repeater.itemAt alone creates no dependency.
    function stationY(index: int): real {
        const entry = root.createdParagraphs > index ? root.paragraph(index) : null;
        return entry ? entry.y + root.stationOffset : 0;
    }

    // Centre of a station below the top of its paragraph: on the height of the first line.
    readonly property real stationOffset: Metrics.px(18) + Math.round(Metrics.body * Metrics.leading(root.content.han) * 0.5)

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
        page.contentY = at ? page.clamp(Math.min(at.y - page.fadeHeight, at.y + at.height / 2 - page.height * 0.4)) : 0;
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
        fadeColor: root.look.ground
        // The line goes on.
        fadeLeft: root.textX - Metrics.px(20)
        onContentYChanged: root.remember()
        onContentHeightChanged: root.settleAgain()
        onHeightChanged: root.settleAgain()

        BalancedLabel {
            id: title

            x: root.textX
            y: Metrics.px(Metrics.flat ? 32 : 64)
            availableWidth: root.textRoom
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

            x: root.textX
            y: title.y + title.height + Metrics.px(12)
            width: root.textRoom
            text: root.article.caption
            color: root.look.secondary
            font.pixelSize: Metrics.body
            leading: Metrics.leading(root.content.han)

            ScreenReaderText {}
        }
        // The line, and the train on it, behind the stations.
        Repeater {
            model: 2

            Rectangle {
                required property int index

                x: Math.round(root.lineX - (Metrics.railGap + Metrics.rail) / 2 + index * Metrics.railGap)
                width: Metrics.rail
                height: Math.max(page.contentHeight, page.height)
                color: root.look.line
            }
        }
        TrainFromAbove {
            id: train

            x: Math.round(root.lineX - width / 2)
            y: root.trainNose - height
            width: 2 * Math.round(root.station * 0.42)
            exhibit: root.exhibit
            look: root.look
        }
        Repeater {
            id: paragraphs

            model: root.article.paragraphs.length
            onItemAdded: ++root.createdParagraphs
            onItemRemoved: --root.createdParagraphs

            Item {
                id: entry

                required property int index
                readonly property bool marked: root.session.paragraph === entry.index + 1
                // True if the train has been here.
                readonly property bool passed: root.trainNose > entry.y + root.stationOffset
                readonly property Item above: entry.index > 0 ? root.paragraph(entry.index - 1) : null

                y: entry.above ? entry.above.y + entry.above.height : caption.y + caption.height + Metrics.px(28)
                width: root.width
                height: (root.besideText ? Math.max(text.height, figures.height) : figures.y + figures.height - text.y) + Metrics.px(figures.height > 0 && !root.besideText ? 60 : 48)

                Rectangle {
                    visible: entry.marked
                    x: root.textX - Metrics.px(20)
                    width: root.width - Metrics.margin - x + Metrics.px(16)
                    height: parent.height
                    color: root.look.pale

                    Rectangle {
                        width: Metrics.px(10)
                        height: parent.height
                        color: root.look.line
                    }
                }
                Rectangle {
                    x: root.lineLeft
                    y: root.stationOffset - root.station / 2
                    width: root.station
                    height: width
                    radius: width / 2
                    color: entry.passed ? root.look.text : root.look.ground
                    border.width: Metrics.rail
                    border.color: root.look.line

                    PlainLabel {
                        x: Math.round((parent.width - implicitWidth) / 2)
                        y: Math.round(parent.height / 2 - heart)
                        width: implicitWidth
                        text: entry.index + 1
                        color: entry.passed ? root.look.ground : root.look.text
                        font.family: Theme.numeralFamily
                        font.pixelSize: Metrics.label
                        font.weight: Font.DemiBold
                        wrapMode: Text.NoWrap
                    }
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
                Column {
                    id: figures

                    x: root.figureX - Metrics.space(12)
                    y: root.besideText ? Metrics.px(28) - Metrics.space(12) : text.y + text.height + Metrics.space(20)
                    spacing: Metrics.gap

                    Repeater {
                        model: root.stopsOfParagraphs[entry.index + 1] ?? []

                        ArticleStop {
                            required property var modelData

                            exhibit: root.exhibit
                            stop: (root.content.panels[modelData[0]] as Panel).stops[modelData[1]] as Stop
                            look: root.look
                            room: root.figureWidth
                            inRow: !root.besideText
                            onClicked: root.session.openStop(modelData[0], modelData[1])
                        }
                    }
                }
            }
        }
        ReadAloudMark {
            id: mark

            page: page
            target: root.current ? root.partItem(ReadAloudState.part) : null
            distance: ReadAloudState.part.startsWith("paragraph") ? Metrics.px(34) - root.textX : Metrics.px(34)
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
