"""The lexicon of predicates: complete over the relations, large enough, described, and strict about its files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from test_sentences import sentences

from geocyber.errors import GeocyberError
from geocyber.extraction import frames
from geocyber.model import Article, RelationType

DOCUMENT = Path(__file__).parents[2] / "docs" / "frames.md"

UNMATCHED = frozenset(
    {
        "alias.as",  # only names the trigger words: `geocyber.extraction.ties` reads them
    }
)
"""Frames that need no sentence of the tables, each looked at by hand."""

SILENT = frozenset(
    {
        "accuses.noun",  # "its accusations of hypocrisy against China": found by no sentence yet
        "summons.headline",  # for headlines whose verb the parser takes for a noun
    }
)
"""Frames whose words stand in the tables without any relation coming of them."""


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file of frames."""
    for entry in files("geocyber.extraction").joinpath("frames").iterdir():
        if entry.name.endswith(".toml"):
            yield entry.name, entry.read_text("utf-8")


def test_every_relation_has_a_file_and_every_file_its_relation() -> None:
    assert {name for name, _ in texts()} == {f"{r.value}.toml" for r in RelationType}
    for name, text in texts():
        found = list(frames.parse(name, text))
        assert found, name
        assert {f"{f.relation.value}.toml" for f in found} == {name}
        assert all(f.id.split(".")[0] == f.relation.value for f in found)


def test_there_are_at_least_400_predicates() -> None:
    lexicon = frames.load()
    assert len({(f.relation, f.part_of_speech, p) for f in lexicon.frames for p in f.predicates}) >= 400
    single = {(f.part_of_speech, p[0]) for f in lexicon.frames for p in f.predicates}
    assert len(single) >= 400, "counting each verb, noun or adjective once"


def test_no_predicate_stands_twice_in_one_frame() -> None:
    for frame in frames.load().frames:
        assert len(set(frame.predicates)) == len(frame.predicates), frame.id


def test_every_frame_is_matched_by_a_sentence_of_the_tables(extractor) -> None:
    lexicon = frames.load()
    matched = set()
    for row in sentences():
        article = Article(row.where, row.text, hashlib.sha256(row.text.encode()).hexdigest())
        for token in extractor.annotate(article).doc:
            matched.update(m.frame.id for m in lexicon.matches(token))
    missing = {f.id for f in lexicon.frames} - matched - UNMATCHED
    assert not missing, f"no sentence of the tables has a word of {', '.join(sorted(missing))}"


def test_every_frame_finds_a_relation_in_the_tables(extractor) -> None:
    found = {"alias.as"}
    for row in sentences():
        sha256 = hashlib.sha256(row.text.encode()).hexdigest()
        extraction = extractor(Article(row.where, row.text, sha256, published=row.published))
        found.update(re.split("[+>]", r.frame)[0] for r in extraction.relations)
    missing = {f.id for f in frames.load().frames} - found - SILENT
    assert not missing, (
        f"nothing in the tables is found by {', '.join(sorted(missing))}: add a sentence for each"
    )


ROW = '[[frame]]\nid = "urges.x"\nverbs = ["urge"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'relation = "urges"\n{ROW}agnt = ["subject"]\n', ["urges.x", "'agnt'"]),
        (f'relation = "urges"\n{ROW}object_class = "planet"\n', ["urges.x", "object_class", "'planet'"]),
        (f'relation = "urges"\n{ROW}agent_class = "planet"\n', ["urges.x", "agent_class", "'planet'"]),
        (f'relation = "urges"\n{ROW}object = ["clause.verb"]\n', ["urges.x", "object", "'clause.verb'"]),
        (f'relation = "urges"\n{ROW}conditions = ["friday"]\n', ["urges.x", "condition", "'friday'"]),
        (f'relation = "urges"\n{ROW}nouns = ["{{plea}} of"]\n', ["urges.x", "nouns", "'plea'"]),
        (f'relation = "urges"\n[words]\nplea = ["cry out"]\n{ROW}', ["'plea'", "'cry out'"]),
        ('relation = "urges"\n[[frame]]\nid = "urges.x"\nverbs = []\n', ["urges.x", "verbs"]),
        ('relation = "urges"\n[[frame]]\nverbs = ["urge"]\n', ["frame 1", "id"]),
        ('relation = "hugs"\n', ["hugs"]),
        ("relation = ", []),
    ],
)
def test_a_wrong_file_is_refused_with_file_frame_and_key(text: str, said: list[str]) -> None:
    with pytest.raises(GeocyberError) as caught:
        list(frames.parse("urges.toml", text))
    message = str(caught.value)
    assert "\n" not in message and "frames/urges.toml" in message
    assert all(word in message for word in said), message


def test_a_set_of_words_is_put_in_for_its_name_and_each_head_makes_a_predicate() -> None:
    text = 'relation = "condemns"\n[words]\ncall = ["call", "brand"]\nbad = ["vile", "evil"]\n'
    (frame,) = frames.parse(
        "condemns.toml", text + '[[frame]]\nid = "condemns.x"\nverbs = ["{call} as {bad}"]\n'
    )
    assert frame.predicates == (("call", "as", "vile|evil"), ("brand", "as", "vile|evil"))


def test_a_word_in_brackets_must_stand_there_and_is_free_to_fill_a_slot(extractor) -> None:
    text = 'relation = "summons"\n[[frame]]\nid = "summons.x"\nverbs = ["call in (envoy|ambassador)"]\n'
    lexicon = frames.compile_lexicon(frames.parse("summons.toml", text))
    matches = {}
    for said in ("Oslo called in the ambassador.", "Oslo called in the army."):
        doc = extractor.annotate(Article("x", said, hashlib.sha256(said.encode()).hexdigest())).doc
        matches[said] = [[w.text for w in m.words] for token in doc for m in lexicon.matches(token)]
    assert matches == {"Oslo called in the ambassador.": [["called", "in"]], "Oslo called in the army.": []}


def test_two_frames_of_one_id_are_refused() -> None:
    twice = list(frames.parse("urges.toml", f'relation = "urges"\n{ROW}{ROW}'))
    with pytest.raises(GeocyberError, match=r"urges\.x"):
        frames.compile_lexicon(twice)


def test_the_document_describes_every_key_slot_class_and_condition() -> None:
    described = set(
        re.findall(r"^\| `([^`]+)` \|", DOCUMENT.read_text("utf-8").replace("\\|", "|"), re.MULTILINE)
    )
    known = frames._KEYS | frames.FIXED_SLOTS | frames.ARGUMENT_CLASSES | frames.CONDITIONS
    assert known <= described, f"not described: {sorted(known - described)}"
    prepositional = {"for", "at hands of", "support.on", "subject.possessive"}
    assert described <= known | prepositional, f"does not exist: {sorted(described - known - prepositional)}"
