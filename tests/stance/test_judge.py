from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.record import Draft, Reading
from tests.stance.marked import draft, unmark
from tests.stance.table import TABLE

ROWS = [line.split(" ", 1) for line in TABLE.strip().splitlines()]


def tones(marked, parser, judge, act="said"):
    done = judge.read([draft(marked, parser, act)])[0]
    return {t.actor: t.tone for t in done.statements[0].about}


def test_the_table_is_a_third_each():
    assert Counter(sign for sign, _ in ROWS) == {"+": 40, "-": 40, "0": 40}


def test_signs_of_the_table(parser, judge):
    pairs = Counter()
    for sign, marked in ROWS:
        tone = tones(marked, parser, judge, "asked" if "{asked}" in marked else "said").get("t1", 0)
        pairs[sign, "+" if tone > 0 else "-" if tone < 0 else "0"] += 1
    f1 = []
    for s in "+-0":
        said, gold = sum(pairs[x, s] for x in "+-0"), sum(pairs[s, x] for x in "+-0")
        f1.append(2 * pairs[s, s] / (said + gold))
    assert sum(f1) / 3 >= 0.90, pairs
    assert pairs["+", "-"] + pairs["-", "+"] == 0


@pytest.mark.parametrize(
    ("marked", "sign"),
    [
        ("[Petrov] {said} <<*the ministry* had never lied>>.", 1),
        ("[Petrov] {said} <<*the ministry* was not helpful>>.", -1),
        ("[Petrov] {said} <<*the ministry* failed to cooperate>>.", -1),
        ("[Petrov] {said} <<we never allow *our members* to cheat>>.", 0),
        ("[Petrov] {said} <<*the ministry* allegedly lied>>.", 0),
        ("[Petrov] {said} <<if *the ministry* lied, it would be punished>>.", 0),
        ("[Petrov] {said} <<we want a strong *Ukraine*>>.", 0),
        ("[Petrov] {said} <<*the ministry* must stop the strikes>>.", -1),
        ("[Petrov] {did not praise} <<*the ministry*>>.", 0),
        ("[Petrov] {arrested} <<*the clerk* for espionage>>.", -1),
    ],
)
def test_negation_doubt_and_duty(parser, judge, marked, sign):
    tone = tones(marked, parser, judge).get("t1", 0)
    assert (tone > 0) - (tone < 0) == sign


@pytest.mark.parametrize(
    ("marked", "sign"),
    [
        ("[The chancellor] {said} <<*Belarus* was waging a brutal war of aggression>>.", -1),
        ("[The president] {said} <<*Chile* could not be trusted>>.", -1),
        ('[The minister] {said}: <<"*Niger* has broken its promises again.">>', -1),
        ("[The envoy] {called} <<*Peru's* behaviour dangerous and illegal>>.", -1),
        ("[The president] {said} <<relations with *Tunisia* were excellent>>.", 1),
        ("[The premier] {said} he had <<full confidence in *Ghana*>>.", 1),
        ("[The minister] {said} <<*Mali* was behind the sabotage of the cable>>.", -1),
    ],
)
def test_what_verb_and_object_say_together(parser, judge, marked, sign):
    tone = tones(marked, parser, judge).get("t1", 0)
    assert (tone > 0) - (tone < 0) == sign


def test_two_actors_of_one_statement(parser, judge):
    found = tones("[Petrov] {said} <<*Oslo* was a loyal ally but *the junta* had deceived everyone>>.", parser, judge)
    assert found["t1"] > 0 > found["t2"]


def test_whom_a_threat_is_made_to_is_not_blamed(parser, judge):
    found = tones("[Petrov] {condemned} <<*Baku's* aggression against *Yerevan*>>.", parser, judge)
    assert found["t1"] < 0
    assert "t2" not in found


def test_the_speaker_is_never_judged(parser, judge):
    assert "who" not in tones("[Petrov] {said} <<*Petrov* was a great man>>.", parser, judge)


def test_what_is_denied_or_has_no_speaker_judges_nobody(parser, judge):
    assert tones("[Petrov] {denied} that <<*the ministry* had lied>>.", parser, judge, "denied") == {}
    assert tones("It was {said} that <<*the ministry* had lied>>.", parser, judge) == {}


def test_a_report_of_an_agency_takes_no_side(parser, judge):
    assert tones("[The daily] {reported} that <<*the ministry* had lied>>.", parser, judge) == {}


def test_names_of_bodies_are_no_praise(parser, judge):
    assert tones("[Petrov] {said} <<the *Security Council* met on Peace Street>>.", parser, judge) == {}


@given(st.sampled_from(ROWS), st.text(alphabet="abc ,.'\"-\n\t", max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tones_are_in_range_whatever_follows(parser, judge, row, tail):
    done = judge.read([draft(row[1] + tail, parser)])[0]
    for tone in done.statements[0].about:
        assert -1 <= tone.tone <= 1
        assert tone.tone != 0
        assert 0 < tone.confidence <= 0.85
        assert tone.actor in {a.id for a in done.actors}


def test_nothing_in_nothing_out(judge):
    empty = Reading(**{name: [] for name in Reading.__slots__ if name not in ("text", "encoded")}, text="")
    blank = draft_of(empty)
    assert judge.read([blank]) == [blank]
    assert judge.read([]) == []


def draft_of(reading):
    from memcon.intake.report import make_report

    return Draft(report=make_report("x"), reading=reading)


def test_marks_come_off():
    text, spans = unmark("[A] {said} <<*B* lied>>.")
    assert text == "A said B lied."
    assert spans["*"] == [(7, 8)]
