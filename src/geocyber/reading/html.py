"""Takes the article out of a web page, without its navigation, and without ever touching the network."""

from __future__ import annotations

import re
from html import unescape

from geocyber.reading import dates
from geocyber.reading.characters import decode, one_line, tidy
from geocyber.reading.values import Draft, RefusedError

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_HEAD_BYTES = 4096
_SITE_NAME = re.compile(r"\s+(?:[|»·•–—]|-)\s+[^|»·•–—]{2,60}$")
_ITEM = re.compile(r"-\s+")


def draft(data: bytes, identity: str) -> Draft:
    """The article of a web page.

    Args:
        data: the page.
        identity: what the article is called.

    Raises:
        RefusedError: the page holds no article that can be told from its navigation.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes 0.3 s, and only web pages need it

    declared = _DECLARED.search(data[:_HEAD_BYTES])
    page = decode(data, declared[1].decode("ascii") if declared else None)
    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            # only what the page's own markup says; the newest date wanted must not depend on today
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": "2100-01-01",
            },
        )
    except Exception as error:  # the parser meets whatever is on the web: nothing it raises may stop a run
        raise RefusedError(f"the page cannot be parsed ({type(error).__name__})") from error
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        raise RefusedError("no article can be found in the page")
    return Draft(
        id=identity,
        text=_paragraphs(tidy(found.text)),
        wrapped=False,
        title=_headline(one_line(unescape(found.title or "")), found.sitename),
        published=dates.parse(found.date or ""),
        publisher=one_line(found.sitename or found.hostname or "") or None,
        url=found.url if found.url and re.match(r"https?://\S+$", found.url) else None,
    )


def _paragraphs(text: str) -> str:
    """Each line of trafilatura's text as a paragraph; items of a list on adjoining lines."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    parts: list[str] = []
    for previous, line in zip(["", *lines], lines, strict=False):
        in_list = _ITEM.match(previous) and _ITEM.match(line)
        parts.append(
            ("\n" if in_list else "\n\n") + _ITEM.sub("• ", line, count=1)
            if _ITEM.match(line)
            else "\n\n" + line
        )
    return "".join(parts).strip("\n")


def _headline(title: str, site: str | None) -> str:
    """The title of a page without the name of the site that many put after it."""
    match = _SITE_NAME.search(title)
    if match and site and one_line(site).casefold() in match[0].casefold():
        return title[: match.start()]
    return title
