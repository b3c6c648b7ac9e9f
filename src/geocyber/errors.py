"""The one error that reaches a user: a line that says what was wrong with which input and what to do."""

from __future__ import annotations


class GeocyberError(Exception):
    """Something the user can mend. `str(error)` is one complete line for the terminal.

    Raise it (or a subclass of a room's own) with that line; `geocyber.cli` prints it to standard error
    and exits with `exit_code`.
    """

    exit_code = 1


class UsageError(GeocyberError):
    """The command was called in a way it does not understand."""

    exit_code = 2
