"""A progress bar on standard error, for people only: a file or pipe never sees one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def progress(sources: Sequence[str], *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Gives a function to be called with the name of each article that is done.

    Args:
        sources: what is read; files are counted beforehand.
        quiet: show nothing if results go to the same terminal.
    """
    if not sys.stderr.isatty() or (quiet and sys.stdout.isatty()):
        yield lambda _: None
        return

    from rich.console import Console  # noqa: PLC0415 (slow to import)
    from rich.markup import escape  # noqa: PLC0415 (slow to import)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    from geocyber.reading import count  # noqa: PLC0415 (slow to import)

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the language model", total=count(sources))
        yield lambda name: bar.update(task, advance=1, description=escape(name[:60]))
