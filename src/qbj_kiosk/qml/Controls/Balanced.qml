import QtQuick

// A few words set in lines of about the same length, no more of them than the room asks for. Compounds are broken at their
// hyphen only where they would not fit.
Label {
    id: root

    required property string words
    required property real room

    readonly property string whole: root.words.replace(/(\w)-(?=\w)/g, "$1\u2011")
    readonly property list<string> pieces: root.piecesOf(root.text)

    // What a line may end after: a word with its space, or a Chinese character with its punctuation.
    function piecesOf(text: string): list<string> {
        return text.match(/[（《]*[\u2e80-\uffff][，。、：；！？）》]*|[^\s\u2e80-\uffff]+\s*/g) ?? [];
    }

    function widest(text: string): real {
        return ruler.height && Math.max(0, ...root.piecesOf(text).map(piece => ruler.advanceWidth(piece.trim())));
    }

    // How many lines the text takes in a width.
    function linesIn(width: real): int {
        let lines = 1;
        let end = 0;
        for (const piece of root.pieces) {
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
        let short = Math.max(root.room / 2, root.widest(root.text));
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

    width: root.implicitWidth < root.room ? root.implicitWidth + 1 : root.narrowest()
    text: root.widest(root.whole) <= root.room ? root.whole : root.words
    Accessible.name: root.words.replace(/\n/g, " ")

    FontMetrics {
        id: ruler

        font: root.font
    }
}
