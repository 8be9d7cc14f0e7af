"""FollowTheMoney's own model reads and validates every entity."""

import io
import json

import msgspec
from followthemoney import model
from followthemoney.types import registry
from hypothesis import example, given, settings

from memcon.export import ftm
from memcon.lexicon import read_json
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record


def written(*records_):
    out = io.BytesIO()
    tally = ftm.write(records_, out)
    return [json.loads(line) for line in out.getvalue().split(b"\n")[:-1]], tally


def nameless(name="\xad"):
    """A record whose actor's name is a soft hyphen, or nothing but marks: nothing to see."""
    record = summit_record()
    actor = msgspec.structs.replace(record.actors[0], name=name)
    return msgspec.structs.replace(record, actors=(actor, *record.actors[1:]))


@given(records())
@example(nameless())
@example(nameless("''"))
@example(nameless('" " '))
@settings(max_examples=40, deadline=None)
def test_the_model_takes_every_entity_as_it_is(record):
    entities, tally = written(record)
    assert tally.written == len(entities)
    ids = {e["id"] for e in entities}
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=True)
        for prop, value in proxy.itervalues():
            if prop.type in (registry.country, registry.date, registry.entity, registry.identifier, registry.topic, registry.language, registry.url):
                assert prop.type.clean(value) == value, (prop.name, value)
            if prop.type == registry.entity:
                assert value in ids
        assert proxy.to_dict()["properties"] == entity["properties"]
        model.get(entity["schema"]).validate(entity)


def test_the_entities_of_a_report():
    entities, tally = written(summit_record())
    kinds = [e["schema"] for e in entities]
    assert (kinds[0], kinds.count("Person"), kinds.count("Event")) == ("Article", 4, 5)
    by_name = {e["properties"].get("name", [""])[0]: e["properties"] for e in entities if e["schema"] != "Mention"}
    assert by_name["Ingrid Solvang"]["position"] == ["Foreign Minister"]
    assert by_name["Ingrid Solvang"]["country"] == ["no"]
    assert by_name["ASSAULT (denied)"]["summary"] == ["damaged a power line"]
    talks = by_name["second round of talks between Lithuania and Belarus"]
    ids = {e["id"]: e["properties"]["name"][0] for e in entities if "name" in e["properties"] and e["schema"] != "Mention"}
    assert {ids[i] for i in talks["involved"]} == {"Lithuania", "Belarus"}
    assert [ids[i] for i in talks["organizer"]] == ["Finland"]
    assert tally.left_out[ftm.NO_STATEMENTS] == 6


def test_all_states_have_the_code_that_followthemoney_knows():
    from memcon.export.codes import iso2

    assert [s for s in read_json("states.json") if registry.country.clean((iso2(s) or "").lower()) != (iso2(s) or "").lower()] == []
