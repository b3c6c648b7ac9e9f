"""What stands above a text about it: YAML front matter, or lines such as "Title: …" and "Date: …"."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from geocyber.reading import dates
from geocyber.reading.characters import one_line
from geocyber.reading.values import Draft

_NAMES = {
    "id": ("id",),
    "title": ("title", "headline", "subject"),
    "published": (
        "published",
        "date",
        "published_time",
        "publication_date",
        "pubdate",
        "date_published",
        "sent",
    ),
    "publisher": ("publisher", "source", "site", "site_name", "newspaper", "publication", "outlet", "agency"),
    "url": ("url", "source_url", "link", "canonical_url", "permalink", "source"),
}
"""Field of an article -> the names it is known by, best first."""

_OTHERS = ("from", "to", "cc", "author", "authors", "by", "language", "lang", "tags", "section", "modified")
_KNOWN = frozenset(name for names in _NAMES.values() for name in names).union(_OTHERS)
_FRONT_MATTER = re.compile(r"\s*---[ ]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT_MATTER = 65_536
_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{1,20}):[ ]+(?P<value>\S.*)")
_FEWEST_LINES = 2


def draft(text: str, identity: str) -> Draft:
    """A text as a draft that knows what its own head says.

    Args:
        text: a tidied text.
        identity: what the article is called unless its head names an id.
    """
    fields, body = split(text)
    url = _first(fields, "url")
    publisher = _first(fields, "publisher")
    published = next(
        (day for name in _NAMES["published"] if (day := dates.parse(fields.get(name, "")))), None
    )
    return Draft(
        id=_first(fields, "id") or identity,
        text=body,
        title=_first(fields, "title") or "",
        published=published,
        publisher=None if _is_url(publisher) else publisher,
        url=url if _is_url(url) else None,
    )


def split(text: str) -> tuple[Mapping[str, str], str]:
    """The fields above a text, with names in small letters, and the text below them."""
    match = _FRONT_MATTER.match(text[: _LONGEST_FRONT_MATTER + 10])
    if match:
        return _yaml_fields(match["yaml"]), text[match.end() :]
    return _line_fields(text)


def _yaml_fields(source: str) -> Mapping[str, str]:
    """The plain strings of a YAML mapping; nothing is ever constructed from what the file says."""
    try:
        loaded = yaml.load(source, Loader=yaml.BaseLoader)  # it knows strings, lists and mappings only
    except (yaml.YAMLError, RecursionError, ValueError):
        loaded = None
    if isinstance(loaded, dict):
        return {
            str(key).strip().lower(): one_line(value)
            for key, value in loaded.items()
            if isinstance(value, str)
        }
    return dict(_field(match) for line in source.split("\n") if (match := _LINE.fullmatch(line.rstrip())))


def _line_fields(text: str) -> tuple[Mapping[str, str], str]:
    fields: dict[str, str] = {}
    lines = text.lstrip("\n").split("\n")
    for number, line in enumerate(lines):
        match = _LINE.fullmatch(line.rstrip())
        name, value = _field(match) if match else ("", "")
        if name not in _KNOWN:
            return (
                (fields, "\n".join(lines[number:]))
                if number >= _FEWEST_LINES and not line.strip()
                else ({}, text)
            )
        fields[name] = value
    return {}, text


def _field(match: re.Match[str]) -> tuple[str, str]:
    return match["name"].strip().lower().replace(" ", "_"), one_line(match["value"]).strip("\"'")


def _first(fields: Mapping[str, str], field: str) -> str | None:
    values = [fields[name] for name in _NAMES[field] if fields.get(name)]
    if field == "url":
        values.sort(key=lambda value: not _is_url(value))
    return values[0] if values else None


def _is_url(value: str | None) -> bool:
    return bool(value and re.match(r"https?://\S+$", value))
