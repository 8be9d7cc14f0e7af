"""The model of roots on sentences of our own with a given pair."""

import pytest

from memcon.events.roots import RootModel
from memcon.record import Draft, Report
from memcon.syntax.step import ReadSyntax

PAIRS = [
    ("The Brazilian government condemned Venezuela for the arrests.", "The Brazilian government", "Venezuela", "ACCUSE"),
    ("Israeli jets bombed the port of Latakia in Syria.", "Israeli jets", "Syria", "ASSAULT"),
    ("Norway's prime minister will visit Finland next month.", "Norway's prime minister", "Finland", "AGREE"),
    ("Chad refused to extradite the general to Senegal.", "Chad", "Senegal", "REJECT"),
    ("Iran threatened to attack American bases in Iraq.", "Iran", "American bases", "THREATEN"),
    ("The foreign minister of Peru met his Chilean counterpart in Lima.", "The foreign minister of Peru", "his Chilean", "CONSULT"),
    ("Nigeria released twelve prisoners to Cameroon.", "Nigeria", "Cameroon", "RETREAT"),
    ("Thousands of Kenyans marched against the government.", "Thousands of Kenyans", "the government", "PROTEST"),
]


@pytest.fixture(scope="module")
def roots():
    drafts = [Draft(report=Report(id=str(i), text=p[0], sha256="")) for i, p in enumerate(PAIRS)]
    model = RootModel()
    out = []
    for draft, (text, source, target, _) in zip(ReadSyntax().read(drafts), PAIRS, strict=True):
        a, b = text.index(source), text.index(target)
        out.append(model.root(draft.parse(), [(a, a + len(source))], [(b, b + len(target))]))
    return out


def test_most_pairs_are_told(roots):
    assert sum(r == p[3] for r, p in zip(roots, PAIRS, strict=True)) >= len(PAIRS) - 1


def test_a_pair_without_target_has_a_root():
    (draft,) = ReadSyntax().read([Draft(report=Report(id="1", text="Miners marched in Lima.", sha256=""))])
    assert RootModel().root(draft.parse(), [(0, 6)], []) in RootModel().classes
