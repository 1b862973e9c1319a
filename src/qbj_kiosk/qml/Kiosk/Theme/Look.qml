import QtQml
import QtQuick

// The colours of a panel, by role.
QtObject {
    id: root

    required property color ground
    required property color text
    required property color secondary
    required property color line
    required property color fill
    required property color pale
    required property color light
    // Drawn around filled shapes where fills alone are hard to distinguish.
    property color edge: "transparent"
    property bool edged: false

    // The colour of a role; transparent for an empty one.
    function role(name: string): color {
        switch (name) {
        case "ground":
            return root.ground;
        case "text":
            return root.text;
        case "secondary":
            return root.secondary;
        case "line":
            return root.line;
        case "fill":
            return root.fill;
        case "pale":
            return root.pale;
        case "light":
            return root.light;
        default:
            return "transparent";
        }
    }
}
