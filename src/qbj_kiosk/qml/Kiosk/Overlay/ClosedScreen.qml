pragma ComponentBehavior: Bound

import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme
import QtQuick

// Outside opening hours: a black screen. A touch shows the hours in every language for a while.
Item {
    id: root

    required property Hours hours

    // True if the hours are visible.
    readonly property alias hoursShown: hoursTimer.running
    readonly property alias page: page
    // Hides the hours when it ends.
    readonly property alias hoursTimer: hoursTimer

    readonly property Look look: Theme.deep
    readonly property int languages: root.hours.notices.length
    // As many columns as have room for a sentence and a row of the week.
    readonly property real narrowest: Metrics.px(560) * Metrics.enlarged
    readonly property int columns: Math.max(1, Math.min(root.languages, Math.floor((Metrics.contentWidth + Metrics.gutter) / (root.narrowest + Metrics.gutter))))
    readonly property real column: (Metrics.contentWidth - (root.columns - 1) * Metrics.gutter) / root.columns

    function showHours(): void {
        root.hours.updateNotices();
        if (!root.hoursShown)
            page.contentY = 0;
        hoursTimer.restart();
    }

    visible: !root.hours.open
    onVisibleChanged: hoursTimer.stop()

    Timer {
        id: hoursTimer

        interval: Motion.notice
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.night
    }
    // Touches do not reach the items below.
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    ScrollPage {
        id: page

        anchors.fill: parent
        visible: root.hoursShown
        contentHeight: notices.height + 2 * Metrics.px(48)
        hintColor: root.look.secondary

        Grid {
            id: notices

            x: Metrics.margin
            y: Math.max(Metrics.px(48), Math.round((page.height - notices.height) / 2))
            columns: root.columns
            columnSpacing: Metrics.gutter
            rowSpacing: Metrics.px(96)

            Repeater {
                model: root.languages

                Column {
                    id: notice

                    required property int index
                    readonly property Notice model: root.hours.notices[notice.index] as Notice
                    readonly property real leading: Metrics.leading(notice.model.han)

                    width: root.column

                    PlainLabel {
                        width: notice.width
                        text: notice.model.strings.closed
                        color: root.look.text
                        font.pixelSize: Metrics.subhead
                        font.weight: Font.DemiBold

                        ScreenReaderText {
                            role: Accessible.Heading
                            tag: notice.model.tag
                        }
                    }
                    Item {
                        width: notice.width
                        height: Metrics.px(8)
                    }
                    PlainLabel {
                        width: notice.width
                        visible: notice.model.opens.length > 0
                        text: notice.model.opens
                        color: root.look.line
                        font.pixelSize: Metrics.lead
                        font.weight: Font.DemiBold
                        leading: notice.leading

                        ScreenReaderText {
                            tag: notice.model.tag
                        }
                    }
                    Item {
                        width: notice.width
                        height: Metrics.px(40)
                    }
                    PlainLabel {
                        width: notice.width
                        text: notice.model.strings.week
                        color: root.look.secondary
                        font.pixelSize: Metrics.label
                        font.weight: Font.DemiBold
                        leading: notice.leading

                        ScreenReaderText {
                            role: Accessible.Heading
                            tag: notice.model.tag
                        }
                    }
                    Item {
                        width: notice.width
                        height: times.height

                        Column {
                            id: days

                            Repeater {
                                id: names

                                model: notice.model.days

                                PlainLabel {
                                    id: day

                                    required property string modelData
                                    required property int index

                                    // As high as its hours, which may take more than one line.
                                    height: hours.count > day.index ? (hours.itemAt(day.index) as Item).height : implicitHeight
                                    text: day.modelData
                                    color: root.look.secondary
                                    font.pixelSize: Metrics.label
                                    leading: notice.leading
                                    wrapMode: Text.NoWrap

                                    ScreenReaderText {
                                        text: day.modelData + " " + notice.model.times[day.index]
                                        tag: notice.model.tag
                                    }
                                }
                            }
                        }
                        Column {
                            id: times

                            x: days.width + Metrics.px(32)

                            Repeater {
                                id: hours

                                model: notice.model.times

                                Item {
                                    id: entry

                                    required property string modelData
                                    required property int index
                                    readonly property PlainLabel day: names.count > entry.index ? names.itemAt(entry.index) as PlainLabel : null

                                    width: notice.width - times.x
                                    height: time.height

                                    PlainLabel {
                                        id: time

                                        // Digits alone are higher in their line than digits beside Chinese.
                                        y: entry.day ? entry.day.baselineOffset - time.baselineOffset : 0
                                        width: entry.width
                                        text: entry.modelData
                                        color: root.look.text
                                        font.pixelSize: Metrics.label
                                        leading: notice.leading
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    // On top, so that it receives every touch before the page does.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: root.showHours()
        }
    }
}
