pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// The names of the place and the article's caption, in every language: the first name large, everything else beside it, or below where
// there is too little room.
Item {
    id: root

    required property Exhibit exhibit
    required property Look look
    property bool named: true

    readonly property int languages: root.exhibit.languages.length
    readonly property real fullSize: Math.min(Metrics.place, Metrics.contentWidth / root.relativeWidth(0))
    // Width that the rest needs beside the name, which becomes somewhat smaller for it.
    readonly property real least: Metrics.px(Metrics.columns < 1700 ? 440 : Metrics.columns < 1840 || Metrics.enlarged > 1.6 ? 560 : 690) * (Metrics.enlarged <= 1.6 ? 1 : Metrics.enlarged)
    readonly property real apart: Metrics.px(Metrics.columns < 1700 ? 48 : 64)
    readonly property real besideSize: Math.min(root.fullSize, (Metrics.contentWidth - root.apart - root.least) / root.relativeWidth(0))
    readonly property bool beside: root.named && root.besideSize >= Math.max(Metrics.px(200), root.fullSize * 0.7)
    readonly property int nameSize: Math.floor(root.beside ? root.besideSize : root.fullSize)
    readonly property real sideX: root.beside ? first.x + first.width + root.apart : 0
    // Extent of the name's ink around its origin, for a size of 100 px: it stands on the margin with its ink, not with its box.
    readonly property rect ink: inkMetrics.tightBoundingRect
    readonly property real inkHeight: root.named ? Math.ceil(root.ink.height * root.nameSize / 100) : 0

    function content(language: int): Content {
        return root.exhibit.languages[language] as Content;
    }

    // Approximate width of a name, in units of its font size.
    function relativeWidth(language: int): real {
        return root.content(language).place.length * (root.content(language).han ? 1 : 0.62);
    }

    function layOut(): void {
        side.forceLayout();
    }

    function nameItem(language: int): Item {
        return language === 0 ? first : names.itemAt(language - 1);
    }

    function captionItem(language: int): Item {
        return captions.itemAt(language);
    }

    component PlaceText: ScreenReaderText {
        required property Content language

        // A heading in each language: screen readers do not notice a changed role.
        role: Accessible.Heading
        tag: language.tag
        stops: language === ReadAloudState.content
    }

    width: Metrics.contentWidth
    implicitHeight: Math.max(root.inkHeight, side.y + side.height)

    TextMetrics {
        id: inkMetrics

        font.pixelSize: 100
        font.weight: Font.DemiBold
        text: root.content(0).place
    }
    PlainLabel {
        id: first

        visible: root.named
        x: -Math.round(root.ink.x * root.nameSize / 100)
        y: -Math.round(baselineOffset + root.ink.y * root.nameSize / 100)
        text: root.content(0).place
        color: root.look.text
        font.pixelSize: root.nameSize
        font.weight: Font.DemiBold
        leading: root.content(0).han ? 1 : 1.1
        wrapMode: Text.NoWrap
        // Rendered to a texture: letters this large would otherwise be filled as outlines in every frame that touches them.
        layer.enabled: Theme.layered
    }
    // Not inside the name, whose texture would cut the focus ring.
    PlaceText {
        visible: root.named
        label: first
        language: root.content(0)
    }
    Column {
        id: side

        x: root.sideX
        y: root.beside ? Math.max(-Metrics.px(12), Math.round((root.inkHeight - height) / 2)) : root.named ? root.inkHeight + Metrics.px(32) : 0
        width: root.width - root.sideX
        spacing: Metrics.space(root.beside ? 12 : 16)

        Repeater {
            id: names

            model: root.named ? root.languages - 1 : 0

            PlainLabel {
                id: name

                required property int index

                width: Math.min(implicitWidth, side.width)
                text: root.content(index + 1).place
                color: root.look.text
                font.pixelSize: root.beside ? Math.min(Metrics.display(84), side.width / root.relativeWidth(index + 1)) : Metrics.placeSecondary
                font.weight: Font.DemiBold
                leading: 1.1
                wrapMode: Text.NoWrap

                PlaceText {
                    language: root.content(name.index + 1)
                }
            }
        }
        Repeater {
            id: captions

            model: root.languages

            BalancedLabel {
                id: caption

                required property int index
                readonly property Content language: root.content(caption.index)

                availableWidth: side.width
                originalText: caption.language.article.caption
                color: root.look.secondary
                font.pixelSize: !root.beside ? Metrics.lead : Metrics.columns < 1700 ? Metrics.small : Metrics.label
                leading: caption.language.han ? 1.4 : 1.25

                ScreenReaderText {
                    tag: caption.language.tag
                    stops: caption.language === ReadAloudState.content
                }
            }
        }
    }
}
