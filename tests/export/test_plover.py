"""PLOVER's rules: (type, status, modes, condition) of the record -> root of the export."""

import io
import json

import msgspec
import pytest

from memcon.export import plover
from memcon.record import Actor, ActorMention, Event, MadeBy, Place, Record, Report

TEXT = "Marchers in Lagos jeered. Ghana will visit Togo, and Mali bombed Chad."
RULES = [
    ("CONSULT", "planned", (), False, "AGREE"),
    ("AID", "planned", (), False, "AGREE"),
    ("COOPERATE", "planned", (), False, "AGREE"),
    ("SUPPORT", "planned", (), False, "AGREE"),
    ("CONCEDE", "planned", (), False, "CONCEDE"),
    ("RETREAT", "planned", ("withdraw",), False, "CONCEDE"),
    ("RETREAT", "planned", ("release",), False, "CONCEDE"),
    ("RETREAT", "planned", ("withdraw",), True, "THREATEN"),
    ("RETREAT", "hypothetical", ("withdraw",), True, "THREATEN"),
    ("RETREAT", "hypothetical", ("withdraw",), False, None),
    ("RETREAT", "planned", ("resign",), False, "RETREAT"),
    ("RETREAT", "planned", ("access",), False, "AGREE"),
    ("ASSAULT", "planned", (), False, "THREATEN"),
    ("SANCTION", "planned", (), False, "THREATEN"),
    ("PROTEST", "planned", (), False, "THREATEN"),
    ("THREATEN", "occurred", (), True, "THREATEN"),
    ("COERCE", "hypothetical", (), False, "THREATEN"),
    ("CONSULT", "hypothetical", (), False, None),
    ("CONSULT", "hypothetical", (), True, "AGREE"),
    ("ACCUSE", "hypothetical", (), False, None),
    ("AID", "denied", (), False, "REJECT"),
    ("CONSULT", "denied", (), False, "REJECT"),
    ("ASSAULT", "denied", (), False, None),
    ("ASSAULT", "alleged", (), False, "ASSAULT"),
    ("ASSAULT", "occurred", (), False, "ASSAULT"),
]


def event(kind, status, modes=(), condition=False, **more):
    fields = {
        "id": "e1", "type": kind, "quad": plover.QUAD[kind], "modes": modes, "status": status, "sources": ("a1",),
        "targets": ("a2",), "trigger": ((0, 8),), "evidence": ((0, 24),), "confidence": 0.7,
        "condition": ((9, 17),) if condition else None,
    }  # fmt: skip
    return Event(**{**fields, **more})


def actor(name, number, start, **more):
    mention = ActorMention(spans=((start, start + len(name)),), form="name", confidence=0.9)
    fields = {"id": f"a{number}", "name": name, "kind": "state", "mentions": (mention,), "confidence": 0.9}
    return Actor(**{**fields, **more})


def record(*events, **more):
    actors = (actor("Ghana", 1, 26, country="GHA"), actor("Togo", 2, 43, country="TGO"))
    fields = {"report": Report(id="r", text=TEXT, sha256=""), "actors": actors, "events": events}
    return Record(made_by=MadeBy(memcon="0", models={}, settings={}), **{**fields, **more})


@pytest.mark.parametrize(("kind", "status", "modes", "condition", "root"), RULES)
def test_rules(kind, status, modes, condition, root):
    assert plover.root(event(kind, status, modes, condition)) == root


def test_the_quad_class_is_the_root_s_and_a_threat_says_what_is_threatened():
    (found,) = plover.events(record(event("ASSAULT", "planned", ("aerial",))))
    assert (found.event, found.quad_code, found.mode) == ("THREATEN", 3, ("violence",))


def test_an_accusation_is_coded_once():
    accusing = event("ACCUSE", "occurred", sources=("a2",), targets=("a1",))
    accused = event("ASSAULT", "alleged", id="e2", sources=("a1",), targets=("a2",), claimed_by="a2")
    assert [e.event for e in plover.events(record(accusing, accused))] == ["ACCUSE"]


def test_a_two_sided_act_is_a_dyad_marked_reciprocal():
    (found,) = plover.events(record(event("CONSULT", "occurred", sources=("a1", "a2"), targets=())))
    assert ([p.text for p in found.actor], [p.text for p in found.recipient], found.reciprocal) == (["Ghana"], ["Togo"], True)


def test_where_no_recipient_is_named_it_is_the_country_of_the_act():
    place = Place(id="p1", spans=((12, 17),), name="Lagos", country="NGA", confidence=0.9)
    crowd = actor("Marchers", 1, 0, kind="group", sector="CVL")
    (found,) = plover.events(record(event("PROTEST", "occurred", targets=(), place="p1"), actors=(crowd,), places=(place,)))
    assert [(p.text, p.country) for p in found.recipient] == [("Lagos", "NGA")]
    assert [(p.country, p.sector) for p in found.actor] == [("NGA", "CVL")]


def test_a_bare_country_has_no_sector():
    rich = (actor("Ghana", 1, 26, country="GHA", sector="GOV"), actor("Togo", 2, 43, country="TGO"))
    (found,) = plover.events(record(event("AID", "occurred"), actors=rich))
    assert found.actor[0].sector is None


def test_lines_are_json_objects():
    (line,) = plover.lines([record(event("ASSAULT", "occurred"))])
    found = json.loads(line)
    assert found["event"] == "ASSAULT"
    assert found["event_text"] == "Marchers"
    assert msgspec.json.decode(line, type=plover.PloverEvent).id == "r:e1"


def test_types_of_another_ontology_are_left_out_and_told():
    made = record(event("AID", "occurred"), msgspec.structs.replace(event("AID", "occurred"), id="e2", type="CUTOFF"))
    assert [p.event for p in plover.events(made)] == ["AID"]
    tally = plover.write([made], io.BytesIO())
    assert tally.written == 1
    assert tally.lines() == [f"1 left out: {plover.FOREIGN}"]
