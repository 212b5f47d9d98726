"""News agencies: the names that bylines and datelines give them."""

from __future__ import annotations

AGENCIES = {
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "upi": "UPI",
    "united press international": "UPI",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "epd": "epd",
    "kna": "KNA",
    "sid": "SID",
    "apa": "APA",
    "keystone-sda": "Keystone-SDA",
    "sda": "SDA",
    "ansa": "ANSA",
    "efe": "EFE",
    "europa press": "Europa Press",
    "lusa": "Lusa",
    "belga": "Belga",
    "anp": "ANP",
    "tt": "TT",
    "ntb": "NTB",
    "ritzau": "Ritzau",
    "stt": "STT",
    "ctk": "ČTK",
    "čtk": "ČTK",
    "pap": "PAP",
    "tass": "TASS",
    "interfax": "Interfax",
    "ukrinform": "Ukrinform",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
    "kyodo": "Kyodo",
    "jiji": "Jiji",
    "pti": "PTI",
    "ani": "ANI",
    "aap": "AAP",
    "pa": "PA",
    "pa media": "PA",
    "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press",
    "bloomberg": "Bloomberg",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu",
    "cna": "CNA",
    "ians": "IANS",
    "bernama": "Bernama",
    "antara": "Antara",
}
"""News agencies by the folded names that bylines and datelines give them, and the name that is told."""


def agency_of(text: str) -> str | None:
    """Return the agency's own short name when `text` is one of its names, else None."""
    return AGENCIES.get(" ".join(text.split()).casefold().strip("()/. "))
