import Kiosk.Theme
import QtQuick

// All buttons in one row.
DeckLayoutBase {
    id: root

    readonly property real tabRoom: root.plan.room - root.plan.articleNeed - root.plan.fixed - 2 * root.plan.gap
    readonly property real neighbourRoom: root.plan.room - root.plan.backNeed - root.plan.fixed - 2 * root.plan.gap

    backWidth: root.plan.backNeed
    stopBackWidth: root.plan.backNeed
    backY: root.rowY(0)
    articleX: Metrics.margin + root.plan.room - root.plan.fixed - root.plan.gap - root.plan.articleNeed
    articleY: root.rowY(0)

    function tabX(panel: int): real {
        return Metrics.margin + root.plan.tabStart(panel, root.tabRoom);
    }

    function tabWidth(panel: int): real {
        return root.plan.tabEnd(panel, root.tabRoom) - root.plan.tabStart(panel, root.tabRoom);
    }

    function tabY(panel: int): real {
        return root.rowY(0);
    }

    function neighbourX(index: int, alone: bool): real {
        return Metrics.margin + root.plan.backNeed + root.plan.gap + index * (root.neighbourWidth(0, false) + root.plan.gap);
    }

    function neighbourWidth(index: int, alone: bool): real {
        return root.shareOf(index, root.neighbourRoom);
    }

    function neighbourY(index: int, rows: int): real {
        return root.rowY(0);
    }
}
