"""Files, folders, JSON Lines and standard input; and everything that cannot be read, with its reason."""

import io
import json
import os
import sys
import zlib
from datetime import date

import pytest

from geocyber.model import Article
from geocyber.reading import Unreadable, count, read

HEADLINE = "Arden blames Borland"


def names(results):
    return [result.id if isinstance(result, Article) else str(result) for result in results]


def test_a_folder_is_read_in_the_order_of_its_names_without_hidden_files(tmp_path, body):
    for name in (
        "b.txt",
        "a/z.md",
        "a/c.txt",
        "c.HTM.txt",
        ".hidden.txt",
        ".git/x.txt",
        "picture.png",
        "a.gold.json",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{HEADLINE}\n\n{body}")
    assert names(read(str(tmp_path))) == ["c", "z", "b", "c.HTM"]
    assert count([str(tmp_path)]) == 4


def test_a_folder_in_a_loop_of_links_is_read_once(tmp_path, body):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "news.txt").write_text(body)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "lost.txt").symlink_to("nowhere")
    results = names(read(str(tmp_path)))
    assert results[0] == "news"
    assert results[1:2] == [f"{tmp_path}/loop.txt: too many levels of symbolic links"]
    assert results[2:] == [f"{tmp_path}/lost.txt: there is no such file"]


def test_a_very_deep_folder_is_read(tmp_path, body):
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d", dir_fd=here)
        here = os.open("d", os.O_RDONLY, dir_fd=here)
    with os.fdopen(os.open("news.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as file:
        file.write(body)
    assert names(read(str(tmp_path))) == ["news"]


def test_a_folder_without_articles_is_reported(tmp_path):
    assert names(read(str(tmp_path))) == [
        f"{tmp_path}: the folder holds no articles (.htm .html .jsonl .md .pdf .txt)"
    ]


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "\x1b[31mred.txt", "a\u202etxt.txt", os.fsdecode(b"bad\xff.txt")]
)
def test_hostile_names_are_made_harmless(tmp_path, body, name):
    (tmp_path / name).write_text(body)
    (tmp_path / f"x{name}").write_bytes(b"\x00\x01")
    article, refused = read(str(tmp_path))
    for shown in (article.id, refused.source):
        assert shown.isprintable()
        assert shown.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\n\t", "it is empty"),
        ("a.txt", "\u200b\u00a0\n- - -".encode(), "it holds no text"),
        ("a.txt", b"Share\n\nSubscribe to our newsletter", "it holds no text"),
        ("a.txt", b"PK\x03\x04\x00\x00rest", "it is not text but binary data"),
        ("a.doc", b"\xd0\xcf\x11\xe0\x00\x00", "it is not text but binary data"),
        (
            "a.txt",
            "Министерство обвинило хакеров".encode("koi8-r"),
            "its encoding is not known; save it as UTF-8",
        ),
        ("a.txt", b"\xff\xfeA", "it begins like UTF-16-LE but does not go on so"),
        (
            "a.txt",
            "Министерство обвинило хакеров соседней страны во взломе почты".encode(),
            "it is not in English",
        ),
        ("a.html", b"", "it is empty"),
        ("a.pdf", b"%PDF-1.7 rubbish", "the document is damaged (PdfStreamError)"),
        ("a.pdf", b"no document", "the document is damaged (PdfStreamError)"),
        ("a.jsonl", b"", "it is empty"),
        ("a.jsonl", b"\n\n", "it is empty"),
    ],
)
def test_what_cannot_be_read_says_why(refused, name, content, reason):
    assert refused(content, name) == reason


@pytest.mark.parametrize(
    "foreign",
    [
        "De regering in Arden zegt dat de aanval is uitgevoerd door hackers die voor de inlichtingendienst van Borland "
        "werken. Het ministerie wil nu maatregelen nemen en roept de ambassadeur op het matje. Dat is een signaal.",
        "Die Regierung in Arden hat den Botschafter einbestellt, weil Hacker im Auftrag des Geheimdienstes die Partei "
        "des Kanzlers angegriffen haben. Das will Arden so nicht hinnehmen, sagte die Ministerin am Montag der Presse.",
        "Le gouvernement a condamné les attaques informatiques menées par un groupe lié au renseignement militaire contre "
        "plusieurs entités depuis deux ans, a déclaré le porte-parole du ministère des affaires étrangères mardi soir.",
        "Ministerstvo zahraničí si předvolalo velvyslance kvůli útokům hackerů na poštu poslanců a úřadů vlády a oznámilo, "
        "že spolu se spojenci zváží další kroky proti zemi, která za útoky podle zpravodajských služeb nese odpovědnost.",
    ],
)
def test_other_languages_are_refused(refused, foreign):
    assert refused(foreign) == "it is not in English"


def test_missing_files_and_addresses(tmp_path):
    assert names(read(str(tmp_path / "none.txt"))) == [f"{tmp_path}/none.txt: there is no such file"]
    assert names(read("")) == [": there is no such file"]
    assert names(read("https://wire.example/a")) == [
        "https://wire.example/a: addresses are not fetched; save the page and give its file"
    ]
    assert names(read("a\0b")) == ["a\\x00b: there is no such file"]
    assert names(read("x" * 5000)) == ["x" * 5000 + ": file name too long"]


def test_a_file_that_may_not_be_read(tmp_path, body):
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    file = tmp_path / "a.txt"
    file.write_text(body)
    file.chmod(0)
    assert names(read(str(file))) == [f"{file}: it may not be read"]


def test_a_pipe_in_a_folder_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert names(read(str(tmp_path))) == [f"{tmp_path}/a.txt: it is no regular file"]


def test_sizes_are_bounded(refused, tmp_path):
    assert (
        refused(b"the word of it " * 70_000)
        == "it has 1,050,000 characters; more than 1,000,000 are not read"
    )
    assert refused(b"the word of it " * 270_000) == "it is larger than 4 MB"
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(3_000_000_000)
    assert names(read(str(tmp_path / "huge.html"))) == [f"{tmp_path}/huge.html: it is larger than 10 MB"]


def test_an_endless_device_is_bounded():
    assert names(read("/dev/zero")) == ["/dev/zero: it is larger than 4 MB"]


def test_json_lines_give_an_article_a_line(tmp_path, body):
    rows = [
        {
            "text": body,
            "id": "one",
            "title": HEADLINE,
            "published": "2021-07-20",
            "publisher": "Wire",
            "url": "https://w.example/1",
        },
        {"text": f"{HEADLINE}\n\n{body}", "published": None, "id": 7},
        {"text": body, "published": "2021-07-20T10:00:00Z", "more": [1]},
    ]
    file = tmp_path / "many.jsonl"
    file.write_text("\ufeff" + "\n\n".join(json.dumps(row) for row in rows))
    first, second, third = read(str(file))
    assert first == Article(
        "one",
        f"{HEADLINE}\n\n{body}",
        second.sha256,
        HEADLINE,
        date(2021, 7, 20),
        "Wire",
        "en",
        "https://w.example/1",
    )
    assert (second.id, second.title, second.published) == ("7", HEADLINE, None)
    assert (third.id, third.title, third.published) == ("many-5", "", date(2021, 7, 20))
    assert count([str(file)]) == 3


def test_a_title_that_the_text_repeats_stands_once(tmp_path, body):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": f"ARDEN BLAMES BORLAND!\n{body}", "title": HEADLINE}))
    (article,) = read(str(file))
    assert article.text == f"{HEADLINE}\n\n{body}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "{",
            "the line is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        ),
        ("[" * 100_000, "the line is nested too deeply"),
        (
            "9" * 5000,
            "the line is not JSON: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits",
        ),
        ("[1]", 'the line is not a JSON object such as {"text": "…"}'),
        ('{"title": "x"}', "the line has no 'text'"),
        ('{"text": 3}', "'text' is not a string"),
        ('{"text": "the", "id": true}', "'id' is not a string"),
        ('{"text": "the", "published": "soon"}', "'published' is not a date such as 2021-07-20: 'soon'"),
        ('{"text": ""}', "it holds no text"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path, body, line, reason):
    file = tmp_path / "a.jsonl"
    file.write_text(f"{line}\n" + json.dumps({"text": body}))
    refused, article = read(str(file))
    assert refused.source == f"{file}, line 1"
    assert refused.reason.startswith(reason[:70])
    assert article.text == body


def test_a_lone_surrogate_does_no_harm(tmp_path, body):
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"id": "\\ud800", "title": "x\\udc00", "text": "' + body.replace("\n", "\\n") + ' \\ud83d"}'
    )
    (article,) = read(str(file))
    assert article.text.encode("utf-8").endswith("�".encode())
    assert article.id == "_"


def test_a_line_of_many_megabytes_is_skipped(tmp_path, body):
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "' + "a " * 4_500_000 + '"}\n' + json.dumps({"text": body}))
    refused, article = read(str(file))
    assert refused.reason == "the line is longer than 4,000,000 bytes"
    assert article.id == "a-2"


@pytest.fixture
def stdin(monkeypatch):
    def give(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content))))

    return give


def test_standard_input_holds_a_text_or_json_lines(stdin, body):
    stdin(f"{HEADLINE}\n\n{body}".encode())
    (article,) = read("-", published=date(2021, 1, 2))
    assert (article.id, article.title, article.published) == ("stdin", HEADLINE, date(2021, 1, 2))
    stdin("\n".join(json.dumps({"text": body, "id": name}) for name in "ab").encode())
    assert names(read("-")) == ["a", "b"]
    stdin(b"")
    assert names(read("-")) == ["standard input: it is empty"]
    assert count(["-"]) is None


def pdf(*pages: list[str], title: str = "") -> bytes:
    """A small PDF document with a line of text each `Tj`."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        moves = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content = zlib.compress(f"BT /F1 11 Tf 50 780 Td {moves} ET".encode("latin-1"))
        stream = f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n{content.decode('latin-1')}\nendstream"
        number = len(objects) + 1
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            stream,
        ]
        kids.append(f"{number} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) >>")
    body = "%PDF-1.4\n"
    places = []
    for number, entry in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{entry}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return (body + f"startxref\n{start}\n%%EOF\n").encode("latin-1")


def test_a_pdf_document_gives_its_paragraphs(one):
    lines = [
        "Arden blames Borland",
        "Arden, 30 July 2020",
        "The ministry in Arden said on Monday that hackers who worked for the",
        "intelligence service of Borland had broken into its mail servers and",
        "stolen letters.",
        "It called on Borland to stop the attacks and said that it would consult",
        "its allies.",
    ]
    found = one(
        pdf(
            ["Office of the Press", *lines[:4]], ["Office of the Press", *lines[4:]], ["Office of the Press"]
        ),
        "a.pdf",
    )
    assert found.title == "Arden blames Borland"
    assert found.published == date(2020, 7, 30)
    assert "had broken into its mail servers and stolen letters." in found.text
    assert "consult its allies." in found.text
    assert "Office of the Press" not in found.text


@pytest.mark.parametrize(
    ("metadata", "headline"),
    [
        ("Arden blames Borland - The Daily Wire", "Arden blames Borland"),
        ("Arden blames Borland", "Arden blames Borland"),
        ("Microsoft Word - press release final2.docx", "News in English"),
        ("", "News in English"),
    ],
)
def test_the_title_of_a_printed_page_is_believed_where_its_text_says_the_same(one, metadata, headline):
    lines = [
        "News in English",
        "Arden blames Borland",
        "The ministry said that it had been hacked by Borland.",
    ]
    found = one(pdf(lines, title=metadata), "a.pdf")
    assert found.title == headline


def test_a_pdf_of_pictures_is_refused(refused):
    assert refused(pdf([]), "a.pdf") == "the document holds no text, only pictures perhaps"


@pytest.mark.parametrize(
    "hostile",
    [
        "<!--" * 100_000,
        "[" * 400_000,
        "[a](" * 100_000,
        "*a " * 150_000,
        "_a " * 150_000,
        "# " + " " * 400_000 + "x",
        " " * 400_000 + "-",
        "-" * 400_000,
        ("a " * 60 + "\n") * 4000,
        ". " * 250_000,
        "<a " * 100_000,
        "a.b@" * 100_000,
        "Retrieved (2020) (" * 30_000,
        ("(2020) retrieved " * 35 + "\n\n") * 800,
        "share " * 80_000,
        "x\n\n" * 30_000,
        "By A. " * 80_000,
        "1 May " * 80_000,
        "```\n" * 50_000,
        "\\" * 400_000,
        "`a" * 200_000,
        "> " * 200_000,
    ],
    ids=lambda text: text[:8],
)
@pytest.mark.parametrize("ending", ["md", "txt"])
def test_hostile_repetitions_are_read_quickly(tmp_path, hostile, ending):
    import time

    file = tmp_path / f"a.{ending}"
    file.write_text(hostile)
    start = time.process_time()
    assert len(list(read(str(file)))) == 1
    assert time.process_time() - start < 5


def test_unreadable_prints_as_one_line():
    assert str(Unreadable("a.txt", "it is empty")) == "a.txt: it is empty"


def test_reading_needs_no_heavy_package():
    import subprocess

    program = "import geocyber.reading, sys; print(sorted({'spacy','rdflib','trafilatura','pypdf','lxml'} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"
