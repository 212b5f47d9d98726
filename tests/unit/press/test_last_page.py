"""A volume's last page: columns of one length, and no page for a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from desks import write_desk
from standfirst.press.typesetting import LEVEL, SMALLEST, level, squeeze
from volumes import topic_pdf


def fill(**changed: Any) -> dict[str, Any]:
    """Return what a document of six pages says of its end: 700 points high, its middle at 300."""
    told = {"columns": 2, "page": 6, "x": 40.0, "y": 300.0, "middle": 300.0, "key": "s1", "from": 100.0}
    return told | {"top": 70.0, "bottom": 770.0} | changed


def test_a_first_column_that_is_longer_gives_half_of_it_to_the_second() -> None:
    told = level(fill(y=470.0))
    assert told == {"key": "s1", "room": 700 - (200 + 24)}


def test_columns_that_are_level_stay_as_they_are() -> None:
    assert level(fill(x=400.0, y=770.0 - LEVEL + 1)) is None
    assert level(fill(y=70.0 + LEVEL - 1)) is None


def test_one_column_and_a_page_without_a_place_to_cut_at_stay_as_they_are() -> None:
    assert level(fill(columns=1)) is None
    assert level(fill(key=None)) is None
    assert level(fill(**{"from": 700.0})) is None


def test_a_last_page_of_a_few_lines_is_done_without() -> None:
    factor = squeeze(fill(page=8, y=110.0))
    assert factor is not None
    assert SMALLEST <= factor < 1


@pytest.mark.parametrize("told", [fill(x=400.0), fill(page=2, y=80.0), fill(page=3, y=280.0)])
def test_letters_are_not_made_small_for_a_page_that_is_used(told: dict[str, Any]) -> None:
    assert squeeze(told) is None


def test_the_columns_of_a_real_last_page_are_level(tmp_path: Path) -> None:
    articles = {
        f"pier-{day}": {
            "date": f"2024-05-{day}",
            "url": f"https://lakeherald.example/{day}",
            "title": f"Day {day} at the pier",
        }
        for day in range(10, 17)
    }
    pdf = topic_pdf(write_desk(tmp_path / "digests", articles=articles), tmp_path, "ferries")
    with pikepdf.open(pdf.path) as file:
        assert len(file.pages) in {2, 3, 4}
    boxes = pdf.text(pdf.pages, pdf.pages, "-bbox")
    ends: dict[bool, float] = {}
    for line in boxes.splitlines():
        if "<word " in line:
            values = {part.split("=")[0]: part.split('"')[1] for part in line.split() if "=" in part}
            bottom = float(values["yMax"])
            if bottom < 760:
                right = float(values["xMin"]) > 297
                ends[right] = max(ends.get(right, 0.0), bottom)
    assert abs(ends[False] - ends[True]) < 2 * LEVEL
