"""An invented desk: a grounded ferry in three reports, a copy of the first, and stories that stand apart."""

from __future__ import annotations

from typing import Any

AGROUND = """The ferry Marisol ran aground off Port Ansel on Wednesday with 212 passengers aboard.

Harbour master Ines Okaro said the tide had turned faster than the pilot had reckoned. Divers looked at the hull of the
Marisol in the night and found two plates bent below the engine room, and no leak.

Passengers were given blankets and soup, and the last of them came ashore at Port Ansel shortly before midnight.
"""
TUGS = """Tugs pulled the ferry Marisol off the sandbank at Port Ansel on Friday.

All passengers had left it in boats on the first night. Ines Okaro, the harbour master, wants to know why the pilot
misjudged the tide, and had the bent plates of the hull examined once more before the Marisol was towed to the yard.
"""
INQUIRY = """The pilot of the ferry Marisol had slept three hours before it ran aground off Port Ansel, it was found.

Harbour master Ines Okaro told the inquiry that the tide tables on the bridge of the Marisol were those of another year.
The yard has straightened the bent plates of the hull.
"""
ORCHARD = """Apple growers above Lomtari expect the smallest harvest in thirty years after a late frost in the orchards.

The growers' union asks for loans. Cider makers have begun to buy fruit abroad.
"""
GERMAN = """Die Hafenmeisterin Ines Okaro verlangt neue Lotsenregeln, nachdem eine Fähre auf eine Sandbank gelaufen war.

Die Reederei will die Dienstpläne ändern.
"""
PUBLISHERS: dict[str, Any] = {
    "lake-herald": {"name": "The Lake Herald", "timezone": "Europe/London"},
    "coast-wire": {"name": "Coast Wire", "agency": True},
}


def story(title: str, body: str, date: str, **more: Any) -> dict[str, Any]:
    """Return an article's fields for `make_desk`."""
    return {
        "title": title, "body": body, "date": date, "quotes": None, "topics": ["ferries"], "people": ["ines-okaro"],
        "summary": body.split("\n", maxsplit=1)[0], **more,
    }  # fmt: skip


PEOPLE: dict[str, Any] = {"ines-okaro": {"name": "Ines Okaro"}}


def harbour(**changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the desk's articles by id; `changes` are laid over the fields of the article they name (`_` for `-`)."""
    found = {
        "aground": story("Ferry Marisol runs aground off Port Ansel", AGROUND, "2024-05-01 18:00"),
        "aground-wire": story("Ferry aground off Port Ansel", AGROUND, "2024-05-01 20:00", publisher="coast-wire"),
        "tugs": story("Tugs free the Marisol at Port Ansel", TUGS, "2024-05-03"),
        "inquiry": story("Pilot of the Marisol had slept three hours", INQUIRY, "2024-05-20"),
        "orchard": story("Frost in the orchards", ORCHARD, "2024-05-02", topics=["orchards"], people=None),
        "lotsen": story("Neue Regeln für Lotsen verlangt", GERMAN, "2024-05-04", language="de"),
    }
    for name, fields in changes.items():
        found[name.replace("_", "-")].update(fields)
    return found


TOPICS: dict[str, Any] = {"ferries": {"title": "Ferries"}, "orchards": {"title": "Orchards"}}
