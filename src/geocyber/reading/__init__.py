"""The room where everything begins: a file, a folder or standard input goes in, `Article`s come out.

What cannot be read comes out as `Unreadable` with its reason, never as an exception.
The room knows nothing of linguistics or RDF, and it never touches the network.
"""

from geocyber.reading.read import SUFFIXES, count, read
from geocyber.reading.values import Unreadable

__all__ = ["SUFFIXES", "Unreadable", "count", "read"]
