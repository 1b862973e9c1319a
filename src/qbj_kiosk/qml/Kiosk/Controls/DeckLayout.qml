import Kiosk.Theme
import QtQuick

// Geometry of the deck's buttons, by each layout. The deck uses one of them. `x` is the deck's, `y` too.
QtObject {
    id: root

    required property DeckPlan plan
    // Height of the deck, the distance between two rows and the margin above the first row and below the last.
    required property real height
    required property real rowStep
    required property real pad

    // Width and place of the button that leads back, on a page without neighbours and on a stop's.
    property real backWidth
    property real stopBackWidth
    property real backY
    property real articleX
    property real articleY

    // Rows are counted from the bottom, which hands reach first.
    function rowY(fromBottom: int): real {
        return root.height - root.pad - Metrics.row - fromBottom * root.rowStep;
    }

    // The rectangle of a panel's tab, without its height.
    function tabX(panel: int): real {
        return 0;
    }

    function tabWidth(panel: int): real {
        return 0;
    }

    function tabY(panel: int): real {
        return 0;
    }

    // The same of the buttons to the stops beside the one that is open: 0 is the previous, 1 the next.
    function neighbourX(index: int): real {
        return 0;
    }

    function neighbourWidth(): real {
        return 0;
    }

    // `rows` is the number of rows that neighbours take.
    function neighbourY(index: int, rows: int): real {
        return 0;
    }
}
