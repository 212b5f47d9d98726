"""The publisher's own name: how it is told from an author's, and from a headline that it stands behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from standfirst.clip.metadata.address import host_of

_WORD = re.compile(r"\w+")
_ENDINGS = re.compile(r"^(?:www|the)|(?:online|news|com|couk|de|org|net|at|ch)$")
_SHORTEST = 3
_NO_SITE = frozenset({"com", "org", "net", "gov", "edu", "info", "news", "amp", "www", "mobile"})


def squeezed(name: str) -> frozenset[str]:
    """Return how a name is compared: letters and digits alone, with and without an ending such as "online" or ".de"."""
    plain = "".join(_WORD.findall(name.casefold())).replace("_", "")
    return frozenset(part for part in (plain, _ENDINGS.sub("", plain)) if len(part) >= 2)


def names_of_host(url: str | None) -> tuple[str, ...]:
    """Return what the publisher may call itself by the host of `url`: the host, without its ending, and its parts."""
    host = host_of(url or "")
    if not host:
        return ()
    parts = [part for part in host.split(".")[:-1] if len(part) >= 3 and part not in _NO_SITE]
    return tuple(dict.fromkeys((host, host.rsplit(".", 1)[0], *parts)))


def house_of(names: Iterable[str]) -> frozenset[str]:
    """Return the forms by which `is_house` knows a publisher that goes by `names`."""
    return frozenset(form for name in names for form in squeezed(name))


def is_house(name: str, house: Collection[str]) -> bool:
    """Return whether `name` is the publisher's own, by the forms of `house_of`, or opens with its address."""
    site = name.strip().partition(" ")[0]
    return any(form in house for form in squeezed(name)) or ("." in site[1:-1] and not squeezed(site).isdisjoint(house))


def opens_with_house(name: str, house: Collection[str]) -> bool:
    """Return whether `name` is the publisher's own or begins with it, as bylines have it: "Post Online"."""
    first = name.strip().partition(" ")[0]
    return is_house(name, house) or (len(first) >= _SHORTEST and first.casefold() in house)
