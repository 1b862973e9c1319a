import Kiosk.Theme
import QtQuick

// Tabs or neighbours in rows of their own, above the row with the languages. If they do not fit in one row, each has a row.
DeckLayoutBase {
    id: root

    readonly property bool tabsStacked: root.plan.tabRows > 1
    readonly property bool neighboursStacked: root.plan.neighbourRows > 1
    readonly property int lastTab: root.plan.panels - 1

    backWidth: root.plan.backRows === 2 ? root.plan.room : root.plan.backNeed
    stopBackWidth: root.plan.backRows === 2 ? root.plan.room : root.plan.room - root.plan.fixed - root.plan.gap
    backY: root.rowY(root.plan.backRows - 1)
    articleX: Metrics.margin
    articleY: root.rowY(root.plan.toolRows - 1)

    function tabX(panel: int): real {
        return Metrics.margin + (root.tabsStacked ? 0 : root.plan.tabStart(panel, root.plan.room));
    }

    function tabWidth(panel: int): real {
        return root.tabsStacked ? Math.floor(root.plan.room) : root.plan.tabEnd(panel, root.plan.room) - root.plan.tabStart(panel, root.plan.room);
    }

    function tabY(panel: int): real {
        return root.rowY(root.plan.toolRows + (root.tabsStacked ? root.lastTab - panel : 0));
    }

    function neighbourX(index: int, alone: bool): real {
        return Metrics.margin + (root.neighboursStacked || alone ? 0 : index * (root.neighbourWidth(0, false) + root.plan.gap));
    }

    function neighbourWidth(index: int, alone: bool): real {
        return root.neighboursStacked || alone ? Math.floor(root.plan.room) : root.shareOf(index, root.plan.room);
    }

    function neighbourY(index: int, rows: int): real {
        return root.rowY(root.plan.backRows + (root.neighboursStacked ? Math.min(rows - 1, 1 - index) : 0));
    }
}
