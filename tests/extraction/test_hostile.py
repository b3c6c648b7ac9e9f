"""Texts that are no language: they are read in time linear in their length, and nothing goes wrong."""

from __future__ import annotations

import hashlib
import time

import pytest

from geocyber.model import Article

TIMES = 40
"""So many times longer than news of as many words may such a text take, on the same machine in the same minute: what grows
with the square of the length takes hundreds of times as long."""

NEWS = (
    "Britain blamed Russia for the attack on its parliament, and the ministry in Moscow denied it on Friday. "
)

HOSTILE = [
    "police cyber police unit " * 700,
    "the head of " * 1000,
    "X, the head of Y, " * 500,
    "Main Directorate (GRU) " * 500,
    "known as also called aka " * 500,
    "A, B, C, " * 900 + "and D said.",
    "foreign and " * 900 + "ministries",
    "Treasury, Justice and Energy departments, " * 150,
    "Minister " * 1500 + "X",
    "'s " * 1500,
    "who heads " * 900,
    "agency, the agency, " * 400,
    "\u202e" * 300 + "China",
]


def seconds(extractor, text: str) -> float:
    start = time.process_time()
    extractor(Article("hostile", text, hashlib.sha256(text.encode()).hexdigest()))
    return time.process_time() - start


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
def test_no_text_stops_the_reader(text, extractor) -> None:
    news = NEWS * max(1, len(text.split()) // len(NEWS.split()))
    assert seconds(extractor, text) < TIMES * max(seconds(extractor, news), 0.2)
