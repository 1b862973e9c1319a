pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Every language by its own name; the current one is marked by fill and by a bar.
Row {
    id: root

    required property Exhibit exhibit
    required property Session session

    spacing: Metrics.apart
    Accessible.role: Accessible.Grouping
    Accessible.name: root.session.content.strings.language

    Repeater {
        model: root.exhibit.languages.length

        TextButton {
            id: choice

            required property int index
            readonly property Content language: root.exhibit.languages[choice.index] as Content
            readonly property bool spoken: choice.language === root.session.content

            marked: choice.spoken
            kind: choice.spoken ? TextButton.Resting : TextButton.Quiet
            text: choice.language.name
            locale: Qt.locale(choice.language.tag)
            // Qt reports changes of these properties, but not of the attached ones, to a screen reader that is already running.
            checkable: true
            checked: choice.spoken
            autoExclusive: true
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: choice.spoken
            onClicked: root.session.setLanguage(choice.language.tag)
        }
    }
}
