"""The rate limit of log lines: repetitions, number of lines, number of characters."""

from qbj_kiosk.supervisor.log_rate_limit import LogRateLimit


def test_repeated_line_is_logged_once_and_counted() -> None:
    limit = LogRateLimit()
    allowed = [limit.allow("Main.qml:3: TypeError", second / 60) for second in range(60 * 60)]
    assert sum(allowed) == 1
    assert limit.summarise(59.9) == []
    assert limit.summarise(60) == ["3599 times more: Main.qml:3: TypeError"]
    assert limit.allow("Main.qml:3: TypeError", 61)


def test_number_of_lines_is_limited() -> None:
    limit = LogRateLimit(max_lines=10)
    assert sum(limit.allow(f"line {number}", 0) for number in range(1000)) == 10
    assert limit.summarise(60) == ["990 lines more"]
    assert limit.summarise(61) == []


def test_number_of_characters_is_limited() -> None:
    limit = LogRateLimit()
    allowed = [limit.allow(f"{number} " + "x" * 3998, 0) for number in range(100)]
    assert sum(allowed) == 8
    assert limit.summarise(60) == ["92 lines more"]
    assert limit.allow("x" * 4000, 61)


def test_addresses_are_ignored_in_comparisons() -> None:
    limit = LogRateLimit()
    assert [limit.allow(f"<Touch at 0x7f{number:x}> failed", 0) for number in range(3)] == [True, False, False]
    assert limit.summarise(60) == ["2 times more: <Touch at 0x…> failed"]
