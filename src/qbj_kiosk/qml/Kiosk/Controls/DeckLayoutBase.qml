import Kiosk.Theme
import QtQuick

// Geometry of the deck's buttons, bound by each layout. The deck uses one of them.
QtObject {
    id: root

    required property DeckButtonMeasurements plan
    // The deck's height, the distance from row to row, and the padding above the first row and below the last.
    required property real height
    required property real rowStep
    required property real pad

    // The back button; a stop's has more room than that of the article and of the access page.
    property real backWidth
    property real stopBackWidth
    property real backY
    property real articleX
    property real articleY

    // Rows count from the bottom, which is the easiest to reach.
    function rowY(fromBottom: int): real {
        return root.height - root.pad - Metrics.row - fromBottom * root.rowStep;
    }

    // Tabs.
    function tabX(panel: int): real {
        return 0;
    }

    function tabWidth(panel: int): real {
        return 0;
    }

    function tabY(panel: int): real {
        return 0;
    }

    // True if every button to a next stop has its full name, in every language.
    readonly property bool nextNamed: root.plan.nextNeed <= root.neighbourWidth(1, false)

    // Width of a neighbour's button beside the other one: half of the room, or more for the next one, if its full name then fits at every stop.
    function shareOf(index: int, room: real): real {
        const half = Math.floor((room - root.plan.gap) / 2);
        const next = root.plan.nextNeed <= room - root.plan.gap - root.plan.neighbourNeed ? Math.max(half, root.plan.nextNeed) : half;
        return index === 0 ? Math.floor(room - root.plan.gap - next) : next;
    }

    // Buttons to the neighbouring stops: 0 is the previous one, 1 the next. `alone` is true if there is no previous one.
    function neighbourX(index: int, alone: bool): real {
        return 0;
    }

    function neighbourWidth(index: int, alone: bool): real {
        return 0;
    }

    // `rows` is the number of rows that the neighbours take.
    function neighbourY(index: int, rows: int): real {
        return 0;
    }
}
