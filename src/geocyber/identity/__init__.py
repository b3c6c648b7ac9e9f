"""Lets a person review and correct who is who: names in, decisions and a report out.

It takes an open store; the linking itself is not its business. It must not know spaCy, the views or the command line.
"""

from geocyber.identity.deciding import Turned, decide_different, decide_same, link_again, unlink_all
from geocyber.identity.finding import find_thing
from geocyber.identity.report import Reported, ReportedLink, read_report
from geocyber.identity.things import Thing
from geocyber.identity.writing import write_report

__all__ = [
    "Reported",
    "ReportedLink",
    "Thing",
    "Turned",
    "decide_different",
    "decide_same",
    "find_thing",
    "link_again",
    "read_report",
    "unlink_all",
    "write_report",
]
