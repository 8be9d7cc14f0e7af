import pytest

from memcon.intake.report import make_report
from memcon.places.find import FindPlaces
from memcon.places.gazetteer import Gazetteer
from memcon.places.words import Words
from memcon.record import Draft
from memcon.syntax.step import ReadSyntax


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer()


@pytest.fixture(scope="session")
def words():
    return Words()


@pytest.fixture(scope="session")
def syntax():
    return ReadSyntax()


@pytest.fixture(scope="session")
def literal():
    return FindPlaces()


@pytest.fixture(scope="session")
def toponyms():
    return FindPlaces(scope="toponyms")


@pytest.fixture(scope="session")
def drafts(syntax):
    """Read texts, once a session for each."""
    known = {}

    def read(*texts, **fields):
        out = []
        for text in texts:
            at = (text, tuple(sorted(fields.items())))
            if at not in known:
                known[at] = syntax.read([Draft(report=make_report(text, **fields))])[0]
            out.append(known[at])
        return out

    return read
