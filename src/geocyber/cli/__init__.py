"""The command line: parses, calls, prints. Nobody imports it, and it imports heavy rooms only when used."""

from geocyber.cli.app import main

__all__ = ["main"]
