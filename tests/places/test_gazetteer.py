import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.places.gazetteer import key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Côte d'Ivoire", "cote divoire"),
        ("COTE D’IVOIRE", "cote divoire"),
        ("St. Louis", "st louis"),
        ("Guinea-Bissau", "guinea bissau"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("T&T", "t&t"),
        ("  ", ""),
    ],
)
def test_key(name, expected):
    assert key(name) == expected


@given(st.text(max_size=20))
def test_a_key_is_its_own_key(name):
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [("Kyiv", "UKR", "K"), ("Kiev", "UKR", "K"), ("Iran", "IRN", "C"), ("Darfur", "SDN", "R"), ("Ontario", "CAN", "A"),
     ("UAE", "ARE", "C"), ("Myanmar", "MMR", "C"), ("Burma", "MMR", "C"), ("Gaza Strip", "PSE", "R"), ("Kosovo", "XKX", "C"),
     ("Kremlin", "RUS", "F"), ("Black Sea", None, "R")],
)  # fmt: skip
def test_a_name_leads_to_its_place(gazetteer, name, country, kind):
    assert any((s.entry.country, s.entry.kind) == (country, kind) and s.mark == "" for s in gazetteer.senses(name))


def test_marks(gazetteer):
    assert [s.mark for s in gazetteer.senses("Bolivian")] == ["^"]
    assert [s.mark for s in gazetteer.senses("Ky")] == ["!"]
    assert gazetteer.senses("Xyzzyville") == ()
    assert gazetteer.senses("") == ()


def test_every_capital_of_the_world_is_there(gazetteer):
    seats = [s.entry for name in ("Nairobi", "Lima", "Hanoi", "Tirana", "Suva", "Rabat") for s in gazetteer.senses(name)]
    assert {"KEN", "PER", "VNM", "ALB", "FJI", "MAR"} <= {e.country for e in seats if e.kind == "K"}


def test_longer_names_are_announced(gazetteer):
    assert gazetteer.begins("Dar es")
    assert not gazetteer.begins("Xyzzyville")


def test_lines_are_sorted_for_the_search(gazetteer):
    assert gazetteer._names == sorted(gazetteer._names)
