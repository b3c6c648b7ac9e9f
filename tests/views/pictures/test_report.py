"""The report: its figures are those of the graph."""

from __future__ import annotations

import re

from geocyber.views import Filters, Picture, page_of
from geocyber.views.values import Material


def test_the_key_figures(material: Material) -> None:
    html = page_of(Picture.REPORT, material, Filters())
    figures = dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", html))
    assert figures["articles"] == "7"
    assert figures["publishers"] == "4"
    assert figures["statements"] == str(len(material.statements))
    assert figures["published"] == "2018-09-07 – 2022-09-08"


def test_it_has_all_its_parts(material: Material) -> None:
    html = page_of(Picture.REPORT, material, Filters())
    headings = re.findall(r"<h2>([^<]*)</h2>", html)
    assert headings == [
        "Who acts on whom",
        "Who does what when",
        "How far each state has gone",
        "Actors",
        "Pairs of states",
        "Who is blamed",
        "Measures taken or threatened",
        "Denials",
    ]
