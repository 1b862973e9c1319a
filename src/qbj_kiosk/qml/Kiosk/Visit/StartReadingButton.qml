import Kiosk.Controls
import Kiosk.Models
import QtQuick

// Closes the access page and starts reading the screen below it.
TextButton {
    id: root

    required property Reader reader
    required property Session session

    kind: TextButton.Chosen
    centred: true
    text: root.reader.strings.read
    onClicked: {
        root.session.back();
        root.reader.read();
    }
}
