"""The language of a text, and what pages call theirs."""

import pytest

from standfirst.clip.metadata.language import language_of, language_tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour board said on Tuesday that the old pier would be closed to visitors until next spring.", "en"),
        (
            "Der Hafenrat teilte am Dienstag mit, dass der alte Pier bis zum Frühjahr für Besucher geschlossen bleibt.",
            "de",
        ),
        (
            "Le conseil du port a annoncé mardi que la vieille jetée resterait fermée jusqu'au printemps.",
            "fr",
        ),
        (
            "La junta del puerto dijo el martes que el viejo muelle permanecerá cerrado a los visitantes hasta abril.",
            "es",
        ),
        ("港湾委員会は火曜日、古い桟橋を来年の春まで閉鎖すると発表した。", "ja"),
        ("항만위원회는 화요일 오래된 부두를 내년 봄까지 방문객에게 폐쇄한다고 밝혔다.", "ko"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    told = language_of(text)
    assert told is not None
    assert told.value == language
    assert told == language_of(text)


@pytest.mark.parametrize("text", ["", "Pier", "12345 67890 12345"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("told", "tag"),
    [
        ("en_US", "en-US"),
        ("de-DE.utf8", "de-DE"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("PT", "pt"),
        ("english", None),
        ("", None),
    ],
)
def test_a_pages_own_word_becomes_a_tag(told: str, tag: str | None) -> None:
    assert language_tag(told) == tag
