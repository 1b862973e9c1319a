pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Figures
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// A panel's story on attract: its headline in every language, and its figure.
Item {
    id: root

    required property Exhibit exhibit
    required property Look look
    required property int panel

    readonly property Content mainContent: root.exhibit.languages[0] as Content
    readonly property Panel mainPanel: root.mainContent.panels[root.panel] as Panel
    readonly property bool numbered: root.mainPanel.figure.numeral.length > 0
    readonly property bool beside: Metrics.wideLayout
    readonly property real textWidth: root.beside ? root.width * 0.54 : root.width
    readonly property real figureTop: root.beside ? 0 : texts.height + Metrics.gap
    readonly property bool small: root.beside ? texts.naturalHeight > root.height : texts.naturalHeight > root.height * 0.5

    Column {
        id: texts

        readonly property real naturalHeight: Metrics.headline * 1.25 * 4 + Metrics.title * 1.25 * 4

        width: root.textWidth
        spacing: Metrics.px(root.small ? 16 : 32)

        Repeater {
            model: root.exhibit.languages.length

            Column {
                id: entry

                required property int index
                readonly property Content language: root.exhibit.languages[entry.index] as Content
                readonly property Panel panel: entry.language.panels[root.panel] as Panel

                width: texts.width

                PlainLabel {
                    visible: root.beside || !root.small
                    width: parent.width
                    text: entry.panel.tab
                    color: root.look.secondary
                    font.pixelSize: Metrics.label
                    font.weight: Font.DemiBold

                    FocusableText {
                        tag: entry.language.tag
                        stops: false
                    }
                }
                PlainLabel {
                    width: parent.width
                    text: entry.panel.headline
                    color: entry.index === 0 ? root.look.text : root.look.secondary
                    font.pixelSize: entry.index > 0 ? Metrics.title : root.small ? Metrics.subhead : Metrics.headline
                    font.weight: Font.DemiBold

                    FocusableText {
                        tag: entry.language.tag
                        stops: false
                    }
                }
            }
        }
    }
    Column {
        visible: root.numbered
        x: root.beside ? root.width - width : 0
        y: root.figureTop
        width: root.beside ? root.width - root.textWidth - Metrics.gutter : root.width
        spacing: Metrics.px(16)

        NumeralBlock {
            width: parent.width
            height: implicitHeight
            figure: root.mainPanel.figure
            look: root.look
            han: root.mainContent.han
            room: parent.width
            sizes: root.beside || !root.small ? [Metrics.numeralMedium, Metrics.numeralSmall] : [Metrics.headline]
        }
        Repeater {
            model: root.exhibit.languages.length - 1

            PlainLabel {
                required property int index
                readonly property Content language: root.exhibit.languages[index + 1] as Content
                readonly property Figure figure: (language.panels[root.panel] as Panel).figure

                visible: root.beside || !root.small
                width: parent.width
                text: figure.spoken
                color: root.look.secondary
                font.pixelSize: Metrics.lead

                FocusableText {
                    tag: (parent as PlainLabel).language.tag
                    stops: false
                }
            }
        }
    }
    Loader {
        x: root.beside ? root.textWidth : 0
        y: root.figureTop
        width: root.width - x
        // Fibres begin below their drawing, at the line, which attract does not show.
        height: Math.max(0, root.height - y - Metrics.touchBelowLine)
        // In less height the drawing would be unreadable.
        active: !root.numbered && height >= Metrics.px(300)
        sourceComponent: FigureView {
            figure: root.mainPanel.figure
            exhibit: root.exhibit
            content: root.mainContent
            look: root.look
        }
    }
}
