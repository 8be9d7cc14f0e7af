"""One actor across reports: who is the same, and who only shares a name."""

import pytest

from memcon.store import Store
from memcon.store.people import find_entities
from tests.store.handmade import Draftsman

CASES = (
    # (what is told of each report's actor: name, country; how many people they are)
    ((("Ingrid Solvang", None), ("Ingrid Solvang", "NOR")), 1),
    ((("Ingrid Solvang", "NOR"), ("Ingrid Solvang", None)), 1),
    ((("Ingrid Solvang", "NOR"), ("Ingrid Solvang", "CAN")), 2),
    ((("Ingrid Solvang", "NOR"), ("Ingrid Solvang", "CAN"), ("Ingrid Solvang", None)), 3),
    ((("Solvang", None), ("Solvang", "NOR")), 2),
)


@pytest.mark.parametrize(("told", "people"), CASES)
def test_a_country_that_is_not_told_parts_nobody(tmp_path, told, people):
    with Store.open(tmp_path / "memcon.db", write=True, create=True) as store:
        for number, (name, country) in enumerate(told):
            draft = Draftsman(f"Report {number}: {name} said that the harbour is open.")
            draft.who(name, country=country)
            list(store.add([draft.says(name, "the harbour is open").record()]))
        found = find_entities(store, told[0][0])
    assert len(found) == people
    assert {e.country for e in found} >= {c for _, c in told if c}
