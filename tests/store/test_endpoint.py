"""A graph at an endpoint: where it answers, what goes wrong in one line, and servers with other habits."""

from __future__ import annotations

import base64
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode

import pytest
from samples import fill

from geocyber.errors import GeocyberError, UsageError
from geocyber.store import open_store
from geocyber.store.addresses import addresses

Answer = tuple[int, str, bytes]
"""Status, content type and body."""


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler, bytes], Answer]) -> Iterator[str]:
    """A real HTTP server on this machine that gives one kind of answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, kind, content = answer(self, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if status == 301:
                self.send_header("Location", "http://elsewhere.example/sparql")
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST  # noqa: N815 (the name that http.server asks for)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}/sparql"
        finally:
            listening.shutdown()


@pytest.mark.parametrize(
    ("url", "query", "update", "store"),
    [
        ("http://h:7878", "http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        ("http://h:7878/", "http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        ("http://h/ds", "http://h/ds/query", "http://h/ds/update", "http://h/ds/store"),
        ("http://h/ds/query", "http://h/ds/query", "http://h/ds/update", "http://h/ds/store"),
        ("HTTPS://h/sparql", "https://h/sparql", "https://h/sparql", None),
        ("http://h/sparql#update=http://w/u&store=http://w/s", "http://h/sparql", "http://w/u", "http://w/s"),
        (
            "http://h/r#query=http://h/r&update=http://h/r/statements&store=",
            "http://h/r",
            "http://h/r/statements",
            None,
        ),
        ("http://[::1]:80", "http://[::1]:80/query", "http://[::1]:80/update", "http://[::1]:80/store"),
    ],
)
def test_addresses(url: str, query: str, update: str, store: str | None) -> None:
    found = addresses(url, {})
    assert (found.query, found.update, found.store) == (query, update, store)


def test_the_environment_says_where_updates_go() -> None:
    found = addresses(
        "http://h/sparql", {"GEOCYBER_UPDATE_URL": "http://h/write", "GEOCYBER_STORE_URL": "http://h/data"}
    )
    assert (found.query, found.update, found.store) == ("http://h/sparql", "http://h/write", "http://h/data")


@pytest.mark.parametrize("url", ["http://", "http://[", "http://h:x", "http://h#colour=red"])
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(UsageError, match=r"address"):
        open_store(url)


def test_nobody_there() -> None:
    with pytest.raises(GeocyberError, match=r"cannot connect to http://127\.0\.0\.1:9/query"):
        open_store("http://127.0.0.1:9")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((401, "text/plain", b""), "did not let you in"),
        ((403, "text/plain", b""), "did not let you in"),
        ((404, "text/html", b"<h1>none</h1>"), "is no SPARQL endpoint"),
        ((500, "text/plain", b"out of\nmemory\x1b[31m"), "failed (500): out of memory"),
        ((503, "text/html", b""), "failed (503)"),
        ((301, "text/plain", b""), "has moved to http://elsewhere.example/sparql"),
        ((200, "text/html", b"<html>Welcome</html>"), "is no SPARQL endpoint: it answered with text/html"),
        ((200, "application/sparql-results+json", b'{"head":'), "broke off"),
        ((200, "application/json", b"[1]"), "is no SPARQL endpoint"),
    ],
)
def test_what_goes_wrong_is_one_line(answer: Answer, said: str) -> None:
    with server(lambda *_: answer) as url, pytest.raises(GeocyberError) as caught:
        open_store(url)
    assert said in str(caught.value)
    assert str(caught.value).isprintable()


def test_name_and_password_are_sent_and_never_shown() -> None:
    seen: list[str | None] = []

    def answer(request: BaseHTTPRequestHandler, _: bytes) -> Answer:
        seen.append(request.headers.get("Authorization"))
        return 401, "text/plain", b""

    with server(answer) as url, pytest.raises(GeocyberError) as caught:
        open_store(url.replace("http://", "http://ann:sesame@"))
    assert seen == ["Basic " + base64.b64encode(b"ann:sesame").decode()]
    assert "sesame" not in str(caught.value)


def test_a_server_whose_default_graph_is_empty_is_asked_for_the_union(
    empty_server: str, article_graphs: dict[str, str]
) -> None:
    """Stands before a real server and drops what only Oxigraph understands, as other servers do."""

    def forward(request: BaseHTTPRequestHandler, body: bytes) -> Answer:
        kept = [(name, value) for name, value in parse_qsl(body.decode()) if name != "union-default-graph"]
        operation = "update" if kept[0][0] == "update" else "query"
        onward = urllib.request.Request(f"{empty_server}/{operation}", urlencode(kept).encode())
        onward.add_header("Accept", request.headers["Accept"])
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(onward) as answered:
            return answered.status, answered.headers.get("Content-Type", ""), answered.read()

    count = "SELECT (COUNT(*) AS ?n) { ?article a <https://w3id.org/geocyber/ontology#Article> }"
    with server(forward) as url, open_store(url, writable=True) as store:
        assert str(store.query(count).rows[0][0]) == "0"
        fill(store, article_graphs)
        assert str(store.query(count).rows[0][0]) == "3"
        assert len(list(store.nquads())) > 300
        store.remove(next(iter(article_graphs)))
        assert str(store.query(count).rows[0][0]) == "2"
