"""A graph at a SPARQL 1.1 endpoint, asked and changed over HTTP.

Protocols: SPARQL 1.1 Protocol and SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from geocyber.errors import GeocyberError, UsageError
from geocyber.store.addresses import addresses
from geocyber.store.base import Store, parse_nquads
from geocyber.store.messages import one_line
from geocyber.store.parameters import Query
from geocyber.store.plain import plain_result, triples_result
from geocyber.store.results import Result
from geocyber.terms import Iri, Value

if TYPE_CHECKING:
    from pyoxigraph import Triple

_TIMEOUT = httpx.Timeout(300, connect=10)
"""Seconds: queries over thousands of articles take a while, but a server that is there connects at once."""

_QUADS_AT_ONCE = 20_000
_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"

_Dataset = Mapping[str, str | list[str]]
"""The part of a query's form that says which graphs it is about."""

_UNION: _Dataset = {"union-default-graph": "true"}
"""Asks an Oxigraph server for the union of all graphs; other servers pass over what they do not know."""


class EndpointStore(Store):
    """A graph behind HTTP. Only named graphs are looked at, as geocyber writes no others."""

    def __init__(self, url: str, *, writable: bool) -> None:
        self._addresses = addresses(url)
        super().__init__(self._addresses.name, writable=writable)
        credentials = self._addresses.credentials
        self._client = httpx.Client(
            timeout=_TIMEOUT,
            auth=httpx.BasicAuth(*credentials) if credentials else None,
            verify=self._addresses.is_encrypted,  # reading all certificates takes a while; http needs none
            trust_env=not _is_loopback(self._addresses.query),  # no proxy stands before this very machine
        )
        self._dataset: _Dataset | None = None
        try:
            self.answer("ASK { GRAPH ?graph { ?s ?p ?o } }")
        except GeocyberError:
            self.close()
            raise

    def query(self, sparql: str, bindings: Mapping[str, Value] | None = None) -> Result:
        """Answers a SPARQL 1.1 query over the union of all named graphs, whatever the server's default is."""
        if self._dataset is None:
            self._dataset = self._find_dataset()
        return super().query(sparql, bindings)

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _run(self, query: Query) -> Result:
        dataset = {} if query.has_dataset else self._dataset or _UNION
        form = {"query": query.text, **dataset}
        is_graph = query.form in ("CONSTRUCT", "DESCRIBE")
        answer = self._send("POST", self._addresses.query, _TRIPLES if is_graph else _RESULTS, data=form)
        return triples_result(_triples(answer)) if is_graph else _solutions(answer)

    def _update(self, text: str) -> None:
        if text:
            self._send("POST", self._addresses.update, "*/*", data={"update": text})
            self._dataset = None

    def _insert(self, nquads: bytes) -> None:
        remaining = iter(parse_nquads(nquads, "the N-Quads to load"))
        while some := sorted(islice(remaining, _QUADS_AT_ONCE), key=lambda quad: str(quad.graph_name)):
            blocks = []
            for graph, group in groupby(some, key=lambda quad: str(quad.graph_name)):
                triples = "".join(f"{quad.triple} .\n" for quad in group)
                blocks.append(triples if graph == "DEFAULT" else f"GRAPH {graph} {{\n{triples}}}\n")
            self._update(f"INSERT DATA {{\n{''.join(blocks)}}}")

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """The quads of one graph, or of all named ones, as canonical N-Quads lines in any order."""
        for name in [graph] if graph is not None else self._graphs():
            yield from (f"{triple} {Iri(name).n3} ." for triple in self._graph(name))

    def _graph(self, name: str) -> Iterable[Triple]:
        """The triples of a graph by the Graph Store Protocol, or by a query where that does not answer."""
        store = self._addresses.store
        if store is not None:
            url = httpx.URL(store).copy_merge_params({"graph": name})
            answer = self._request("GET", str(url), _TRIPLES)
            if answer.status_code == httpx.codes.OK and _TRIPLES in answer.headers.get("Content-Type", ""):
                return _triples(answer)
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {Iri(name).n3} {{ ?s ?p ?o }} }}"
        return _triples(self._send("POST", self._addresses.query, _TRIPLES, data={"query": query}))

    def _graphs(self) -> list[str]:
        found = self.answer("SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } FILTER(isIRI(?graph)) }")
        return sorted(str(row["graph"]) for row in found)

    def _find_dataset(self) -> _Dataset:
        """How to ask this server for the union: by its own default, or by naming all graphs."""
        everything = "ASK { ?s ?p ?o }"
        in_graphs = "ASK { GRAPH ?graph { ?s ?p ?o } }"
        if self.answer(everything).truth or not self.answer(in_graphs).truth:
            return _UNION
        graphs = self._graphs()
        return {"default-graph-uri": graphs, "named-graph-uri": graphs}

    def _send(
        self, method: str, url: str, accept: str, data: Mapping[str, str | list[str]]
    ) -> httpx.Response:
        """A request that must succeed."""
        response = self._request(method, url, accept, data)
        if not response.is_success:
            raise _refusal(response, url)
        return response

    def _request(
        self, method: str, url: str, accept: str, data: Mapping[str, str | list[str]] | None = None
    ) -> httpx.Response:
        try:
            return self._client.request(method, url, headers={"Accept": accept}, data=data)
        except httpx.ConnectError as error:
            raise GeocyberError(
                f"cannot connect to {url}; is the server running and the address right?"
            ) from error
        except httpx.TimeoutException as error:
            raise GeocyberError(f"{url} did not answer in time; ask for less, or try again later") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise GeocyberError(f"{url} cannot be used: {one_line(error)}") from error


def _refusal(response: httpx.Response, url: str) -> GeocyberError:
    """The error for an answer that says no."""
    status, said = response.status_code, one_line(response.text)
    match status:
        case 400:
            return UsageError(f"{url} refused the request: {said}")
        case 401 | 403:
            return GeocyberError(
                f"{url} did not let you in ({status}); give name and password: http://NAME:PASSWORD@…"
            )
        case 404 | 405 | 406 | 415 | 501:
            return GeocyberError(
                f"{url} is no SPARQL endpoint ({status}); give the address of its query operation"
            )
        case _ if response.has_redirect_location:
            return GeocyberError(
                f"{url} has moved to {one_line(response.headers['Location'])}; give that address"
            )
    return GeocyberError(f"{url} failed ({status}): {said}")


def _solutions(response: httpx.Response) -> Result:
    from pyoxigraph import QueryResultsFormat, QueryTriples, parse_query_results  # noqa: PLC0415

    try:
        found = parse_query_results(response.content, format=QueryResultsFormat.JSON)
        if isinstance(found, QueryTriples):
            raise TypeError("a graph")
        return plain_result(found)
    except (SyntaxError, ValueError, TypeError) as error:
        raise _not_sparql(response) from error


def _triples(response: httpx.Response) -> list[Triple]:
    from pyoxigraph import RdfFormat, parse  # noqa: PLC0415

    try:
        return [quad.triple for quad in parse(response.content, format=RdfFormat.N_TRIPLES)]
    except SyntaxError as error:
        raise _not_sparql(response) from error


def _not_sparql(response: httpx.Response) -> GeocyberError:
    """The error for an answer that cannot be read: another kind of server, or a failure in mid-answer."""
    kind = response.headers.get("Content-Type", "nothing known").partition(";")[0]
    if kind in (_RESULTS, _TRIPLES):
        return GeocyberError(f"{response.url} broke off its answer: …{one_line(response.text[-200:])}")
    return GeocyberError(
        f"{response.url} is no SPARQL endpoint: it answered with {one_line(kind)}; "
        "give the address of its query operation"
    )


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
