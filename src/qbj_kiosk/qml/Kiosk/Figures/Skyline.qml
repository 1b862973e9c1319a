pragma ComponentBehavior: Bound

import Kiosk.Theme
import QtQuick
import QtQuick.Shapes

// One box for each unit of a sum, piled into towers: a skyline that is as high as the text above it allows. The towers mean nothing by
// themselves.
FigureKindBase {
    id: root

    readonly property Look look: root.view.look
    readonly property int units: root.view.figure.units
    readonly property list<int> silhouette: [3, 5, 4, 7, 2, 6, 9, 5, 3, 8, 6, 4, 10, 7, 5, 9, 3, 6, 8, 4]
    readonly property real boxWidth: root.largestBox()
    readonly property real boxHeight: Math.round(root.boxWidth * 0.6)
    readonly property int columns: Math.max(1, Math.floor(root.width / root.boxWidth))
    readonly property list<int> towers: root.pile()
    readonly property list<color> paints: [root.look.fill, root.look.line, root.look.pale]
    readonly property list<color> ribs: root.look.edged ? [root.look.edge, root.look.ground, root.look.edge] : [root.look.pale, root.look.text, root.look.fill]
    readonly property real edge: root.look.edged ? Metrics.stroke : Metrics.hairline

    wantedHeight: Metrics.px(440)
    least: Metrics.px(300)
    leftLeast: Metrics.px(120)
    // It rises by whole boxes.
    readonly property int highest: Math.max(1, ...root.towers)
    readonly property int shownStoreys: Math.ceil(root.highest * Math.min(1, root.view.progress))
    shownShare: root.shownStoreys < root.highest ? root.towers.reduce((sum, tower) => sum + Math.min(tower, root.shownStoreys), 0) / root.units : 1

    function storeys(column: int, boxWidth: real): int {
        return Math.max(1, Math.floor((root.view.roomAt(column * boxWidth) - Metrics.px(8)) / Math.round(boxWidth * 0.6)));
    }

    // The largest box with which the towers fill about two thirds of the room.
    function largestBox(): real {
        for (let wide = Metrics.px(140); wide > Metrics.px(24); wide -= 2) {
            let room = 0;
            for (let column = 0; column < Math.floor(root.width / wide); ++column)
                room += Math.min(root.silhouette.length, root.storeys(column, wide));
            if (room * 0.68 >= root.units)
                return wide;
        }
        return Metrics.px(24);
    }

    // Heights of the towers, from left to right.
    function pile(): list<int> {
        const towers = Array.from({length: root.columns}, () => 0);
        const limits = towers.map((_, column) => root.storeys(column, root.boxWidth));
        for (let box = 0; box < root.units; ++box) {
            let best = 0;
            let most = -Infinity;
            for (let column = 0; column < root.columns; ++column) {
                const wanted = root.silhouette[column % root.silhouette.length] * limits[column] / 10 - towers[column];
                if (towers[column] < limits[column] && wanted > most) {
                    most = wanted;
                    best = column;
                }
            }
            ++towers[best];
        }
        return towers;
    }

    function eachBox(paint: int, draw: var): string {
        let path = "";
        for (let column = 0; column < root.columns; ++column)
            for (let storey = 0; storey < root.towers[column]; ++storey)
                if ((column * 2 + storey * storey + (storey >> 1)) % 3 === paint)
                    path += draw(column * root.boxWidth + root.edge / 2, root.height - (storey + 1) * root.boxHeight + root.edge / 2);
        return path;
    }

    function boxes(paint: int): string {
        return root.eachBox(paint, (x, y) => `M ${x} ${y} h ${root.boxWidth - root.edge} v ${root.boxHeight - root.edge} h ${root.edge - root.boxWidth} Z `);
    }

    function corrugation(paint: int): string {
        const step = root.boxWidth / 6;
        return root.eachBox(paint, (x, y) => [1, 2, 3, 4, 5].map(rib => `M ${Math.round(x + rib * step)} ${y + root.boxHeight * 0.2} v ${root.boxHeight * 0.56} `).join(""));
    }

    Item {
        y: root.shownStoreys < root.highest ? root.height - root.shownStoreys * root.boxHeight : 0
        width: root.width
        height: root.height - y
        // Always: a change of it would render the texture again.
        clip: true

        // Rendered once, to a texture.
        Item {
            y: -parent.y
            width: root.width
            height: root.height
            layer.enabled: Theme.layered

            Repeater {
                model: 3

                Shape {
                    id: share

                    required property int index

                    preferredRendererType: Shape.CurveRenderer

                    ShapePath {
                        fillColor: root.paints[share.index]
                        strokeColor: root.look.edged ? root.look.edge : root.look.text
                        strokeWidth: root.edge
                        joinStyle: ShapePath.MiterJoin

                        PathSvg {
                            path: root.boxes(share.index)
                        }
                    }
                    ShapePath {
                        fillColor: "transparent"
                        strokeColor: root.ribs[share.index]
                        strokeWidth: Math.max(1, Metrics.px(2))
                        capStyle: ShapePath.FlatCap

                        PathSvg {
                            path: root.corrugation(share.index)
                        }
                    }
                }
            }
        }
    }
}
