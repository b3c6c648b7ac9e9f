"""One language model for all tests of this folder: loading it takes seconds."""

import pytest
from spacy.language import Language

from geocyber.language import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()
