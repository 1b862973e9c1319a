import QtQuick

// What the scene knows of its guard: whether it asks, and how it is answered. The guard itself is loaded by its file.
FocusScope {
    property bool asking: false
    // Whether nothing of the exhibit can be seen.
    property bool covers: false

    signal take(reason: int)
    signal stay

    // Whether a place lies on the one control that does not stay.
    function leaves(x: real, y: real): bool {
        return false;
    }
}
