"""The questions of a folder. Adding one is adding a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable

from geocyber.asking.nearest import nearest
from geocyber.asking.question import Parameter, Question
from geocyber.asking.reader import COMMON, ENDING, read_common, read_question
from geocyber.errors import UsageError
from geocyber.resources import folder


class Catalogue(Mapping[str, Question]):
    """The questions of a folder by their names. Each file is read when its question is asked for."""

    def __init__(self, source: Traversable) -> None:
        self._source = source

    @cached_property
    def _files(self) -> Mapping[str, Traversable]:
        files = {entry.name: entry for entry in self._source.iterdir() if entry.name.endswith(ENDING)}
        return {name.removesuffix(ENDING): files[name] for name in sorted(files)}

    @cached_property
    def _common(self) -> Mapping[str, Parameter]:
        file = self._source.joinpath(COMMON)
        return read_common(file.read_text(encoding="utf-8")) if file.is_file() else {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __getitem__(self, name: str) -> Question:
        """The question of a name.

        Raises:
            KeyError: there is none.
            QuestionError: its file is not as it must be.
        """
        return read_question(name, self._files[name].read_text(encoding="utf-8"), self._common)

    def find(self, name: str) -> Question:
        """The question of a name that a user wrote.

        Raises:
            UsageError: there is none; the line says what may have been meant.
        """
        if name in self._files:
            return self[name]
        raise UsageError(
            f"there is no question {name!r}{nearest(name, self._files)}; `geocyber ask` lists all"
        )


def catalogue(source: Traversable | None = None) -> Catalogue:
    """The questions that geocyber comes with.

    Args:
        source: another folder of `.rq` files; None for geocyber's own.
    """
    return Catalogue(source or folder("queries"))
