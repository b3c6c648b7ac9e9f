"""Takes Markdown's marks off a text and leaves its words, headings and lists."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import pairwise

from geocyber.reading import layout

# Every pattern is bounded or cannot begin again where it failed: hostile text takes no longer than other.
_TITLE = r"(?:[ ]+\"[^\"\n]{0,300}\")?"
_TARGET = rf"\((?:[^()\s]|\([^()\s]{{0,200}}\)){{0,2000}}{_TITLE}\)"
_LINES = (
    (re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL), ""),  # comment
    (re.compile(r"^[ ]{0,3}#{1,6}[ ]+(.*)$", re.MULTILINE), r"\n\1\n"),  # heading
    (re.compile(r"(?<! )[ ]+#+$", re.MULTILINE), ""),  # marks that may close a heading
    (re.compile(r"^[ ]{0,3}(?:=+|(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$", re.MULTILINE), "\n"),  # rule
    (re.compile(r"^[ ]{0,3}(?:```|~~~).*$", re.MULTILINE), "\n"),  # fence of a code block
    (re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE), ""),  # quotation
    (re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]+\S.*$", re.MULTILINE), ""),  # target of a link, footnote
    (re.compile(r"^([ ]*)[-*+][ ]+", re.MULTILINE), r"\1• "),  # item of a list
    (re.compile(r"^[ ]{0,8}\|?[ ]{0,8}:?-{3,}.*$", re.MULTILINE), ""),  # line under a table's head
)
_WORDS = (
    (re.compile(r"<br[ ]?/?>", re.IGNORECASE), "\n"),
    (re.compile(r"<https?://[^<>\s]{1,2000}>"), ""),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,300}>"), ""),  # HTML
    (re.compile(rf"!\[[^\[\]]{{0,500}}\]{_TARGET}"), ""),  # picture
    (re.compile(rf"\[([^\[\]]{{1,500}})\]{_TARGET}"), r"\1"),  # link
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\]\n]{0,100}\]"), r"\1"),  # link by reference
    (re.compile(r"\[\^[^\]\n]{1,50}\]"), ""),  # footnote's number
    (re.compile(r"(?<!\\)\*{2,}"), ""),  # strong
    (re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]{1,1000})(?<=\S)\*"), r"\1"),  # emphasis
    (re.compile(r"(?<![\\_\w])(_{1,3})(?=[^\s_])([^_\n]{1,1000})(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`{1,2}([^`\n]{1,300})`{1,2}"), r"\1"),  # code
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),  # escaped sign
)
_HARD_BREAKS = ("  ", "\\")
_NEW_LINE = re.compile(r"[ ]*(?:•|\d{1,3}[.)]|\|)[ ]*")


def plain(text: str) -> str:
    """`text` without Markdown's marks; pictures, comments and the targets of links are gone.

    Lines of a paragraph are joined where the text was broken at a column, but for Markdown's hard breaks.
    """
    wrapped = layout.width(text) is not None
    for pattern, replacement in _LINES:
        text = pattern.sub(replacement, text)
    text = "\n\n".join(_paragraph(block, wrapped) for block in layout.blocks(text))
    for pattern, replacement in _WORDS:
        text = pattern.sub(replacement, text)
    return html.unescape(text)


def _paragraph(block: Iterable[str], wrapped: bool) -> str:
    lines = [""]
    for previous, line in pairwise(["", *block]):
        bare = line.removesuffix("\\").strip()
        if not wrapped or previous.endswith(_HARD_BREAKS) or _NEW_LINE.match(line):
            lines.append(bare)
        else:
            lines[-1] = layout.join(lines[-1], bare) if lines[-1] else bare
    return "\n".join(line for line in lines if line)
