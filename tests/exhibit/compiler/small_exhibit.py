"""Sources of a small exhibit for tests: two languages, one panel, four kinds of figure, tiny fonts."""

# ruff: noqa: RUF001 - Chinese and typographic punctuation

import contextlib
import functools
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # fontTools has no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # fontTools has no types
from PIL import Image

from qbj_kiosk.exhibit.compiler import sandbox, sandbox_worker
from qbj_kiosk.exhibit.compiler.build import build
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.toml.problem_report import Problem, SourceError

EXHIBIT = """\
id = "sample"
languages = ["en", "zh"]
panels = ["rail"]

[train]
locomotive = "engine"
wagons = ["wagon"]

[fonts]
files = ["Sans.ttf", "Han.ttf"]
licences = ["OFL.txt"]
text = ["Sample Sans", "Sample Han"]
numeral = ["Sample Sans"]
"""
LANGUAGE = {
    "en": """\
name = "English"
script = "latin"
place = "Port"

[interface]
article = "Read the article"
article_short = "Article"
article_place = "the article"
back_to = "Back to {place}"
back_short = "Back"
start = "the start"
panel = "{title}"
from_paragraph = "From paragraph {numbers}"
from_paragraphs = "From paragraphs {numbers}"
joiner = " and "
paragraph = "Paragraph {number}"
previous = "Previous: {title}"
next = "Next: {title}"
stop = "Stop {number} of {total}: {title}, {summary}"
to_stop = "Stop: {title}, {summary}"
chosen = "Selected"
language = "Language"
touch = "Touch"
push = "Push"
train = "Train"
train_hint = "Drag"
train_call = "Drag"
gantry = "Crane"
gantry_hint = "Tap"
gantry_call = "Tap"
wagon_hint = "Open"
strands = "Strands"
strands_hint = "Pluck"
strands_call = "Pluck"
touch_keys = "Set off"
train_keys = "Left and right move the train"
gantry_keys = "Arrow keys set down containers"
strands_keys = "Up and down pluck a fibre"
still_here = "Are you still here?"
stay = "Stay"
start_over = "Start over"
seconds_left = "{seconds} seconds left"

[access]
title = "Text, contrast and reach"
sign = "Aa"
size = "Size of text"
percent = "{percent} %"
contrast = "High contrast"
calm = "Less motion"
patient = "More time"
low = "Controls lower"
young = "For young visitors"
talking = "Speak the controls"
on = "On"
off = "Off"
state = "{what}: {state}"
until = "For this visit only"

[talk]
button = "button"
tab = "tab"
link = "link"
radio = "choice"
switch = "switch"
slider = "slider"
chosen = "chosen"
on = "on"
off = "off"
position = "{number} of {total}"
joiner = ", "
help = "Next leads to the next control."
at_start = "Start. Panels: {total}."
at_panel = "{title}, {number} of {total}. {stops} stops."
at_stop = "{title}, stop {number} of {total} of {panel}."
at_article = "The article. Paragraphs: {total}."
at_access = "Settings for your visit."
ended = "The visit has ended."
ended_in = "The visit has ended. The next one begins in {language}."
no_voice = "{language} cannot be spoken here."
greeting = "Headphones connected. Welcome."

[speech]
read = "Read to me"
reading = "Reading aloud"
pause = "Pause"
carry_on = "Continue"
repeat = "Repeat"
quieter = "Quieter"
louder = "Louder"
volume = "Volume {percent} %"
speed = "Speed: {speed}"
slow = "slow"
normal = "normal"
fast = "fast"
no_sound = "There is no sound."
stop_reading = "Stop reading"
panel = "Panel {number} of {total}: {title}."
stop = "Stop {number} of {total} of the panel {panel}: {title}."
do_attract = "Touch the screen to set off."
do_panel = "Touch a stop to open it, or a tab at the bottom to go to another panel."
do_stop = "At the bottom, go back to the panel, or on to the stop beside. The article has more."
do_article = "Drag the page to read on. The way back is at the bottom."
do_access = "Touch a size of text, or a switch. The way back is at the bottom."
do_attract_keys = "Press open to set off."
do_panel_keys = "Next leads to the stops; after them, tabs lead to the other panels."
do_stop_keys = "Next leads to the article; back leads to the panel."
do_article_keys = "Back leads back."
do_access_keys = "Next leads to the settings, open changes one, back leads back."

[hours]
closed = "Closed now"
opens_today = "Open again at {time}"
opens_tomorrow = "Open again tomorrow at {time}"
opens_on = "Open again on {day} at {time}"
week = "Opening hours"
shut = "closed"
monday = "Monday"
tuesday = "Tuesday"
wednesday = "Wednesday"
thursday = "Thursday"
friday = "Friday"
saturday = "Saturday"
sunday = "Sunday"

[staff]
pin = "Staff PIN"
wrong = "That is not the PIN"
locked = "Try again in {time}"
erase = "Delete"
close = "Close"
enter = "Enter"
entered = "{count} digits entered"
unset = "No PIN is set. Run: qbj-kiosk staff pin"
seconds = "{count} s"
minutes = "{count} min"
title = "Staff"
exhibit = "Exhibit"
earlier = "The last good exhibit is shown, not the current one"
version = "Version"
since = "Running since"
settings = "Settings"
defaults = "Defaults"
refused = "Defaults: {file} has mistakes"
faults = "Last faults"
none = "None"
renderer = "Drawn by"
software = "Software"
gpu = "Graphics processor"
touch = "Touch devices"
disk = "Free disk space"
always = "Always open"
days = "{first} to {last}"
language = "Language at the start"
volume = "Volume at the start"
brightness = "Brightness"
less = "Less: {what}"
more = "More: {what}"
output = "Screen"
rotation = "Rotation"
change = "Change: {what}"
keep = "Keep ({count} s)"
reload = "Reload"
pattern = "Test pattern"
pattern_hint = "Draw with several fingers"
restart = "Restart"
leave = "Leave"
again = "Touch again"

[keypad]
learn = "Keypad"
title = "Press each key"
press = "Press the key for: {name}"
every = "Every key was asked for"
unset = "no key"
taken = "{key} was just learned for: {name}"
plain = "{key} has its meaning already"
before = "Go back"
skip = "Skip"
clear = "Clear"
cleared = "What was learned is forgotten"
save = "Save"
saved = "Saved"
unsaved = "Not written; holds until the next start"
next = "Next control"
previous = "Previous control"
up = "Up"
down = "Down"
left = "Left"
right = "Right"
open = "Open"
back = "Back"
home = "Start over"
read = "Read to me"
louder = "Louder"
quieter = "Quieter"
help = "Help"
language = "Next language"
headphones = "Headphones connected"
headphones_out = "Headphones removed"

[numbers.words]
nine = 9

[numbers.scales]
billion = 1_000_000_000
bn = 1_000_000_000
""",
    "zh": """\
name = "中文"
script = "han"
place = "港"

[interface]
article = "阅读"
article_short = "全文"
article_place = "全文"
back_to = "返回{place}"
back_short = "返回"
start = "首页"
panel = "{title}"
from_paragraph = "第{numbers}段"
from_paragraphs = "第{numbers}段"
joiner = "、"
paragraph = "第{number}段"
previous = "上一站：{title}"
next = "下一站：{title}"
stop = "第{number}站，共{total}站：{title}，{summary}"
to_stop = "站点：{title}，{summary}"
chosen = "选中"
language = "语言"
touch = "轻触"
push = "推"
train = "班列"
train_hint = "拖动"
train_call = "拖动"
gantry = "吊"
gantry_hint = "点按"
gantry_call = "点按"
wagon_hint = "打开"
strands = "纤维"
strands_hint = "拨动"
strands_call = "拨动"
touch_keys = "出发"
train_keys = "用左右键移动班列"
gantry_keys = "用方向键放下集装箱"
strands_keys = "用上下键拨动纤维"
still_here = "您还在吗？"
stay = "继续参观"
start_over = "重新开始"
seconds_left = "还剩{seconds}秒"

[access]
title = "文字、对比度与高度"
sign = "Aa"
size = "文字大小"
percent = "{percent}%"
contrast = "高对比度"
calm = "减少动态"
patient = "更多时间"
low = "降低位置"
young = "少儿版"
talking = "朗读控件"
on = "开"
off = "关"
state = "{what}：{state}"
until = "仅限本次参观"

[talk]
button = "按钮"
tab = "选项卡"
link = "链接"
radio = "单选项"
switch = "开关"
slider = "滑块"
chosen = "已选"
on = "开"
off = "关"
position = "第{number}项，共{total}项"
joiner = "，"
help = "用下一项键前往下一项。"
at_start = "首页，共{total}块展板。"
at_panel = "{title}，第{number}块展板，共{total}块。有{stops}个站点。"
at_stop = "{title}，{panel}第{number}站，共{total}站。"
at_article = "全文，共{total}段。"
at_access = "参观设置。"
ended = "参观已结束。"
ended_in = "参观已结束，下次参观从{language}开始。"
no_voice = "这里无法朗读{language}。"
greeting = "耳机已连接，欢迎。"

[speech]
read = "读给我听"
reading = "正在朗读"
pause = "暂停"
carry_on = "继续"
repeat = "重读"
quieter = "小声"
louder = "大声"
volume = "音量{percent}%"
speed = "语速：{speed}"
slow = "较慢"
normal = "正常"
fast = "较快"
no_sound = "没有声音。"
stop_reading = "停止朗读"
panel = "第{number}块展板，共{total}块：{title}。"
stop = "展板“{panel}”第{number}站，共{total}站：{title}。"
do_attract = "触摸屏幕即可出发。"
do_panel = "触摸一个站点即可打开，触摸底部的选项卡可前往其他展板。"
do_stop = "在底部可返回展板，或前往相邻站点。文章中有更多内容。"
do_article = "拖动页面继续阅读。返回键在底部。"
do_access = "触摸一个文字大小或一个开关。返回键在底部。"
do_attract_keys = "按打开键即可出发。"
do_panel_keys = "按下一项到达站点，之后的选项卡通往其他展板。"
do_stop_keys = "按下一项到达文章，按返回键回到展板。"
do_article_keys = "按返回键返回。"
do_access_keys = "按下一项到达各项设置，按打开键更改，按返回键返回。"

[hours]
closed = "现已闭馆"
opens_today = "今天{time}开放"
opens_tomorrow = "明天{time}开放"
opens_on = "{day}{time}开放"
week = "开放时间"
shut = "闭馆"
monday = "星期一"
tuesday = "星期二"
wednesday = "星期三"
thursday = "星期四"
friday = "星期五"
saturday = "星期六"
sunday = "星期日"

[staff]
pin = "工作人员密码"
wrong = "密码不正确"
locked = "请在{time}后重试"
erase = "删除"
close = "关闭"
enter = "确定"
entered = "已输入{count}位"
unset = "尚未设置密码，请运行：qbj-kiosk staff pin"
seconds = "{count}秒"
minutes = "{count}分钟"
title = "工作人员"
exhibit = "展示内容"
earlier = "显示的是上一份完好的展示内容，不是当前内容"
version = "版本"
since = "启动时间"
settings = "设置"
defaults = "默认值"
refused = "默认值：{file}有错误"
faults = "最近故障"
none = "无"
renderer = "渲染方式"
software = "软件渲染"
gpu = "图形处理器"
touch = "触摸设备"
disk = "可用磁盘空间"
always = "全天开放"
days = "{first}至{last}"
language = "起始语言"
volume = "起始音量"
brightness = "屏幕亮度"
less = "减小：{what}"
more = "增大：{what}"
output = "屏幕"
rotation = "旋转"
change = "更换：{what}"
keep = "保留（{count}秒）"
reload = "重新加载"
pattern = "测试图"
pattern_hint = "请用多根手指画线"
restart = "重新启动"
leave = "退出程序"
again = "再按一次"

[keypad]
learn = "辅助按键"
title = "逐个按键"
press = "请按下这个键：{name}"
every = "所有按键都已询问"
unset = "无按键"
taken = "{key}刚刚已用于：{name}"
plain = "{key}无需学习，已有含义"
before = "上一步"
skip = "跳过"
clear = "清除"
cleared = "已清除学习的按键"
save = "保存"
saved = "已保存"
unsaved = "未能写入，重启后失效"
next = "下一项"
previous = "上一项"
up = "上"
down = "下"
left = "左"
right = "右"
open = "打开"
back = "返回"
home = "重新开始"
read = "朗读"
louder = "调大音量"
quieter = "调小音量"
help = "帮助"
language = "下一种语言"
headphones = "耳机已插入"
headphones_out = "耳机已拔出"

[numbers]
fillers = ["多"]

[numbers.words]
"九" = 9

[numbers.scales]
"亿" = 100_000_000
""",
}
ARTICLE = {
    "en": """\
# A port’s title
> A train departs.

1. After starting in 2013, the port’s trains ran for more than nine years.
2. It has introduced projects with more than 100 billion yuan ($13.9 billion).
3. The company has transferred 80 percent of its orders.

Source: the port
""",
    "zh": """\
# 港口
> 班列发车。

1. 自2013年开行，九年多来班列不断。
2. 总投资超过1000多亿元（合139亿美元）。
3. 公司已将80%的订单转移。

来源：港
""",
}
PANEL = """\
look = "deep"
paragraphs = [1, 2]
figure = "money"
scenery = "wagon"

[[stops]]
id = "begin"
paragraphs = [1]
figure = "begin"

[[stops]]
id = "orders"
paragraphs = [3]
figure = "orders"

[[stops]]
id = "photo"
paragraphs = [2]
figure = "photo"
"""
LEAD = {"en": " ".join(["Trains run and run."] * 10), "zh": "班列不断开行。" * 10}
TEXT = {
    "en": f"""\
tab = "Rail"
kicker = "The port"
headline = \"\"\"
Trains that ran
since 2013\"\"\"
lead = "{LEAD["en"]}"

[stops.begin]
title = "2013"
summary = "begins"
heading = "Nine years"
body = \"\"\"
For more than nine years, *trains*
have **run**.

They run.\"\"\"

[stops.orders]
title = "80%"
summary = "of orders"
heading = "The company"
body = "It moved 80 percent."

[stops.photo]
title = "Projects"
summary = "100 billion yuan"
heading = "Invested"
body = "More than 100 billion yuan ($13.9 billion)."
""",
    "zh": f"""\
tab = "铁路"
kicker = "港口"
headline = "班列不断"
lead = "{LEAD["zh"]}"

[stops.begin]
title = "2013年"
summary = "开行"
heading = "九年"
body = "九年多来班列不断。"

[stops.orders]
title = "80%"
summary = "订单"
heading = "公司"
body = "公司转移80%。"

[stops.photo]
title = "总投资"
summary = "1000多亿元"
heading = "总投资"
body = "超过1000亿元，合139亿美元。"
""",
}
FIGURES = {
    "money": """\
kind = "containers"
paragraphs = [2]
value = 100_000_000_000
per = 1_000_000_000

[en]
scale = 1_000_000_000
after = "bn yuan +"
label = "invested ($13.9 billion)"
spoken = "More than {numeral} billion yuan."
note = "One container = {per} bn yuan"
counting = "set down, of {numeral} bn yuan"

[zh]
scale = 100_000_000
before = "超过"
after = "亿元"
label = "总投资"
spoken = "总投资超过{numeral}亿元。"
note = "每个{per}亿元"
""",
    "begin": """\
kind = "numeral"
paragraphs = [1]
value = 2013

[en]
label = "begins"
spoken = "It begins in {numeral}."

[zh]
after = "年"
label = "开行"
spoken = "{numeral}年开行。"
""",
    "orders": """\
kind = "boxes"
paragraphs = [3]
value = 80
of = 10

[en]
after = "%"
label = "of orders"
spoken = "{numeral} percent of orders, {filled} of {total}."
names = ["Moved {filled}", "Rest {rest}"]

[zh]
after = "%"
label = "订单"
spoken = "{numeral}%的订单。"
names = ["转移{filled}", "其他{rest}"]
""",
    "photo": """\
kind = "picture"
paragraphs = [2]
picture = "photo.png"

[en]
label = "The port"
spoken = "A picture of the port."

[zh]
label = "港口"
spoken = "港口。"
""",
}
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">
  <title>A wagon</title>
  <g fill="#0E4A53" stroke="#F5F8F6" stroke-width="2">
    <rect x="5" y="5" width="90" height="40"/>
    <path d="m10 10h20v5z" stroke="none"/>
  </g>
  <circle cx="20" cy="45" r="4" fill="#FF7A55"/>
</svg>
"""
_OTHER_CHARACTERS = "0123456789"


def texts() -> dict[str, str]:
    return {
        "exhibit.toml": EXHIBIT,
        **{f"languages/{tag}.toml": text for tag, text in LANGUAGE.items()},
        **{f"article/{tag}.md": text for tag, text in ARTICLE.items()},
        "panels/rail/panel.toml": PANEL,
        **{f"panels/rail/{tag}.toml": text for tag, text in TEXT.items()},
        **{f"figures/{name}.toml": text for name, text in FIGURES.items()},
        "artwork/engine.svg": SVG,
        "artwork/wagon.svg": SVG,
        "fonts/OFL.txt": "Licence\n",
    }


def font(family: str, characters: str) -> bytes:
    """Return a font file in which every character is a box."""
    pen = TTGlyphPen(None)
    for at, point in enumerate([(0, 0), (0, 500), (500, 500)]):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    box = pen.glyph()
    names = {ord(one): f"u{ord(one):04X}" for one in sorted(set(characters))}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(order, box))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    written = io.BytesIO()
    builder.save(written)
    return written.getvalue()


@functools.cache
def fonts() -> dict[str, bytes]:
    every = set("".join(texts().values()) + _OTHER_CHARACTERS) - {"\n"}
    latin = "".join(one for one in every if ord(one) < 0x2E80)
    han = "".join(one for one in every if ord(one) >= 0x2E80)
    return {"fonts/Sans.ttf": font("Sample Sans", latin), "fonts/Han.ttf": font("Sample Han", han)}


@functools.cache
def picture(kind: str = "PNG", width: int = 8, height: int = 6) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), (200, 60, 30)).save(written, kind)
    return written.getvalue()


def files() -> dict[str, bytes]:
    written = {path: text.encode() for path, text in texts().items()}
    return {**written, **fonts(), "pictures/photo.png": picture()}


@contextlib.contextmanager
def in_process() -> Iterator[None]:
    """Convert fonts, drawings and pictures in this process: starting a sandbox for every test takes long."""

    def answers(jobs: Sequence[sandbox_worker.Job]) -> list[sandbox_worker.Answer]:
        return [sandbox_worker.convert(job) for job in jobs]

    with mock.patch.object(sandbox, "convert", answers):
        yield


@dataclass(frozen=True, slots=True)
class Sample:
    root: Path

    @classmethod
    def write(cls, root: Path) -> "Sample":
        for path, data in files().items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        return cls(root)

    @property
    def out(self) -> Path:
        return self.root.parent / "bundle"

    def put(self, path: str, data: str | bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data if isinstance(data, bytes) else data.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text in a source file; fail if there is none."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        self.put(path, text.replace(old, new, 1))

    def build(self) -> Exhibit:
        return build(self.root, self.out)

    def problems(self) -> tuple[Problem, ...]:
        """Build the small exhibit and return its problems; fail if there are none, or if files are left behind."""
        try:
            self.build()
        except SourceError as error:
            left = sorted(path.name for path in self.root.parent.iterdir())
            assert left == [self.root.name], f"left behind: {left}"
            return error.problems
        message = "the sources were built although they are wrong"
        raise AssertionError(message)
