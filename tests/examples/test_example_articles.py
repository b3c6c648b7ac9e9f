"""The example articles are what examples/README.md says they are, and are fit to be read."""

import json
import re
import unicodedata
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import trafilatura

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path for path in (EXAMPLES / "articles").iterdir() if not path.name.startswith("."))
PAGES = [path for path in FILES if path.suffix == ".html"]
TEXTS = [path for path in FILES if path.suffix == ".txt"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
VOID = {"meta", "link", "img", "input", "br"}
BOILERPLATE = re.compile(r"cookie|newsletter|copy link|tweet|most read|you may also like|page helpful", re.I)


def table() -> dict[str, list[str]]:
    """The rows of the README's table of articles, by file name."""
    rows = {}
    for line in (EXAMPLES / "README.md").read_text("utf-8").splitlines():
        if match := re.match(r"\| `([\w-]+\.(?:txt|html))` \|(.*)\|$", line):
            assert match[1] not in rows, f"{match[1]} stands twice in the table"
            rows[match[1]] = [cell.strip() for cell in match[2].split("|")]
    return rows


TABLE = table()


class Page(HTMLParser):
    """Collects a page's title, metadata and open tags, and finds tags that are closed wrongly."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.language = self.title = ""
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.elements: set[str] = set()
        self.paragraphs: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        if tag == "meta":
            self.meta[values.get("property", values.get("name", ""))] = values.get("content", "")
        if tag == "html":
            self.language = values.get("lang", "")
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.title += data
        if "p" in self.open:
            self.paragraphs[-1] += data


def body(path: Path) -> str:
    """The words of the article alone."""
    text = path.read_text("utf-8")
    return text if path.suffix == ".txt" else trafilatura.extract(text) or ""


def dates_in(text: str) -> list[date]:
    """Every full date that is written out in the text, in its order."""
    months = "|".join(f"{month[:3]}(?:{month[3:]}|\\.)" if month != "May" else "May" for month in MONTHS)
    numbers = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
    pattern = rf"(?:(\d{{1,2}}) ({months})|({months}) (\d{{1,2}}),) (\d{{4}})"
    return [
        date(int(m[5]), numbers[(m[2] or m[3])[:3]], int(m[1] or m[4])) for m in re.finditer(pattern, text)
    ]


def test_every_file_stands_in_the_table_and_every_row_has_a_file():
    assert {path.name for path in FILES} == set(TABLE)


def test_there_are_pages_and_texts_many_events_and_events_seen_from_several_sides():
    events = [row[0] for row in TABLE.values() if row[0] != "none"]
    assert len(PAGES) >= 4
    assert len(TEXTS) >= 10
    assert len(set(events)) >= 6
    assert sum(events.count(event) > 1 for event in set(events)) >= 4


def test_texts_without_any_relation_are_named_so():
    named = {name for name in TABLE if name.startswith("no-relations-")}
    assert named == {name for name, row in TABLE.items() if row[0] == "none"}
    assert named


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_article_is_clean_text_of_usual_length(path):
    text = path.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\ufffd]| +\n|\n{3}", text)
    assert 250 <= len(body(path).split()) <= 500


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_has_a_headline_a_blank_line_and_then_its_date(path):
    headline, blank, *rest = path.read_text("utf-8").splitlines()
    assert 20 <= len(headline) <= 120
    assert not headline.endswith(".")
    assert blank == ""
    assert dates_in("\n".join(rest))[0] == date.fromisoformat(TABLE[path.name][2])


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_names_its_publisher_above_the_story(path):
    publisher = re.search(r"\(([^()]+)\)$", TABLE[path.name][1])[1]
    assert publisher in "\n".join(path.read_text("utf-8").split("\n\n")[:3])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_complete_and_says_what_it_is(path):
    page = Page(path.read_text("utf-8"))
    assert page.wrong == []
    assert page.open == []
    assert page.language.startswith("en")
    assert page.meta["og:title"] in page.title
    assert page.meta["article:published_time"].startswith(TABLE[path.name][2])
    assert f"({page.meta['og:site_name']})" in TABLE[path.name][1]
    assert {"nav", "footer"} & page.elements or 'id="footer"' in path.read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_article_of_a_page_can_be_told_from_what_surrounds_it(path):
    page = Page(path.read_text("utf-8"))
    story = body(path)
    around = [text for text in page.paragraphs if text not in story]
    told = [text for text in page.paragraphs if len(text) > 120 and text in story]
    assert around, "a real page has more on it than the article"
    assert len(told) >= 5
    assert not BOILERPLATE.search(story)


def test_structured_data_in_a_page_is_json():
    found = 0
    for path in PAGES:
        for block in re.findall(
            r'(?s)<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8")
        ):
            assert json.loads(block)["datePublished"].startswith(TABLE[path.name][2])
            found += 1
    assert found


def test_no_page_points_at_a_site_that_exists():
    for path in PAGES:
        hosts = set(re.findall(r"https?://([^/\"' ]+)", path.read_text("utf-8")))
        assert all(host == "schema.org" or host.endswith(".example") for host in hosts), (path.name, hosts)
