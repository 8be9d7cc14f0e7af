import pytest

from memcon.stance import JudgeTone
from memcon.syntax.parser import Parser


@pytest.fixture(scope="session")
def parser():
    return Parser()


@pytest.fixture(scope="session")
def judge():
    return JudgeTone()
