"""A damaged data file is refused in words that say where and what was expected."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from geocyber.errors import GeocyberError
from geocyber.knowledge import KnowledgeError, read_knowledge


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "data"
    shutil.copytree(Path(str(files("geocyber.knowledge").joinpath("data"))), target)
    return target


def append(path, line):
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("file", "line", "words"),
    [
        ("states.csv", "ZZ,Nowhere,,,,,,", ["'ZZ'", "iso3166.csv"]),
        ("states.csv", "FR,France", ["2 cells", "8 cells"]),
        ("bodies.csv", "nowhere,,Nobody,,,", ["'nowhere'"]),
        ("bodies.csv", "ZZ/a,,A,,,", ["state/ZZ", "known reference"]),
        ("bodies.csv", "FR/a,missing,A,,,", ["body/FR/missing"]),
        ("bodies.csv", "FR/a,,A,,,ministry-of-magic", ["ministry-of-magic", "generic_bodies.csv"]),
        ("bodies.csv", "FR/a,,A,,,cyber-agency", ["cyber-agency", "twice"]),
        ("bodies.csv", "FR/anssi,,A,,,", ["body/FR/anssi twice"]),
        ("bodies.csv", "FR/a,,,,,", ["empty name"]),
        ("igos.csv", "x,X,a||b,,,", ["'a||b' in aliases"]),
        ("generic_bodies.csv", "x,X,Upper Case,,,", ["lower case"]),
        ("generic_bodies.csv", "x,X,x,,perhaps,", ["'perhaps' in is_state", "one of yes"]),
        ("generic_bodies.csv", "x,X,x,,,several", ["'several' in has_many", "one of yes"]),
        ("own_groups.csv", "x,X,,ZZ,", ["state/ZZ"]),
        ("leaders.csv", "x,X,,president,state/FR,20x7,", ["'20x7' in since", "four digits"]),
        ("leaders.csv", "x,X,,president,state/FR,2017,2007", ["2017 to 2007"]),
        ("leaders.csv", "x,X,,president,state/ZZ,2017,", ["state/ZZ"]),
        ("offices.csv", "x,,nobody,,", ["'nobody' in speaks_for"]),
        ("offices.csv", "Xx,,state,,", ["'Xx'", "lower case"]),
        ("offices.csv", "x,,body,ministry-of-magic,", ["ministry-of-magic"]),
        ("ambiguous.csv", "China,state/ZZ,,,x", ["state/ZZ"]),
        ("ambiguous.csv", "Georgia,state/GE,,,x", ["'Georgia' again"]),
        ("companies.csv", 'x,"X,,,', ["comma-separated values"]),
    ],
)
def test_a_damaged_row_is_named(folder, file, line, words):
    append(folder / file, line)
    with pytest.raises(KnowledgeError) as caught:
        read_knowledge(folder)
    message = str(caught.value)
    assert "\n" not in message
    assert "expected" in message
    for word in words:
        assert word in message
    assert isinstance(caught.value, GeocyberError)


def test_the_line_is_named(folder):
    append(folder / "companies.csv", "x,X")
    with pytest.raises(KnowledgeError, match=f"companies.csv, line {lines(folder / 'companies.csv')}:"):
        read_knowledge(folder)


def test_another_header_is_refused(folder):
    (folder / "igos.csv").write_text("# c\nid,title\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"igos.csv, line 2: found header 'id,title'"):
        read_knowledge(folder)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[a", "TOML"),
        ('[a]\nheads = ["x"]\n', "refers"),
        ('[a]\nrefers = "r"\nheads = ["X"]\n', "lower-case"),
        ('[a]\nrefers = "r"\nheads = ["x", "x"]\n', "each once"),
        ('[a]\nrefers = "r"\nkind = "ghost"\nheads = ["x"]\n', "ghost"),
        ("a = 1\n", "table"),
    ],
)
def test_damaged_nouns_are_refused(folder, text, word):
    (folder / "nouns.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=word):
        read_knowledge(folder)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[a", "TOML"),
        ('[a]\nkind = "company"\n', "patterns"),
        ('[a]\nkind = "ghost"\npatterns = ["x"]\n', "ghost"),
        ('[a]\nkind = "company"\npatterns = ["("]\n', "regular expressions"),
        ("a = 1\n", "table"),
    ],
)
def test_damaged_schemes_are_refused(folder, text, word):
    (folder / "schemes.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=word):
        read_knowledge(folder)


def test_a_folder_of_ones_own_is_read_like_the_shipped_one(folder):
    append(folder / "companies.csv", "zz-example,Zz Example,ZzEx,,")
    knowledge = read_knowledge(folder)
    assert knowledge.lookup("Zz Example")[0].ref == "company/zz-example"
    assert knowledge.lookup("ZzEx")[0].ref == "company/zz-example"
