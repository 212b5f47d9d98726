"""A small invented library: three running stories and some that stand alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from standfirst.relate.texts import Text

BEGUN = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)


def text(id_: str, body: str, *, title: str = "", day: float | None = 0, **more: object) -> Text:
    when = None if day is None else BEGUN + timedelta(days=day)
    return Text(id_, title, body, when=when, **more)  # type: ignore[arg-type]


FERRY = text(
    "ferry-1",
    "The ferry Marisol ran aground off Port Ansel on Wednesday with 212 passengers aboard. Harbour master Ines Okaro "
    "said the tide turned faster than the pilot had reckoned. Divers looked at the hull of the Marisol in the night.",
    title="Ferry Marisol runs aground off Port Ansel",
    people=frozenset(["Ines Okaro"]),
    places=frozenset(["Port Ansel"]),
    topics=frozenset(["ports"]),
    publisher="coast",
)
FERRY_NEXT = text(
    "ferry-2",
    "Tugs pulled the ferry Marisol off the sandbank at Port Ansel on Thursday. All passengers had left it in boats. "
    "Ines Okaro, the harbour master, wants to know why the pilot misjudged the tide, and had the hull examined.",
    title="Tugs free the Marisol at Port Ansel",
    day=1,
    people=frozenset(["Ines Okaro"]),
    places=frozenset(["Port Ansel"]),
    topics=frozenset(["ports"]),
    publisher="herald",
)
FERRY_LAST = text(
    "ferry-3",
    "The pilot of the ferry Marisol had slept three hours before it ran aground, an inquiry at Port Ansel found. "
    "Harbour master Ines Okaro said pilots would rest longer. The hull was mended and the ferry carries passengers.",
    title="Inquiry: pilot of the Marisol was tired",
    day=9,
    people=frozenset(["Ines Okaro"]),
    topics=frozenset(["ports", "labour"]),
    publisher="coast",
)
WHEAT = text(
    "wheat-1",
    "Wheat prices in Velden rose for the fourth week as drought withered fields in the Orla valley. Bakers warned of "
    "dearer bread. Minister Tomas Reyk promised seed to farmers whose harvest is lost.",
    title="Drought drives up wheat prices in Velden",
    people=frozenset(["Tomas Reyk"]),
    topics=frozenset(["farming"]),
    publisher="herald",
)
WHEAT_NEXT = text(
    "wheat-2",
    "Farmers of the Orla valley got the first seed that Minister Tomas Reyk had promised after the drought. Wheat "
    "prices in Velden fell a little, bakers said, and the harvest of next year may be saved.",
    title="Orla valley farmers get seed",
    day=6,
    people=frozenset(["Tomas Reyk"]),
    topics=frozenset(["farming"]),
    publisher="coast",
)
CHESS = text(
    "chess-1",
    "Sixteen-year-old Lia Brandt won the national chess title in Tarn with a rook sacrifice that commentators called "
    "reckless. She gave the trophy to her school.",
    title="Schoolgirl wins chess title",
    day=3,
    publisher="herald",
)
LIBRARY = (FERRY, FERRY_NEXT, FERRY_LAST, WHEAT, WHEAT_NEXT, CHESS)
