"""Prepositions that belong to a verb but that the parser hangs on the verb's object."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "preposition", "head"),
    [
        ("Microsoft, which accused Nobelium of the attack, notified the victims.", "of", "accused"),
        ("Britain accuses the same service of a string of attacks.", "of", "accuses"),
        ("UK accuses Chinese state-affiliated hackers of targeting voters and lawmakers", "of", "accuses"),
        ("Officials in Vilnius suspect Russia of the attack on the airport.", "of", "suspect"),
        ("Britain accused the Republic of Korea.", "of", "Republic"),
        ("Kyiv suspects members of the gang.", "of", "members"),
        ("The group of companies accused nobody.", "of", "group"),
    ],
)
def test_a_preposition_hangs_where_it_belongs(text: str, preposition: str, head: str, nlp) -> None:
    first = next(t for t in nlp(text) if t.lower_ == preposition and t.dep_ == "prep")
    assert first.head.text == head
