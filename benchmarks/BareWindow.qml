import QtQuick

Window {
    visible: true
    width: 1920
    height: 1080
    color: "white"

    Text {
        anchors.centerIn: parent
        text: "Qingbaijiang"
        textFormat: Text.PlainText
        font.pixelSize: 88
    }
}
