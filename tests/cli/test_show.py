"""The command show: an article as a page."""

import re
from pathlib import Path

import pytest

from geocyber.cli.app import run

ARTICLE = (
    "China blamed for <b>hack</b>\n\n"
    "WASHINGTON, July 19, 2021 – The United States on Monday accused China of hacking Microsoft Exchange servers.\n\n"
    "It rained in the capital.\n\n"
    'The European Union condemned China <script>alert(1)</script> & the "attack". China denied the accusation.'
)


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    (folder / "news.txt").write_text(ARTICLE)
    assert run(["show", str(folder / "news.txt"), "-o", str(folder / "page.html")]) == 0
    return folder / "page.html"


def test_the_page_is_the_same_every_time(file, tmp_path):
    assert run(["show", str(file.with_name("news.txt")), "-o", str(tmp_path / "again.html")]) == 0
    assert (tmp_path / "again.html").read_bytes() == file.read_bytes()


def test_the_article_cannot_bring_markup_of_its_own(file):
    html = file.read_text()
    assert html.count("<script>") == 1
    assert "<b>hack</b>" not in html
    assert "alert(1)" in html
    assert "connect-src" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=", html)


def test_without_a_name_the_page_is_called_as_the_article(file, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["show", str(file.with_name("news.txt"))]) == 0
    assert capsys.readouterr().out.startswith("news.html: ")
    assert (tmp_path / "news.html").exists()


def test_an_article_without_relations_has_a_page_too(tmp_path):
    (tmp_path / "a.txt").write_text("Nothing happened\n\nIt rained in the capital.")
    assert run(["show", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.html")]) == 0
    assert "It rained in the capital." in (tmp_path / "a.html").read_text()


def test_what_cannot_be_shown_is_one_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("It rained in the capital of the country and of the land.")
    (tmp_path / "b.txt").write_text("It rained.")
    assert run(["show", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"geocyber: {tmp_path} holds several articles; show takes one\n"
    assert run(["show", str(tmp_path / "none.txt")]) == 1
    assert capsys.readouterr().err == f"geocyber: {tmp_path}/none.txt: there is no such file\n"
    assert run(["show", str(tmp_path / "a.txt"), "-o", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err
