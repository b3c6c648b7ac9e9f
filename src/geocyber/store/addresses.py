"""Finds the three addresses of a SPARQL 1.1 endpoint from what the user gave."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from geocyber.errors import UsageError

_OPTIONS = {"query": "GEOCYBER_QUERY_URL", "update": "GEOCYBER_UPDATE_URL", "store": "GEOCYBER_STORE_URL"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an endpoint answers.

    Attributes:
        name: the address as given, without credentials and options, for messages.
        query: address of the SPARQL 1.1 Protocol's query operation.
        update: address of its update operation.
        store: address of the SPARQL 1.1 Graph Store HTTP Protocol; None if graphs go by query and update.
        credentials: user name and password from the address, None if it had none.
    """

    name: str
    query: str
    update: str
    store: str | None
    credentials: tuple[str, str] | None

    @property
    def is_encrypted(self) -> bool:
        """Whether any of the addresses is one of https."""
        return any(url.lower().startswith("https:") for url in (self.query, self.update, self.store or ""))


def addresses(url: str, environment: Mapping[str, str] | None = None) -> Addresses:
    """The addresses of an endpoint.

    `http://host/query` has `/update` and `/store` beside it, as an Oxigraph server has; `http://host/sparql`
    does everything itself but the graph store; any other address is the base of `/query`, `/update` and
    `/store`. Options after "#" (`#update=URL&store=URL&query=URL`) or in the environment (GEOCYBER_QUERY_URL,
    GEOCYBER_UPDATE_URL, GEOCYBER_STORE_URL) say otherwise; an empty store means that there is none.

    Args:
        url: address with http or https.
        environment: where to look for options, the process's own by default.

    Raises:
        UsageError: the address has no host, or an option is unknown.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{url} is no address of an endpoint: {error}") from error
    if not host:
        raise UsageError(f"{url} is no address of an endpoint; expected something like http://127.0.0.1:7878")
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    bare = urlunsplit((parts.scheme.lower(), netloc, parts.path, parts.query, ""))
    options = _options(parts.fragment, os.environ if environment is None else environment)
    query, update, store = _conventional(bare)
    return Addresses(
        name=bare,
        query=options.get("query", query),
        update=options.get("update", update),
        store=options.get("store", store) or None,
        credentials=(parts.username, parts.password or "") if parts.username else None,
    )


def _options(fragment: str, environment: Mapping[str, str]) -> dict[str, str]:
    options = {name: environment[variable] for name, variable in _OPTIONS.items() if variable in environment}
    for name, value in parse_qsl(fragment, keep_blank_values=True):
        if name not in _OPTIONS:
            raise UsageError(
                f"unknown option {name!r} in the endpoint's address; expected {', '.join(_OPTIONS)}"
            )
        options[name] = value
    return options


def _conventional(url: str) -> tuple[str, str, str | None]:
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    base, _, last = path.rpartition("/")

    def beside(name: str, root: str) -> str:
        return urlunsplit((parts.scheme, parts.netloc, f"{root}/{name}", "", ""))

    if last == "query":
        return url, beside("update", base), beside("store", base)
    if last == "sparql":
        return url, url, None
    return beside("query", path), beside("update", path), beside("store", path)
