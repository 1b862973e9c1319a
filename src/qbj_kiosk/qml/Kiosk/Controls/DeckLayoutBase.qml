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

    // Buttons to the neighbouring stops: 0 is the previous one, 1 the next.
    function neighbourX(index: int): real {
        return 0;
    }

    function neighbourWidth(): real {
        return 0;
    }

    // `rows` is the number of rows that the neighbours take.
    function neighbourY(index: int, rows: int): real {
        return 0;
    }
}
