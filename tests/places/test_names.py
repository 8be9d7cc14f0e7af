import pytest

from memcon.places.names import matches


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New York Times", ["New York"]),
        ("the port of Dar es Salaam.", ["Dar es Salaam"]),
        ("Turkey's army", ["Turkey"]),
        ("in Sana'a today", ["Sana'a"]),
        ("St. Louis and Ft. Worth", ["St. Louis", "Ft. Worth"]),
        ("US-led forces in U.S.-held land", ["US", "U.S."]),
        ("Us and them", []),
        ("the Drc and the DRC", ["DRC"]),
        ("Paducah, Ky. is", ["Paducah", "Ky."]),
        ("San\n   Antonio", ["San\n   Antonio"]),
        ("Syrian-Turkish border", ["Syrian", "Turkish"]),
        ("The Street near the Church", []),
        ("nice reading in bath", []),
    ],
)
def test_matches(gazetteer, words, text, expected):
    found = matches(text, gazetteer, words)
    assert [m.surface for m in found] == expected
    assert [text[m.start : m.end] for m in found] == expected
