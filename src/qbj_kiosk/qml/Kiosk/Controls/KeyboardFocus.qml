pragma Singleton

import QtQuick
import QtQuick.Templates as T

// Keyboard focus. Tab moves in reading order: above the deck from top to bottom, then the deck, then from the start again.
QtObject {
    id: root

    // True if the last input was a key; then the focused control shows a ring.
    property bool used: false
    readonly property int reason: root.used ? Qt.TabFocusReason : Qt.OtherFocusReason

    function focus(item: Item): void {
        item.forceActiveFocus(root.reason);
        // An item that already has focus in its scope keeps its old focus reason.
        root.showFocus(item as T.Control);
    }

    function showFocus(control: T.Control): void {
        if (control && control.focusReason !== root.reason)
            control.focusReason = root.reason;
    }

    function markUsed(holder: Item): void {
        root.used = true;
        root.showFocus(holder as T.Control);
    }

    // A key would have moved further, but there is nothing.
    signal endReached

    // The heading of the place on the screen; null if there is none.
    function heading(top: Item): ScreenReaderText {
        return root.controls(top).find(item => (item as ScreenReaderText)?.role === Accessible.Heading) as ScreenReaderText;
    }

    // Moves focus to the next or previous control; from an item that is no control, to the first or last. False if there is none.
    function moveFocus(from: Item, by: int): bool {
        root.markUsed(from);
        const all = root.inReadingOrder(from.Window.contentItem);
        const at = all.indexOf(from);
        if (all.length > 0)
            root.focus(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
        return all.length > 0;
    }

    // The nearest control within an item in an arrow's direction; of equally near ones the one that is best aligned. Null if there is
    // none.
    function neighbour(from: Item, key: int, within: Item): Item {
        const start = root.placeOf(from);
        const across = key === Qt.Key_Left || key === Qt.Key_Right;
        const by = key === Qt.Key_Right || key === Qt.Key_Down ? 1 : -1;
        let nearest = null;
        let least = Infinity;
        for (const item of root.controls(within)) {
            const candidate = root.placeOf(item);
            const away = across ? (by > 0 ? candidate.left - start.right : start.left - candidate.right) : by > 0 ? candidate.top - start.bottom : start.top - candidate.bottom;
            const overlap = across ? Math.min(start.bottom, candidate.bottom) - Math.max(start.top, candidate.top) : Math.min(start.right, candidate.right) - Math.max(start.left, candidate.left);
            const aside = across ? Math.abs(candidate.top + candidate.bottom - start.top - start.bottom) : Math.abs(candidate.left + candidate.right - start.left - start.right);
            if (item !== from && !(item as ScreenReaderText) && away >= -1 && overlap > 1 && away + aside / 1e6 < least) {
                nearest = item;
                least = away + aside / 1e6;
            }
        }
        return nearest;
    }

    // Texts in the order of their items, then the other controls. A row is read from left to right. It holds every control whose top is above the middle of the row's highest control.
    function inReadingOrder(top: Item): list<Item> {
        let places = root.controls(top).map(item => root.placeOf(item));
        const texts = places.filter(place => place.item as ScreenReaderText && !place.decked);
        places = places.filter(place => !texts.includes(place));
        places.sort((one, other) => one.decked - other.decked || one.top - other.top);
        let middle = 0;
        let row = 0;
        for (let i = 0; i < places.length; ++i) {
            if (i > 0 && (places[i].decked > places[i - 1].decked || places[i].top >= middle))
                ++row;
            if (i === 0 || row > places[i - 1].row)
                middle = (places[i].top + places[i].bottom) / 2;
            places[i].row = row;
        }
        places.sort((one, other) => one.row - other.row || one.left - other.left);
        return texts.concat(places).map(place => place.item);
    }

    function controls(item: Item): list<Item> {
        const found = [];
        for (const child of item.children) {
            if (!child.visible || !child.enabled)
                continue;
            const control = child as T.Control;
            if (control && ((control as ScreenReaderText)?.isFocusStop ?? control.focusPolicy & Qt.TabFocus))
                found.push(control);
            found.push(...root.controls(child));
        }
        return found;
    }

    function placeOf(item: Item): var {
        const at = item.mapToItem(null, 0, 0);
        let above = item.parent;
        while (above && !(above as Deck))
            above = above.parent;
        return {
            item: item,
            decked: above ? 1 : 0,
            row: 0,
            left: at.x,
            right: at.x + item.width,
            top: at.y,
            bottom: at.y + item.height
        };
    }
}
