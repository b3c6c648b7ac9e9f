"""Finds the files that a source stands for."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from geocyber.reading.characters import printable
from geocyber.reading.values import Unreadable

STDIN = "-"
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,10}://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one or, in JSON Lines, many articles are.

    Attributes:
        name: how to call it in messages, in printable characters.
        path: the file, None for standard input.
    """

    name: str
    path: Path | None


def places(source: str, suffixes: Collection[str]) -> Iterator[Place | Unreadable]:
    """The files that `source` stands for, in the order of their names.

    A folder stands for all files in it and below whose names end as articles' do; hidden ones are left out,
    and a folder is entered once however many links lead to it.

    Args:
        source: a file, a folder or "-" for standard input.
        suffixes: the endings of names, with their dot, that count in a folder.
    """
    if source == STDIN:
        yield Place("standard input", None)
    elif _URL.match(source):
        yield Unreadable(printable(source), "addresses are not fetched; save the page and give its file")
    elif not source or "\0" in source:
        yield Unreadable(printable(source), "there is no such file")
    elif os.path.isdir(source):  # noqa: PTH112 - unlike Path.is_dir it takes any name without raising
        found = False
        for place in _below(Path(source), suffixes):
            found = True
            yield place
        if not found:
            endings = " ".join(sorted(suffixes))
            yield Unreadable(printable(source), f"the folder holds no articles ({endings})")
    else:
        yield Place(printable(source), Path(source))


def _below(top: Path, suffixes: Collection[str]) -> Iterator[Place | Unreadable]:
    seen: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir():
                if (identity := _identity(path)) not in seen:
                    seen.add(identity)
                    waiting.extend(sorted(_visible(path), reverse=True))
            elif path.suffix.lower() in suffixes:
                yield Place(printable(str(path)), path)
        except OSError as error:
            yield Unreadable(printable(str(path)), why(error))


def _visible(folder: Path) -> list[Path]:
    return [folder / entry for entry in os.listdir(folder) if not entry.startswith(".")]  # noqa: PTH208 - a name suffices


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def why(error: OSError) -> str:
    """What the operating system's refusal means, in words."""
    known = {
        FileNotFoundError: "there is no such file",
        NotADirectoryError: "there is no such file",
        PermissionError: "it may not be read",
        IsADirectoryError: "it is a folder",
    }
    return known.get(type(error)) or (error.strerror or type(error).__name__).lower()
