"""What stands before a semicolon is no part of what follows it; those who speak together act together."""

import pytest

APART = [
    ("Kinshasa has demanded that Rwanda close the camps; Kigali denies having camps.", "REQUEST",
     ["Democratic Republic of the Congo"], ["Rwanda"]),
    ("Chad has expelled the Libyan ambassador; Tripoli denies any wrongdoing.", "SANCTION", ["Chad"], ["Libyan ambassador"]),
    ("Kenya has imposed sanctions on Somalia; Mogadishu rejects them.", "SANCTION", ["Kenya"], ["Somalia"]),
]  # fmt: skip
TOGETHER = [
    ("Peru and Chile have confirmed that they held talks with Bolivia.", ["Peru", "Chile", "Bolivia"]),
    ("Peru, Chile and Ecuador said they had met Bolivia.", ["Peru", "Chile", "Ecuador", "Bolivia"]),
]
RECALLED = [
    ("Tunisia recalled its ambassador to Kuwait for consultations.", ["Kuwait"]),
    ("Tunisia withdrew its ambassador from Kuwait.", ["Kuwait"]),
    ("Tunisia recalled its envoy from Oslo after Norway received the exiles.", ["Norway"]),
]


@pytest.mark.parametrize(("text", "kind", "sources", "targets"), APART)
def test_what_stands_before_a_semicolon_occurred(told, text, kind, sources, targets):
    (found,) = told([text])
    assert (kind, sources, targets, "occurred", None) in [(k, s, t, e.status, e.denied_by) for k, s, t, e in found]


@pytest.mark.parametrize(("text", "parties"), TOGETHER)
def test_they_who_speak_together_are_all_parties(told, text, parties):
    (found,) = told([text])
    assert [s for k, s, _, _ in found if k == "CONSULT"] == [parties]


@pytest.mark.parametrize(("text", "targets"), RECALLED)
def test_a_recalled_envoy_is_a_cut_in_relations(told, text, targets):
    (found,) = told([text])
    assert [(k, s, t) for k, s, t, _ in found if k in ("SANCTION", "RETREAT")] == [("SANCTION", ["Tunisia"], targets)]
