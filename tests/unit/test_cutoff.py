"""A build takes one time for now, and says which."""

from datetime import UTC, datetime

import pytest

from standfirst.cutoff import cutoff_time
from standfirst.errors import DeskError


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1717243259", datetime(2024, 6, 1, 12, 0, tzinfo=UTC)),
    ],
)
def test_source_date_epoch_is_now_to_the_minute(given: str, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert cutoff_time() == moment


@pytest.mark.parametrize("given", [None, ""])
def test_without_it_the_clock_is_now_to_the_minute(given: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if given is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    before = datetime.now(UTC).replace(second=0, microsecond=0)
    assert before <= cutoff_time() <= datetime.now(UTC)
    assert (cutoff_time().second, cutoff_time().microsecond) == (0, 0)


@pytest.mark.parametrize("given", ["yesterday", "2024-05-13", "1e9", "9" * 30, "nan"])
def test_anything_else_is_refused_by_its_value(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(DeskError, match=given) as caught:
        cutoff_time()
    assert "1970-01-01" in caught.value.remedy
