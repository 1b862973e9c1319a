import QtQuick

// A few words set in lines of about the same length, no more of them than the room asks for. Compounds are not broken at
// their hyphen, nor Chinese within a phrase, where the room lets them stay whole. Lines that were given are kept if all fit.
Label {
    id: root

    required property string words
    required property real room

    readonly property bool han: /[\u4e00-\u9fff]/.test(root.words)
    readonly property bool fits: ruler.height && root.words.split("\n").every(line => ruler.advanceWidth(line) <= root.room)
    readonly property string flowing: root.fits ? root.words : root.words.replace(/\n/g, root.han ? "" : " ")
    readonly property string joined: root.han ? root.flowing.replace(/([^，。、：；！？）》\s])(?=[^（《\s])/g, "$1\u2060") : root.flowing.replace(/(\w)-(?=\w)/g, "$1\u2011")
    readonly property bool whole: root.widest(root.joined) <= root.room

    // What a line may end after, as long as all stays whole.
    function pieces(text: string): list<string> {
        return text.match(root.han ? /[（《]*[^，。、：；！？（《）》\s]+[，。、：；！？）》]*\s*/g : /\S+\s*/g) ?? [];
    }

    function widest(text: string): real {
        return ruler.height && Math.max(0, ...root.pieces(text).map(piece => ruler.advanceWidth(piece.trim())));
    }

    // The size to be set in: the one that is asked for, or the little less at which given lines, or phrases and compounds, stay whole.
    function fitting(size: int): int {
        const given = root.words.split("\n");
        const flowing = root.pieces(given.join(root.han ? "" : " "));
        const needs = [given.length > 1 ? given : flowing, flowing].map(parts => Math.max(0, ...parts.map(part => reference.advanceWidth(part.trim()))) * size / reference.font.pixelSize);
        const need = needs.find(need => need > root.room && need * 0.88 < root.room);
        return need ? Math.floor(size * root.room / need) : size;
    }

    // How many lines the text takes in a width.
    function linesIn(width: real): int {
        let lines = 1;
        let end = 0;
        for (const piece of root.pieces(root.joined)) {
            if (end > 0 && end + ruler.advanceWidth(piece.trim()) > width) {
                ++lines;
                end = 0;
            }
            end += ruler.advanceWidth(piece);
        }
        return lines;
    }

    // The narrowest width that takes no more lines than the room does.
    function narrowest(): real {
        const lines = ruler.height && root.linesIn(root.room);
        let short = Math.max(root.room / 2, root.widest(root.joined));
        let enough = root.room;
        while (enough - short > 2) {
            const middle = (short + enough) / 2;
            if (root.linesIn(middle) > lines)
                short = middle;
            else
                enough = middle;
        }
        return Math.min(root.room, Math.ceil(enough) + 2);
    }

    // Where words are broken anyway, the last line is at least not left with a letter or two.
    function broken(): real {
        const lines = root.implicitWidth / root.room;
        return lines % 1 < 0.3 ? Math.min(root.room, root.implicitWidth / Math.ceil(lines) + 1.5 * root.font.pixelSize) : root.room;
    }

    width: root.implicitWidth < root.room ? root.implicitWidth + 1 : root.whole ? root.narrowest() : root.broken()
    text: root.whole ? root.joined : root.flowing
    Accessible.name: root.words.replace(/\n/g, " ")

    FontMetrics {
        id: ruler

        font: root.font
    }
    FontMetrics {
        id: reference

        font.pixelSize: 100
        font.weight: Font.DemiBold
    }
}
