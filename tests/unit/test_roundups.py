"""A topic's opening is shown once an editor has accepted it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import load
from standfirst.summarise import EditorsRoundUps, RoundUp


@pytest.mark.parametrize(
    ("roundup", "shown"),
    [
        (None, None),
        ({"text": "What is known."}, None),
        ({"text": "What is known.", "accepted": "false"}, None),
        (
            {"text": "What is known.", "sources": ["pier-closed"], "accepted": "true"},
            RoundUp((("What is known.", ("pier-closed",)),), "desk"),
        ),
    ],
)
def test_only_an_accepted_round_up_is_shown(
    roundup: dict[str, object] | None, shown: RoundUp | None, make_desk: Callable[..., Path]
) -> None:
    topic = load(make_desk(topics={"ferries": {"roundup": roundup}})).topics["ferries"]
    assert EditorsRoundUps().of(topic) == shown
