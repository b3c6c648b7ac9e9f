"""One extractor for all tests of this folder: loading the model takes seconds."""

import pytest

from geocyber.extraction import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
