"""Makes the IRIs of things. Everything in them that comes from outside is percent-encoded to plain ASCII."""

from __future__ import annotations

import hashlib
import json
import re
from urllib.parse import quote, urlsplit

from geocyber.errors import GeocyberError
from geocyber.graph.vocabulary import THINGS

LINKS_GRAPH = f"{THINGS}links"
"""Name of the graph that says which entities are the same."""

DECISIONS_GRAPH = f"{THINGS}decisions"
"""Name of the graph of what the user decided on that."""

ARTICLES = f"{THINGS}article/"
"""What the IRIs of articles, and of all that is local to an article, begin with."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]+)?")
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_RESERVED_REFS = frozenset({"article", "decisions", "link", "links", "profile"})


def article_iri(sha256: str) -> str:
    """The IRI of an article, which also names its graph.

    Args:
        sha256: the hexadecimal SHA-256 of its normalised text.

    Raises:
        GeocyberError: it is no such hash.
    """
    if not _SHA256.fullmatch(sha256):
        raise GeocyberError(f"an article's sha256 must be 64 hexadecimal digits, not {sha256!r}")
    return f"{ARTICLES}{sha256[:16]}"


def passage_iri(article: str, start: int, end: int) -> str:
    """The IRI of the passage from `start` to `end` (code points) of the article with IRI `article`."""
    return f"{article}/passage/{start}-{end}"


def local_entity_iri(article: str, entity_id: str) -> str:
    """The IRI of an entity that is known only within its article."""
    return f"{article}/entity/{_segment(entity_id)}"


def global_entity_iri(ref: str) -> str:
    """The IRI of an entity of the knowledge base.

    Args:
        ref: its path there, such as "state/CN" or "group/G0065".

    Raises:
        GeocyberError: the path is empty, has an empty part, or would name an article or the links.
    """
    parts = ref.split("/")
    if not all(parts) or parts[0] in _RESERVED_REFS:
        raise GeocyberError(f"{ref!r} cannot be the reference of an entity: expected a path like 'state/CN'")
    return THINGS + "/".join(map(_segment, parts))


def statement_iri(article: str, content: tuple[str | None, ...]) -> str:
    """The IRI of a statement: its article and a hash of what it says, so that equal statements are one."""
    key = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return f"{article}/statement/{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def web_address(url: str) -> str | None:
    """`url` as an IRI that every parser accepts; None if it is no http or https address.

    Other schemes (javascript:, file:) and credentials have no place in a graph that pages are made from.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.encode("idna").decode("ascii").lower()
    except ValueError:  # UnicodeError is one
        return None
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return None
    path = _encoded(parts.path, "/")
    query = f"?{_encoded(parts.query, '/?')}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment, '/?')}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{path}{query}{fragment}"


def _encoded(part: str, also_safe: str) -> str:
    once = quote(part, safe="%:@!$&'()*+,;=" + also_safe, errors="surrogatepass")
    return _BARE_PERCENT.sub("%25", once)


def _segment(value: str) -> str:
    """One path segment; "." and ".." are encoded too, lest a parser resolve them away."""
    return quote(value, safe="", errors="surrogatepass") if value.strip(".") else value.replace(".", "%2E")
