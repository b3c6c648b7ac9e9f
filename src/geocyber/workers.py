"""Analyses articles here or in other processes, and gives the results in the order of the articles."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from geocyber.errors import GeocyberError
from geocyber.model import Article, Extraction
from geocyber.reading import Unreadable

if TYPE_CHECKING:
    from geocyber.extraction import Extractor

P = ParamSpec("P")
T = TypeVar("T")

_AHEAD = 4
"""How many articles a process may be ahead of the one whose turn it is: few are in memory, all are busy."""


class Workers:
    """Processes that analyse articles with one language model.

    With one job the work is done in this process. Use `workers` to make and end them.
    """

    def __init__(self, executor: Executor, model: str | None, jobs: int) -> None:
        self._executor = executor
        self._model = model
        self._most_waiting = _AHEAD * jobs if jobs > 1 else 0

    @property
    def model_id(self) -> str:
        """Name, version and hash of the language model.

        Raises:
            GeocyberError: the model is not installed.
        """
        return self._identity[0]

    @property
    def knowledge_id(self) -> str:
        """Hash of the imported knowledge; "" if there is none.

        Raises:
            GeocyberError: the model is not installed.
        """
        return self._identity[1]

    @cached_property
    def _identity(self) -> tuple[str, str]:
        return self._executor.submit(_identify, self._model).result()

    def analyse(self, items: Iterable[Article | Unreadable]) -> Iterator[Extraction | Unreadable]:
        """What comes of each item, in their order; what is unreadable passes through.

        Raises:
            GeocyberError: the model is not installed.
        """
        waiting: deque[Future[Extraction | Unreadable]] = deque()
        for item in items:
            waiting.append(self._begin(item))
            if len(waiting) > self._most_waiting:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _begin(self, item: Article | Unreadable) -> Future[Extraction | Unreadable]:
        if isinstance(item, Article):
            return self._executor.submit(_analyse, self._model, item)
        done: Future[Extraction | Unreadable] = Future()
        done.set_result(item)
        return done


@contextmanager
def workers(jobs: int, model: str | None) -> Iterator[Workers]:
    """Workers that end with the block.

    Args:
        jobs: processes that work at the same time; 1 for none but this one.
        model: an installed spaCy model or a folder with one; None for the default.

    Raises:
        GeocyberError: a process died.
    """
    if jobs == 1:
        yield Workers(_Here(), model, jobs)
        return
    # a fresh interpreter each: the same on every system, and safe with the threads of numerical libraries
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_ignore_interrupts)
    try:
        yield Workers(pool, model, jobs)
    except BrokenProcessPool:
        raise GeocyberError(
            f"one of {jobs} processes died, perhaps for want of memory; try again with fewer jobs"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


class _Here(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        done: Future[T] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def _ignore_interrupts() -> None:
    """Control-C is for the first process, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _extractor(model: str | None) -> Extractor:
    """This process's extractor, with the knowledge that is imported now."""
    from geocyber.knowledge import load  # noqa: PLC0415 - loaded when needed

    return _kept(model, load().imported)


@lru_cache(maxsize=1)
def _kept(model: str | None, _knowledge: str) -> Extractor:
    """An extractor: loading it takes seconds, so it is kept."""
    from geocyber.extraction import Extractor  # noqa: PLC0415 - brings spaCy, which only this needs

    return Extractor(model)


def _identify(model: str | None) -> tuple[str, str]:
    extractor = _extractor(model)
    return extractor.model_id, extractor.knowledge_id


def _analyse(model: str | None, article: Article) -> Extraction | Unreadable:
    extractor = _extractor(model)
    try:
        return extractor(article)
    except Exception as error:  # a fault of ours with one article must not cost the user the others
        said = str(error).partition("\n")[0][:200]
        return Unreadable(article.id, f"it cannot be analysed: {type(error).__name__}: {said}")
