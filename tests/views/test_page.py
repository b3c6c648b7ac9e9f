"""The file that is written: complete, offline, the same every time, and safe with any text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocyber.store import open_store
from geocyber.views import network_page
from geocyber.views.escape import spelled_out
from geocyber.views.template import page
from views import sample


class Scripts(HTMLParser):
    """Finds what a browser would take for scripts, and all elements that load something."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.texts: list[str] = []
        self.loading: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self.scripts.append(given)
            self.texts.append("")
        if (
            tag in {"link", "img", "iframe", "object", "embed", "base", "form"}
            or "src" in given
            or "style" in given
        ):
            self.loading.append(tag)

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def parsed(html: str) -> Scripts:
    scripts = Scripts()
    scripts.feed(html)
    return scripts


@pytest.fixture(scope="module")
def html(graph: Path) -> str:
    with open_store(str(graph)) as store:
        return network_page(store)


def test_nothing_in_the_page_loads_anything(html: str) -> None:
    assert parsed(html).loading == []
    assert "sourceMappingURL" not in html


def test_the_page_admits_its_own_scripts_and_style_alone(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"('sha256-[\w+/=]+' ?){2}", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["style-src"])


@pytest.mark.parametrize("articles", [sample.ARTICLES, (sample.HOSTILE,)])
def test_the_page_is_valid_html(articles: tuple[sample.Told, ...], tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    with open_store(str(path), writable=True) as store:
        sample.fill(store, articles)
    with open_store(str(path)) as store:
        html5lib.HTMLParser(strict=True).parse(network_page(store, title=articles[0].title))


def test_the_page_is_of_moderate_size(html: str) -> None:
    assert len(html) < 700_000


def test_the_same_articles_in_another_order_give_the_same_page(html: str, tmp_path: Path) -> None:
    path = tmp_path / "other.trig"
    with open_store(str(path), writable=True) as store:
        sample.fill(store, sample.ARTICLES[::-1])
    with open_store(str(path)) as store:
        assert network_page(store) == html


def test_two_runs_give_the_same_bytes(graph: Path, tmp_path: Path) -> None:
    pages = []
    for seed in ("1", "2"):
        output = tmp_path / f"{seed}.html"
        code = "from geocyber.cli import main; main()"
        subprocess.run(
            [sys.executable, "-c", code, "view", "-g", str(graph), "-o", str(output)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        pages.append(output.read_bytes())
    assert pages[0] == pages[1]


@given(st.text())
@settings(max_examples=20, deadline=None)
def test_any_text_survives_in_the_data_and_starts_no_script(text: str) -> None:
    found = parsed(page(text, {"text": text, text: [text]}))
    assert len(found.scripts) == 3
    assert found.loading == []
    data = json.loads(found.texts[0])
    assert data["text"] == spelled_out(text)


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "{{data}}{{script}}", "]]>"]
)
def test_hostile_text_is_data(text: str) -> None:
    found = parsed(page(text, {"text": text}))
    assert [script.get("type") for script in found.scripts] == ["application/json", None, None]
    assert json.loads(found.texts[0]) == {"text": text}


def test_characters_that_turn_text_around_are_spelled_out() -> None:
    assert spelled_out("a\u202eb\u2066c\x00d\ud800") == "a[U+202E]b[U+2066]c[U+0000]d[U+D800]"
    assert spelled_out("tab\tline\nשלום") == "tab\tline\nשלום"
