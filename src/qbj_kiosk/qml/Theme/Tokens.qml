import QtQuick

// Tells the tokens the facts that they are made from.
QtObject {
    id: root

    required property Window window
    required property real textScale
    required property bool still
    required property string numeralFamily

    readonly property list<Binding> bindings: [
        Binding {
            target: Metrics
            property: "width"
            value: root.window.width
        },
        Binding {
            target: Metrics
            property: "height"
            value: root.window.height
        },
        Binding {
            target: Metrics
            property: "textScale"
            value: root.textScale
        },
        Binding {
            target: Motion
            property: "still"
            value: root.still
        },
        Binding {
            target: Theme
            property: "numeralFamily"
            value: root.numeralFamily
        }
    ]
}
