"""Sorts any number of lines in bounded memory."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

LINES_IN_MEMORY = 500_000
"""About 150 MB of N-Quads."""


def sorted_lines(lines: Iterable[str], in_memory: int = LINES_IN_MEMORY) -> Iterator[str]:
    """The distinct lines in code point order, which is that of their UTF-8 bytes too (`LC_ALL=C sort -u`).

    Args:
        lines: lines without their line ends.
        in_memory: how many to hold at once; more are sorted in temporary files and merged.
    """
    source = iter(lines)
    first = sorted(set(islice(source, in_memory)))
    with ExitStack() as files:
        runs: list[Iterable[str]] = [first]
        while run := sorted(set(islice(source, in_memory))):
            runs.append(
                _stored(run, files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n")))
            )
        previous = None
        for line in heapq.merge(*runs):
            if line != previous:
                yield line
            previous = line


def _stored(run: list[str], file: IO[str]) -> Iterator[str]:
    file.writelines(f"{line}\n" for line in run)
    file.seek(0)
    return (line.rstrip("\n") for line in file)
