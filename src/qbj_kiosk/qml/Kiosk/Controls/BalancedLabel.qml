import Kiosk.Theme
import QtQuick

// A short text in lines of about equal length, in no more lines than the width needs. Compounds are not broken at their hyphen, nor
// Chinese within a phrase, if the width allows; otherwise Chinese is broken only between the words that the bundle names. Given line
// breaks are kept if every line fits.
PlainLabel {
    id: root

    required property string originalText
    required property real availableWidth

    readonly property bool han: /[\u4e00-\u9fff]/.test(root.originalText)
    readonly property bool givenLinesFit: ruler.height && root.originalText.split("\n").every(line => ruler.advanceWidth(line) <= root.availableWidth)
    readonly property string flowingText: root.givenLinesFit ? root.originalText : root.originalText.replace(/\n/g, root.han ? "" : " ")
    readonly property string joinedText: root.han ? root.wholeUnits(root.flowingText).map(piece => root.joinCharacters(piece)).join("") : root.flowingText.replace(/(\w)-(?=\w)/g, "$1\u2011")
    readonly property bool unitsFit: root.widest(root.wholeUnits(root.joinedText)) <= root.availableWidth
    // Parts that a line may end after; empty where words are broken as well.
    readonly property list<string> lineParts: root.unitsFit ? root.wholeUnits(root.joinedText) : root.han ? root.namedWords(root.flowingText) : []

    // Units that stay whole if there is room: a Chinese phrase, or a word with its spaces.
    function wholeUnits(text: string): list<string> {
        return text.match(root.han ? /[（《]*[^，。、：；！？（《）》 \n]+[，。、：；！？）》]*[ \n]*/g : /\S+\s*/g) ?? [];
    }

    // The bundle's words, numbers and single characters, each with its punctuation.
    function namedWords(text: string): list<string> {
        const found = text.match(new RegExp(`[（《]*(?:${[Theme.unbrokenWords, "[\\w.%]+", "[^]"].filter(part => part).join("|")})[，。、：；！？）》]*`, "g")) ?? [];
        return found.map(word => root.joinCharacters(word));
    }

    // Joins Chinese characters so that no line breaks between them.
    function joinCharacters(text: string): string {
        return text.replace(/([^ \n\u2060])(?=[^ \n\u2060])/g, "$1\u2060");
    }

    function widest(lineParts: list<string>): real {
        return ruler.height && Math.max(0, ...lineParts.map(part => ruler.advanceWidth(part.trim())));
    }

    // The requested font size, or the slightly smaller one (at least 88 %) at which given lines, phrases and compounds stay whole.
    function fitting(size: int): int {
        const given = root.originalText.split("\n");
        const flowingUnits = root.wholeUnits(given.join(root.han ? "" : " "));
        const needs = [given.length > 1 ? given : flowingUnits, flowingUnits].map(lineParts => Math.max(0, ...lineParts.map(part => reference.advanceWidth(part.trim()))) * size / reference.font.pixelSize);
        const need = needs.find(need => need > root.availableWidth && need * 0.88 < root.availableWidth);
        return need ? Math.floor(size * root.availableWidth / need) : size;
    }

    // Number of lines that measured parts take in a width.
    function linesIn(width: real, parts: list<var>): int {
        let lines = 1;
        let end = 0;
        for (const part of parts) {
            if (end > 0 && end + part.trimmed > width) {
                ++lines;
                end = 0;
            }
            end += part.width;
        }
        return lines;
    }

    // The narrowest width that takes no more lines than `availableWidth` does. Each part is measured once: that takes most of the time.
    function narrowestWidth(): real {
        const parts = root.lineParts.map(part => ({
                    width: ruler.height && ruler.advanceWidth(part),
                    trimmed: ruler.advanceWidth(part.trim())
                }));
        const lines = root.linesIn(root.availableWidth, parts);
        let short = Math.max(root.availableWidth / 2, ...parts.map(part => part.trimmed));
        let enough = root.availableWidth;
        while (enough - short > 2) {
            const middle = (short + enough) / 2;
            if (root.linesIn(middle, parts) > lines)
                short = middle;
            else
                enough = middle;
        }
        return Math.min(root.availableWidth, Math.ceil(enough) + 2);
    }

    // A width that does not leave one or two letters on the last line, for text whose words are broken.
    function widthOfBrokenWords(): real {
        const lines = root.implicitWidth / root.availableWidth;
        return lines % 1 < 0.3 ? Math.min(root.availableWidth, root.implicitWidth / Math.ceil(lines) + 1.5 * root.font.pixelSize) : root.availableWidth;
    }

    width: root.implicitWidth < root.availableWidth ? root.implicitWidth + 1 : root.lineParts.length > 0 ? root.narrowestWidth() : root.widthOfBrokenWords()
    font.family: Theme.family(root.originalText)
    text: root.unitsFit ? root.joinedText : root.lineParts.length > 0 ? root.lineParts.join("") : root.flowingText
    fullText: root.originalText

    FontMetrics {
        id: ruler

        font: root.font
    }
    FontMetrics {
        id: reference

        font.family: root.font.family
        font.pixelSize: 100
        font.weight: Font.DemiBold
    }
}
