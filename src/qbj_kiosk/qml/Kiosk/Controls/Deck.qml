pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The strip at the bottom that holds every control. It keeps its height in every state and language, so that nothing jumps.
FocusScope {
    id: root

    required property Exhibit exhibit
    required property Session session

    // True if the exhibit is lowered or the deck would take half of the screen: then the deck uses as few rows as possible.
    property bool tight: false
    readonly property bool low: root.session.low && Metrics.reachLine > 0
    // True if the deck is only as high as its state needs; so too with larger text.
    readonly property bool shrinks: root.tight || Metrics.enlarged > 1.05

    readonly property Content content: root.session.content
    // While something is read aloud, the player replaces the other buttons except access and languages.
    readonly property bool reading: ReadAloudState.reading
    readonly property ReadAloudControlsInterface player: reader.item as ReadAloudControlsInterface
    // Rows of the buttons to the stops beside this one. Where rows are scarce, a missing neighbour has none.
    readonly property bool collapses: root.shrinks && root.plan.neighbourRows === 2
    readonly property int neighbourRows: root.collapses ? [-1, 1].filter(by => root.leadsOn(by)).length : root.plan.neighbourRows
    // True if there is no previous stop, so that the next one may have the room of both.
    readonly property bool alone: !root.leadsOn(-1)
    readonly property bool panelScreen: root.session.screen === Session.Screen.PANEL || root.session.screen === Session.Screen.ATTRACT

    readonly property real room: Metrics.contentWidth
    readonly property real gap: Metrics.gap
    readonly property real rowStep: Metrics.row + Math.max(Metrics.apart, Metrics.px(Metrics.squarish || Metrics.enlarged > 1 ? 16 : 24))
    readonly property real pad: Math.max(Metrics.apart, Metrics.px(root.low && !root.plan.oneRow ? 16 : Metrics.squarish || Metrics.enlarged > 1 ? 24 : 40))
    // Width of the buttons at the end of the last row, in every state.
    readonly property real fixed: access.width + root.gap + languages.width
    readonly property DeckButtonMeasurements plan: DeckButtonMeasurements {
        exhibit: root.exhibit
        room: root.room
        gap: root.gap
        fixed: root.fixed
    }
    readonly property DeckLayoutBase layout: root.plan.oneRow ? oneRow : rows

    // Height of the highest state.
    readonly property real maxHeight: root.heightOf(Math.max(root.plan.rows, root.player?.rows ?? 0))

    // Speech whose text is not on the screen has a caption above the top row; one line of it fits into the padding.
    readonly property bool captioned: root.reading || root.session.talking || ReadAloudState.caption.length > 0
    readonly property real captionPad: caption.height > root.pad ? Metrics.px(Metrics.wideLayout ? 4 : 12) : (root.pad - caption.height) / 2
    readonly property real captionRoom: caption.height > root.pad ? caption.height + 2 * root.captionPad - root.pad : 0
    // Height without a caption.
    readonly property real heightWithoutCaption: root.shrinks ? root.heightOf(root.rowsNow()) : root.maxHeight
    // Height that the deck takes from a page. The wide layout has free space under its stops, so a caption does not change its layout.
    readonly property real pageInset: Metrics.wideLayout && root.session.screen !== Session.Screen.ARTICLE && root.session.screen !== Session.Screen.ACCESS ? root.heightWithoutCaption : root.height

    implicitHeight: Math.max(root.heightWithoutCaption, root.heightOf(root.rowsNow()) + root.captionRoom)

    // True if every tab has room for its name in two languages side by side.
    readonly property bool pairsFit: root.plan.pairNeeds.every((need, panel) => need <= (tabs.itemAt(panel) as TextButton)?.width)

    function heightOf(rows: int): real {
        return rows * root.rowStep - (root.rowStep - Metrics.row) + 2 * root.pad;
    }

    function rowsNow(): int {
        if (root.player)
            return root.player.rows;
        switch (root.session.screen) {
        case Session.Screen.ARTICLE:
        case Session.Screen.ACCESS:
            return Math.max(1, root.plan.backRows);
        case Session.Screen.STOP:
            return root.neighbourRows + root.plan.backRows;
        default:
            return root.plan.tabRows + root.plan.toolRows;
        }
    }

    onReadingChanged: reader.setSource(root.reading ? "ReadAloudControls.qml" : "", {
        reader: ReadAloudState.reader,
        lowestRowWidth: Qt.binding(() => root.room - root.fixed - root.gap),
        rowStep: Qt.binding(() => root.rowStep),
        gap: Qt.binding(() => root.gap)
    })

    onCaptionedChanged: caption.setSource(root.captioned ? "SpokenCaption.qml" : "", {
        keeps: Qt.binding(() => !root.tight)
    })

    DeckOneRowLayout {
        id: oneRow

        plan: root.plan
        height: root.height
        rowStep: root.rowStep
        pad: root.pad
    }
    DeckRowsLayout {
        id: rows

        plan: root.plan
        height: root.height
        rowStep: root.rowStep
        pad: root.pad
    }
    Binding {
        target: ReadAloudState
        property: "captioned"
        value: root.captioned
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.deck
    }
    Item {
        anchors.fill: parent
        visible: root.panelScreen && !root.reading
        Accessible.role: Accessible.PageTabList
        Accessible.name: root.content.place

        Repeater {
            id: tabs

            model: root.plan.panels

            TextButton {
                id: tab

                required property int index
                readonly property Panel panel: root.content.panels[tab.index] as Panel
                readonly property bool isOpen: root.session.screen === Session.Screen.PANEL && root.session.panel === tab.index
                readonly property bool inviting: root.session.screen === Session.Screen.ATTRACT

                x: root.layout.tabX(tab.index)
                y: root.layout.tabY(tab.index)
                width: root.layout.tabWidth(tab.index)
                height: Metrics.row
                kind: tab.isOpen || tab.inviting ? TextButton.Chosen : TextButton.Resting
                // In two languages: side by side if every tab has room for both, on two lines if text is not enlarged.
                readonly property Content other: root.exhibit.languages.find(language => language !== root.content) ?? null
                readonly property bool both: tab.other !== null && (Metrics.enlarged < 1.2 || tab.abreast)
                abreast: Metrics.enlarged >= 1.2 && root.pairsFit
                text: tab.panel.tab
                second: tab.both ? (tab.other.panels[tab.index] as Panel).tab : ""
                Accessible.role: Accessible.PageTab
                Accessible.name: tab.panel.tab
                Accessible.selectable: true
                Accessible.onPressAction: tab.click()
                Accessible.selected: tab.isOpen
                Accessible.description: tab.isOpen ? root.content.strings.chosen : ""
                onClicked: root.session.openPanel(tab.index)

                Loader {
                    anchors.bottom: parent.top
                    anchors.horizontalCenter: parent.horizontalCenter
                    active: tab.isOpen && root.plan.oneRow && !root.captioned
                    sourceComponent: ChosenTabTriangle {
                        color: Theme.chosen
                    }
                }
            }
        }
    }
    Component {
        id: neighbour

        TextButton {
            id: neighbourButton

            required property int modelData
            required property int index
            readonly property Stop stop: root.neighbourStop(neighbourButton.modelData)
            readonly property bool isNext: neighbourButton.modelData > 0
            // After the last stop comes the article.
            readonly property bool toArticle: neighbourButton.isNext && neighbourButton.stop === null
            accessibleName: neighbourButton.toArticle ? root.content.strings.article : !neighbourButton.stop ? "" : neighbourButton.isNext ? neighbourButton.stop.toNext : neighbourButton.stop.toPrevious
            readonly property string shortName: neighbourButton.toArticle ? root.content.strings.articleShort : neighbourButton.stop?.title ?? ""

            visible: root.leadsOn(neighbourButton.modelData) && !root.reading
            kind: neighbourButton.isNext ? TextButton.Chosen : TextButton.Quiet
            centred: false
            x: root.layout.neighbourX(neighbourButton.index, root.alone)
            y: root.layout.neighbourY(neighbourButton.index, root.neighbourRows)
            width: root.layout.neighbourWidth(neighbourButton.index, root.alone)
            height: Metrics.row
            arrow: true
            arrowMirrored: neighbourButton.isNext
            text: neighbourButton.isNext && root.layout.nextNamed ? neighbourButton.accessibleName : neighbourButton.shortName
            onClicked: {
                if (neighbourButton.toArticle)
                    root.session.openArticle(0);
                else
                    root.session.step(neighbourButton.modelData);
            }
        }
    }
    // Reading order: before the back button where they are above it, after it where they are beside it.
    Repeater {
        model: root.session.screen === Session.Screen.STOP && !root.plan.oneRow ? [-1, 1] : []
        delegate: neighbour
    }
    TextButton {
        id: back

        visible: !root.panelScreen && !root.reading
        // Where a way leads on, the way back is the quiet one.
        kind: root.session.screen === Session.Screen.STOP ? TextButton.Quiet : TextButton.Chosen
        centred: false
        arrow: true
        x: Metrics.margin
        y: root.layout.backY
        width: root.session.screen === Session.Screen.ARTICLE || root.session.screen === Session.Screen.ACCESS ? root.layout.backWidth : root.layout.stopBackWidth
        height: Metrics.row
        text: root.plan.shortBack ? root.content.strings.backShort : root.wayBack()
        onClicked: root.session.back()

        // After focus has followed to another place: a screen reader would read the new name on the button that has just been left.
        Binding {
            target: back
            property: "accessibleName"
            value: root.wayBack()
            delayed: true
        }
    }
    Repeater {
        model: root.session.screen === Session.Screen.STOP && root.plan.oneRow ? [-1, 1] : []
        delegate: neighbour
    }
    TextButton {
        id: article

        visible: root.panelScreen && !root.reading
        kind: TextButton.Quiet
        x: root.layout.articleX
        y: root.layout.articleY
        width: root.plan.articleNeed
        height: Metrics.row
        text: root.plan.shortArticle ? root.content.strings.articleShort : root.content.strings.article
        Accessible.name: root.content.strings.article
        onClicked: root.session.openArticle(0)
    }
    Loader {
        id: caption

        x: Metrics.margin
        y: root.height - root.heightOf(root.rowsNow()) + root.pad - root.captionPad - height
        width: root.room
        height: (item as Item)?.implicitHeight ?? 0
    }
    Loader {
        id: reader

        x: Metrics.margin
        y: root.pad
        width: root.room
        height: root.height - 2 * root.pad
    }
    TextButton {
        id: access

        readonly property bool isOpen: root.session.screen === Session.Screen.ACCESS

        kind: access.isOpen ? TextButton.Resting : TextButton.Quiet
        marked: access.isOpen
        centred: true
        width: Math.max(Metrics.row, implicitWidth)
        height: Metrics.row
        x: languages.x - root.gap - width
        y: root.layout.rowY(0)
        text: root.content.access.sign
        Accessible.name: root.content.access.title
        Accessible.description: access.isOpen ? root.content.strings.chosen : ""
        onClicked: root.session.openAccess()
    }
    LanguageSwitch {
        id: languages

        exhibit: root.exhibit
        session: root.session
        x: Metrics.margin + root.room - width
        y: root.layout.rowY(0)
    }

    // The control that gets focus when the focused one disappears.
    function defaultFocus(): Item {
        return root.player ? root.player.defaultFocus : root.panelScreen ? tabs.itemAt(root.session.panel) : back;
    }

    // The control that opens a screen. The current screen does not matter.
    function opener(screen: int): Item {
        return screen === Session.Screen.ARTICLE ? article : access;
    }

    function isTab(item: Item): bool {
        for (let i = 0; i < tabs.count; ++i)
            if (tabs.itemAt(i) === item)
                return true;
        return false;
    }

    // True if arrow keys move focus within the deck. On the line they step to the next panel or stop instead, and they scroll pages.
    function movesFocus(item: Item, across: bool): bool {
        if (!across)
            return root.isTab(item) && root.plan.tabRows > 1;
        const travelling = root.session.screen === Session.Screen.PANEL || root.session.screen === Session.Screen.STOP;
        return !travelling || !root.isTab(item) && !(item as TextButton)?.arrow;
    }

    // True if a button of an opened stop leads in a direction: to a stop, or to the article after the last one.
    function leadsOn(by: int): bool {
        return root.session.screen === Session.Screen.STOP && (by > 0 || root.neighbourStop(by) !== null);
    }

    function neighbourStop(by: int): Stop {
        if (root.session.screen !== Session.Screen.STOP)
            return null;
        const panels = root.content.panels;
        const stops = (panels[root.session.panel] as Panel).stops;
        const at = root.session.stop + by;
        if (at >= 0 && at < stops.length)
            return stops[at] as Stop;
        const panel = panels[root.session.panel + by] as Panel;
        return panel ? panel.stops[by > 0 ? 0 : panel.stops.length - 1] as Stop : null;
    }

    function wayBack(): string {
        const panel = root.content.panels[root.session.panel] as Panel;
        switch (root.session.behind) {
        case Session.Screen.ATTRACT:
            return root.content.toStart;
        case Session.Screen.ARTICLE:
            return root.content.backToArticle;
        case Session.Screen.STOP:
            return (panel.stops[root.session.stop] as Stop).back;
        default:
            return panel.back;
        }
    }
}
