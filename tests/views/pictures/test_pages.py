"""The pages of pictures: complete, offline, the same every time, safe with any text, and readable without scripts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geocyber.store import open_store
from geocyber.views import Filters, Lanes, Picture, page_of, select
from geocyber.views.pictures.figure import SHEET, Figure
from geocyber.views.pictures.ladder import ladder
from geocyber.views.pictures.markup import Markup, number, tag, text
from geocyber.views.pictures.matrix import matrix
from geocyber.views.pictures.network import network
from geocyber.views.pictures.timeline import timeline
from geocyber.views.values import Material
from views import sample

from .drawings import frame, linked, parsed
from .materials import materials

GOLDEN = Path(__file__).parent / "golden"
FIGURES = {"timeline": timeline, "matrix": matrix, "ladder": ladder, "network": network}
PICTURES = [picture for picture in Picture if picture is not Picture.NETWORK]


def page(picture: Picture, material: Material, title: str | None = "Sample") -> str:
    return page_of(picture, material, Filters(), title=title)


class Tags(HTMLParser):
    """What a browser finds in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.scripts = 0
        self.suspicious: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        self.hrefs += [str(given["href"])] if "href" in given else []
        self.scripts += tag == "script"
        loads = tag in {
            "link",
            "img",
            "image",
            "use",
            "iframe",
            "object",
            "embed",
            "base",
            "form",
            "foreignobject",
        }
        if loads or "src" in given or "style" in given or any(name.startswith("on") for name in given):
            self.suspicious.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", FIGURES)
def test_the_drawings_of_the_sample_are_as_reviewed(material: Material, name: str) -> None:
    """The files were looked at with the page's style; renew them by `python -m views.pictures.renew` in `tests`."""
    assert (GOLDEN / f"{name}.svg").read_text(encoding="utf-8") == as_golden(FIGURES[name](material))


def as_golden(figure: Figure) -> str:
    """Both drawings and the table, an element a line."""
    return (
        re.sub(
            r"(?<=>)(?=<(?!/text|/title|/desc|/a>|/g>|/svg>))",
            "\n",
            figure.wide + figure.narrow + figure.table,
        )
        + "\n"
    )


@pytest.mark.parametrize("picture", PICTURES)
def test_a_page_loads_nothing_and_is_well_formed(material: Material, picture: Picture) -> None:
    html = page(picture, material)
    tags = Tags(html)
    assert tags.suspicious == []
    assert tags.scripts == 1
    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["script-src"])


@pytest.mark.parametrize("picture", PICTURES)
def test_every_mark_leads_to_its_sentences_without_scripts(material: Material, picture: Picture) -> None:
    tags = Tags(page(picture, material))
    inner = [href for href in tags.hrefs if href.startswith("#")]
    assert inner
    assert {href[1:] for href in inner} <= set(tags.ids)


@pytest.mark.parametrize("picture", PICTURES)
def test_all_sentences_stand_in_the_page(material: Material, picture: Picture) -> None:
    html = page(picture, material)
    assert html.count('<article id="s') == len(material.statements)
    assert "<mark>stopped short of</mark>" not in html
    assert "stopped short of <mark>sanctions</mark> against China" in html


@pytest.mark.parametrize("picture", PICTURES)
@given(material=materials(25), seed=st.integers(0, 99))
@settings(max_examples=8, deadline=None)
def test_the_order_of_what_comes_in_changes_nothing(picture: Picture, material: Material, seed: int) -> None:
    shuffled = random.Random(seed)
    nodes, reports = list(material.nodes.items()), list(material.reports.items())
    shuffled.shuffle(nodes)
    shuffled.shuffle(reports)
    other = replace(material, nodes=dict(nodes), reports=dict(reports))
    assert page(picture, other) == page(picture, material)


def test_the_same_articles_in_another_order_give_the_same_page(material: Material, tmp_path: Path) -> None:
    path = tmp_path / "other.trig"
    with open_store(str(path), writable=True) as store:
        sample.fill(store, sample.ARTICLES[::-1])
    with open_store(str(path)) as store:
        other = select(store, Filters())
    with open_store(str(tmp_path / "one.nq"), writable=True) as store:
        sample.fill(store)
        one = select(store, Filters())
    assert page(Picture.REPORT, other) == page(Picture.REPORT, one)


NASTY = "</script></svg><img src=x onerror=alert(1)>\"'{{body}}\u202e<b onclick=x>"


@pytest.mark.parametrize("picture", PICTURES)
def test_hostile_texts_stay_texts(material: Material, picture: Picture) -> None:
    nodes = {
        id: replace(node, name=f"{NASTY}{i}{'N' * 10_000}")
        for i, (id, node) in enumerate(material.nodes.items())
    }
    reports = {id: replace(report, title=NASTY, publisher=NASTY) for id, report in material.reports.items()}
    said = tuple(replace(s, quotes=(NASTY * 3,), trigger=NASTY, frame=NASTY) for s in material.statements)
    tags = Tags(page(picture, replace(material, nodes=nodes, reports=reports, statements=said), NASTY))
    assert tags.suspicious == []
    assert tags.scripts == 1
    assert tags.open == []


@given(st.text(), st.text())
def test_any_text_is_escaped(content: str, attribute: str) -> None:
    element = tag("a", text(content), title=attribute)
    tags = Tags(element)
    assert tags.open == []
    assert element.count("<") == 2


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (0.25, "0.2"), (-0.01, "0"), (12.96, "13"), (-3.5, "-3.5")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written
    assert tag("x", a=value) == Markup(f'<x a="{written}"></x>')


def test_titles_say_what_is_shown_and_of_whom(material: Material) -> None:
    html = page_of(Picture.TIMELINE, material, Filters(actors=("China",)), lanes=Lanes.ACTOR)
    assert "<h1>Who does what when: China</h1>" in html


@pytest.mark.parametrize("draw", [timeline, ladder])
@given(material=materials())
@settings(max_examples=15, deadline=None)
def test_sheets_of_paper_hold_all_that_the_screen_shows(
    draw: Callable[[Material], Figure], material: Material
) -> None:
    figure = draw(material)
    if not figure.sheets:
        assert frame(parsed(figure.wide))[1] < SHEET + 150
    else:
        assert linked(parsed(figure.wide)) == sorted(
            i for sheet in figure.sheets for i in linked(parsed(sheet))
        )
        assert all(frame(parsed(sheet))[1] < SHEET + 150 for sheet in figure.sheets)


@pytest.mark.parametrize("picture", PICTURES)
def test_a_single_statement_makes_a_page(material: Material, picture: Picture) -> None:
    for statement in material.statements[:6]:
        assert "<h1>" in page(picture, replace(material, statements=(statement,)))
