// Never instantiated: loads the Qt modules that Main.qml needs while the models are being built.
// qmllint disable unused-imports
import QtQml
import QtQuick
import QtQuick.Shapes
import QtQuick.Templates
// qmllint enable unused-imports

QtObject {
}
