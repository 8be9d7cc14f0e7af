"""From two reports of a year apart to a comparison with proof, through the store."""

from memcon.history.loading import compared
from memcon.store import Store
from memcon.store.people import one_entity
from memcon.store.rows import Filter


def test_one_scolds_and_another_assures_a_year_later(store: Store) -> None:
    melo, prata = one_entity(store, "Rui Melo"), one_entity(store, "Ana Prata")
    found = compared(store, Filter(limit=None), melo, prata, occasion="Harbour Forum")
    assert found.occasion == "Harbour Forum"
    assert found.warmer == "second"
    assert min(found.judgements) >= 3
    assert found.tones[0] < -0.3 < 0.3 < found.tones[1]
    europe = next(t for t in found.targets if t.name == "Europe")
    assert europe.warmer == "second"
    assert "Europe" in europe.first.proof.text
    assert europe.first.proof.year == 2025
    assert europe.second.proof.year == 2026
    assert [t.kind for t in found.told] == ["contrasts"]
    assert "markedly different from" in found.told[0].text
    assert any(t.only_second for t in found.topics if t.topic == "sanctions")


def test_years_of_one_speaker_are_two_sides(store: Store) -> None:
    melo = one_entity(store, "Rui Melo")
    found = compared(store, Filter(limit=None), melo, melo, years=(2025, 2026))
    assert (found.first.year, found.second.year) == (2025, 2026)
    assert found.first.statements > 3
    assert found.second.statements == 0


def test_days_narrow_what_is_compared(store: Store) -> None:
    import datetime

    melo, prata = one_entity(store, "Rui Melo"), one_entity(store, "Ana Prata")
    found = compared(store, Filter(limit=None, since=datetime.date(2026, 1, 1)), melo, prata)
    assert found.first.statements == 0
    assert found.second.statements > 3
