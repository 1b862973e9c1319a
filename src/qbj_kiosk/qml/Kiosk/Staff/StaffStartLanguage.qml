pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The languages that visits can start in; the chosen one is marked by fill and by a bar.
Column {
    id: root

    required property Exhibit exhibit
    required property Staff staff

    spacing: Metrics.px(8)
    rightPadding: Metrics.px(72)

    PlainLabel {
        text: root.staff.strings.language
        color: Theme.deep.secondary
        font.pixelSize: Metrics.small
        wrapMode: Text.NoWrap
    }
    Row {
        spacing: Metrics.apart
        Accessible.role: Accessible.Grouping
        Accessible.name: root.staff.strings.language

        Repeater {
            model: root.exhibit.languages.length

            TextButton {
                id: choice

                required property int index
                readonly property Content language: root.exhibit.languages[choice.index] as Content
                readonly property bool spoken: choice.language.tag === root.staff.language

                kind: choice.spoken ? TextButton.Resting : TextButton.Quiet
                text: choice.language.name
                // Qt reports changes of these properties, but not of the attached ones, to a screen reader that is already running.
                checkable: true
                checked: choice.spoken
                autoExclusive: true
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: choice.spoken
                onClicked: root.staff.setLanguage(choice.language.tag)

                Rectangle {
                    visible: choice.spoken
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Metrics.px(8)
                    color: Theme.chosen
                }
            }
        }
    }
}
