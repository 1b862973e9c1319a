pragma ComponentBehavior: Bound

import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Paragraphs. One without emphasis is a single text; one with emphasis is set run by run, so that no text is interpreted as markup.
Item {
    id: root

    required property list<Paragraph> passages
    required property color color
    required property int size
    required property real leading
    // Between paragraphs.
    property real gap: root.size * 0.6
    // True if screen readers ignore it; opacity does not do that.
    property bool accessibleIgnored: false

    // Number of paragraphs created. Positions are bound instead of set by a Column, which knows its height only in the next frame.
    property int createdParagraphs: 0

    function paragraph(index: int): Item {
        return paragraphs.itemAt(index) as Item;
    }

    // No line ends between a number and its Chinese unit, within a word that the bundle names, a short bracket or quotation, or after a
    // compound's hyphen, and the last line is at least a quarter of a full one.
    function unbroken(text: string): string {
        const counted = text.replace(/(\d)(?=[\u4e00-\u9fff])/g, "$1\u2060").replace(/([万亿])(?=元)/g, "$1\u2060");
        const whole = Theme.unbrokenPattern.length > 0 ? counted.replace(new RegExp(Theme.unbrokenPattern, "g"), (word, at, all) => root.joined(word) + (/\d/.test(all.charAt(at + word.length)) ? "\u2060" : "")) : counted;
        return root.withFullLastLine(whole.replace(/（[^（）]{1,12}）|“[^“”]{1,8}”/g, part => root.joined(part)).replace(/(\w)-(?=\w)/g, "$1\u2011"));
    }

    // Joins the words or the Chinese characters at the end, so that they are on one line.
    function withFullLastLine(text: string): string {
        if (/[\u4e00-\u9fff]/.test(text)) {
            const start = text.length - Math.max(4, Math.ceil(root.width / root.size / 4) + 1);
            return start > 0 ? text.slice(0, start) + root.joined(text.slice(start)) : text;
        }
        // Letters are half as wide as high, on average.
        const space = text.lastIndexOf(" ", text.length - Math.max(9, Math.round(root.width / root.size * 0.6)));
        return space < 0 ? text : text.slice(0, space + 1) + text.slice(space + 1).replace(/ /g, "\u00a0");
    }

    function joined(text: string): string {
        return text.replace(/([^\u2060])(?=[^\u2060])/g, "$1\u2060");
    }

    // The width in which the lines of a text are about equally long, if its last line would be short.
    function evenWidth(natural: real): real {
        const lines = natural / root.width;
        return lines > 1 && lines % 1 < 0.3 ? Math.max(root.width * 0.8, Math.ceil(natural / (Math.floor(lines) + 0.35))) : root.width;
    }

    // Lower edge of the first `count` paragraphs.
    function bottomOf(count: int): real {
        const last = root.paragraph(count - 1);
        return last ? last.y + last.height : 0;
    }

    // Text leaves out the width of a space at its end.
    function spaceWidth(characters: string): real {
        return characters === " " ? space.advanceWidth : characters.length > 0 ? root.size / 6 : 0;
    }

    implicitHeight: root.bottomOf(root.createdParagraphs)

    Repeater {
        id: paragraphs

        model: root.passages.length
        onItemAdded: ++root.createdParagraphs
        onItemRemoved: --root.createdParagraphs

        Item {
            id: paragraph

            required property int index
            readonly property Paragraph passage: root.passages[paragraph.index]

            y: paragraph.index > 0 ? root.bottomOf(paragraph.index) + root.gap : 0
            width: root.width
            height: paragraph.passage.units.length ? flow.implicitHeight : label.implicitHeight

            PlainLabel {
                id: label

                visible: paragraph.passage.units.length === 0
                width: root.evenWidth(label.implicitWidth)
                text: visible ? root.unbroken(paragraph.passage.text) : ""
                color: root.color
                font.pixelSize: root.size
                leading: root.leading
            }
            ScreenReaderText {
                anchors.fill: parent
                visible: !root.accessibleIgnored
                text: paragraph.passage.plain
            }
            Flow {
                id: flow

                width: root.width

                Repeater {
                    model: paragraph.passage.units

                    Row {
                        id: unit

                        // List of the unit's runs: text, style, and the space that follows.
                        required property var modelData

                        Repeater {
                            model: unit.modelData

                            PlainLabel {
                                id: run

                                required property var modelData

                                width: implicitWidth + root.spaceWidth(run.modelData.space)
                                text: run.modelData.text
                                color: root.color
                                font.pixelSize: root.size
                                font.weight: run.modelData.style === "strong" ? Font.DemiBold : Font.Normal
                                font.italic: run.modelData.style === "emphasis"
                                leading: root.leading
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                }
            }
        }
    }
    TextMetrics {
        id: space

        font.pixelSize: root.size
        text: " "
    }
}
