"""States that a report names by their towns alone are parties to what is done there."""


def _parties(record, event):
    names = {a.id: (a.name, a.country) for a in record.actors}
    return [names[a] for a in event.sources], [names[a] for a in event.targets]


def test_a_blow_at_a_town_is_one_at_its_state(records):
    (record,) = records(["Missiles fired by Russian forces hit Odesa and Kyiv overnight, killing nine people."])
    (event,) = record.events
    assert event.type == "ASSAULT"
    assert _parties(record, event) == ([("Russian forces", "RUS")], [("Ukraine", "UKR")])
    (state,) = [a for a in record.actors if a.name == "Ukraine"]
    text = record.report.text
    assert [text[a:b] for m in state.mentions for a, b in m.spans] == ["Odesa", "Kyiv"]


def test_no_state_is_made_where_nothing_is_done_to_it(records):
    (record,) = records(["The Peruvian minister spoke in Quito about fishing."])
    assert "Ecuador" not in {a.name for a in record.actors}


def test_a_journey_within_ones_own_state_meets_nobody(records):
    (record,) = records(["Peru's president will travel to Cusco on Monday."])
    assert not record.events
