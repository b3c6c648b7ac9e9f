"""From bytes to clean characters: encodings, Unicode forms, line ends, names that are safe to print."""

from __future__ import annotations

import codecs
import re
import unicodedata

from geocyber.reading.values import RefusedError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WEB_ENCODINGS = (
    "ascii",
    "utf",
    "iso8859",
    "cp125",
    "cp874",
    "mac",
    "koi8",
    "gb",
    "big5",
    "euc",
    "shift_jis",
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x1c-\x1e\x85\u2028]")
_PAGE_ENDS = re.compile("[\x0c\u2029]")
_SPACES = re.compile("[\t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_WIDE_GAP = re.compile(" {9,}")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_MOST_ODD_CHARACTERS = 0.1
_ID_LENGTH = 200


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that `data` encodes.

    Tried in this order: a byte order mark, UTF-8, the declared encoding, Windows-1252 if the result looks
    like the text of a Western European language.

    Args:
        data: the bytes of a file.
        declared: the encoding that the document itself names, if it does.

    Raises:
        RefusedError: no encoding fits, or the bytes are not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(
                data[len(mark) :], encoding, f"it begins like {encoding.upper()} but does not go on so"
            )
    if b"\x00" in data:
        raise RefusedError("it is not text but binary data")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        unknown = "its encoding is not known; save it as UTF-8"
    if declared and _is_text_encoding(declared):
        return _strictly(data, declared, unknown)
    text = _strictly(data, "cp1252", unknown)
    odd = sum(char > "\x7f" for char in text) + 10 * len(_INVISIBLE.findall(text))
    if odd > _MOST_ODD_CHARACTERS * len(text):
        raise RefusedError(unknown)
    return text


def _strictly(data: bytes, encoding: str, otherwise: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        raise RefusedError(otherwise) from None


def _is_text_encoding(name: str) -> bool:
    try:  # some codecs of Python (zip, hex, rot13) turn bytes into something else than text
        return codecs.lookup(name).name.startswith(_WEB_ENCODINGS)
    except (LookupError, ValueError):
        return False


def tidy(text: str) -> str:
    r"""`text` in Unicode NFC with "\n" line ends, plain spaces (8 at most in a row) and nothing invisible.

    Lone surrogates (which JSON can smuggle in) become U+FFFD, so that the text can always be encoded.
    """
    text = _PAGE_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text)).translate(_LIGATURES)
    text = _WIDE_GAP.sub(" " * 8, text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` tidied, on one line, without leading, trailing or double spaces."""
    return " ".join(tidy(text).split())


def printable(name: str) -> str:
    """A file name or path as it may be printed: what could hurt a terminal or an encoder is escaped."""
    return _UNPRINTABLE.sub(lambda match: f"\\x{ord(match[0]):02x}", name)


def article_id(name: str) -> str:
    """`name` as an article's id: one line, encodable, of bounded length, never empty."""
    return _UNPRINTABLE.sub("_", unicodedata.normalize("NFC", name)).strip()[:_ID_LENGTH] or "article"
