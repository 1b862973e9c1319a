// Never made, only read: what Main.qml needs of Qt, while there are no models yet.
// qmllint disable unused-imports
import QtQml
import QtQuick
import QtQuick.Shapes
import QtQuick.Templates
// qmllint enable unused-imports

QtObject {
}
