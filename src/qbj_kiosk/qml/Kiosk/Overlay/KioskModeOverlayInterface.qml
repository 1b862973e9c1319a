import QtQuick

// Interface by which the scene uses the overlay of kiosk mode. The overlay itself is loaded by file name.
FocusScope {
    property bool asking: false
    // True if nothing of the exhibit is visible.
    property bool covers: false

    function focusAnswer(reason: int): void {
    }

    function continueVisit(): void {
    }

    // True if a point is on the one control that does not continue the visit.
    function endsVisitAt(x: real, y: real): bool {
        return false;
    }
}
