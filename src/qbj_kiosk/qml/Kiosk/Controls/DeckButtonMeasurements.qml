import Kiosk.Models
import Kiosk.Theme
import QtQuick

// How the deck's buttons share its rows. Equal for every state, so that nothing jumps, and measured once for all languages, because
// measuring text is slow.
QtObject {
    id: root

    required property Exhibit exhibit
    // The width of a row, the gap between buttons, and the width of the buttons at the end of the last row in every state.
    required property real room
    required property real gap
    required property real fixed

    // Widths that the buttons need for their texts.
    readonly property list<real> tabNeeds: Array.from({length: root.panels}, (_, panel) => root.widest(language => [language.panels[panel].tab], false))
    // Widths that tabs need for their names in two languages side by side.
    readonly property list<real> pairNeeds: Array.from({length: root.panels}, (_, panel) => root.exhibit.languages.slice(0, 2).reduce((sum, language) => sum + root.widthOf(language.panels[panel].tab), 2 * Metrics.px(24) + Metrics.gutter + 2))
    readonly property real backLong: root.widest(language => language.panels.map(panel => panel.back).concat(language.toStart, language.backToArticle), true)
    readonly property real backShort: root.widest(language => [language.strings.backShort], true)
    readonly property real backNeed: root.shortBack ? root.backShort : root.backLong
    readonly property real neighbourNeed: root.widest(language => language.panels.reduce((all, panel) => all.concat(panel.stops.map(stop => stop.title)), [language.strings.articleShort]), true)
    // The longest full name of a button to the next stop.
    readonly property real nextNeed: root.widest(language => language.panels.reduce((all, panel) => all.concat(panel.stops.map(stop => stop.toNext)), [language.strings.article]), true)
    readonly property real articleLong: root.widest(language => [language.strings.article], false)
    readonly property real articleShort: root.widest(language => [language.strings.articleShort], false)
    readonly property real articleNeed: root.shortArticle ? root.articleShort : root.articleLong

    readonly property int panels: root.exhibit.languages[0].panels.length
    // Width of all tabs if each is as wide as the widest, and if each is only as wide as its text.
    readonly property real tabsWidth: root.panels * (Math.max(...root.tabNeeds) + root.gap)
    readonly property real minTabsWidth: root.tabNeeds.reduce((sum, need) => sum + need + root.gap, -root.gap)
    readonly property real neighboursWidth: 2 * root.neighbourNeed + root.gap
    readonly property bool stopsFit: root.backLong + root.neighboursWidth + root.fixed + 2 * root.gap <= root.room

    // A shorter text is better than another row.
    readonly property bool shortArticle: root.stopsFit && !root.fitsWithTabs(root.articleLong) && root.fitsWithTabs(root.articleShort) || !root.fitsWithFixed(root.articleLong) && root.fitsWithFixed(root.articleShort)
    readonly property bool shortBack: !root.stopsFit && !root.fitsWithFixed(root.backLong) && (root.fitsWithFixed(root.backShort) || root.backLong > root.room)
    readonly property bool oneRow: root.stopsFit && root.fitsWithTabs(root.articleNeed)
    readonly property int tabRows: root.oneRow || root.minTabsWidth <= root.room ? 1 : root.panels
    readonly property int neighbourRows: root.oneRow || root.neighboursWidth <= root.room ? 1 : 2
    readonly property int toolRows: root.oneRow ? 0 : root.fitsWithFixed(root.articleNeed) ? 1 : 2
    readonly property int backRows: root.oneRow ? 0 : root.fitsWithFixed(root.backNeed) ? 1 : 2
    readonly property int rows: Math.max(root.tabRows + root.toolRows, root.neighbourRows + root.backRows)

    readonly property FontMetrics face: FontMetrics {
        font.pixelSize: Metrics.label
        font.weight: Font.DemiBold
    }

    // True if tabs, the article button and the fixed buttons fit in one row.
    function fitsWithTabs(article: real): bool {
        return root.tabsWidth + article + root.fixed + 2 * root.gap <= root.room;
    }

    // True if a button fits in one row with the fixed buttons.
    function fitsWithFixed(need: real): bool {
        return need + root.gap + root.fixed <= root.room;
    }

    function tabStart(panel: int, width: real): real {
        return panel === 0 ? 0 : root.tabEnd(panel - 1, width) + root.gap;
    }

    // Right edge of a tab in a row of a width: equal widths if all fit, otherwise each tab's own width and a share of the rest.
    function tabEnd(panel: int, width: real): real {
        const spare = Math.floor((width - root.minTabsWidth) / root.panels);
        if (root.tabsWidth - root.gap > width)
            return root.tabNeeds.slice(0, panel + 1).reduce((end, need) => end + need + spare + root.gap, -root.gap);
        const even = Math.floor((width + root.gap) / root.panels - root.gap);
        return (panel + 1) * (even + root.gap) - root.gap;
    }

    // Width of a button for the widest of its texts in any language.
    function widest(texts: var, arrow: bool): real {
        let most = 0;
        for (const language of root.exhibit.languages)
            for (const text of texts(language))
                most = Math.max(most, root.widthOf(text));
        return Math.ceil(most) + 2 * Metrics.px(24) + (arrow ? Metrics.type(40) + Metrics.px(16) : 0) + 2;
    }

    function widthOf(text: string): real {
        // Before the font has its size, it would measure another; reading the size also makes this binding depend on it.
        return root.face.font.pixelSize === Metrics.label ? root.face.advanceWidth(text) : 0;
    }
}
