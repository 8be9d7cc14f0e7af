from datetime import date

import pytest

from memcon.record import StoreError
from memcon.store import Filter, Store
from memcon.store import edits as by_hand
from memcon.store.people import actor_facts, find_entities, names, offices, one_entity
from memcon.store.said import said
from memcon.store.watch import most_watched
from tests.store.handmade import Draftsman, build_desk, stored


@pytest.fixture
def desk(tmp_path):
    with Store.open(build_desk(tmp_path / "desk.db"), write=True) as store:
        yield store


@pytest.mark.parametrize("name", ["Ingrid Solvang", "ingrid solvang", "Solvang", "Q111", "  Ingrid  Solvang "])
def test_an_actor_is_found_by_name_part_or_wikidata(desk, name):
    line = one_entity(desk, name)
    assert (line.name, line.office, line.reports) == ("Ingrid Solvang", "Prime Minister", 3)
    assert one_entity(desk, f"#{line.id}") == line


def test_namesakes_are_listed_not_guessed(desk):
    with pytest.raises(StoreError) as caught:
        one_entity(desk, "John Marsh")
    told = str(caught.value)
    assert "2 actors of that name" in told
    assert "senator, AUS, 1 report" in told
    assert "governor, GBR, 1 report" in told
    assert len(find_entities(desk, "marsh")) == 2


@pytest.mark.parametrize("name", ["Nobody At All", "#999", "Q999", "", "%", "_"])
def test_nobody_of_that_name(desk, name):
    with pytest.raises(StoreError, match="nobody of the name"):
        one_entity(desk, name)


def test_a_whole_name_goes_before_a_part_of_another(tmp_path):
    texts = ["Anna Lind spoke.", "Anna Lind-Berg spoke.", "Otto Anna Lind spoke."]
    records = []
    for text in texts:
        made = Draftsman(text)
        made.who(text.removesuffix(" spoke."))
        records.append(made.record())
    with Store.open(stored(tmp_path / "p.db", *records)) as store:
        assert one_entity(store, "Anna Lind").name == "Anna Lind"


def test_who_is_plainly_meant_by_a_surname(tmp_path):
    records = []
    for number in range(41):
        made = Draftsman(f"Anna Lind spoke for the time {number}.", id=f"r{number}")
        made.who("Anna Lind")
        records.append(made.record())
    other = Draftsman("Olof Lind spoke.")
    other.who("Olof Lind")
    with Store.open(stored(tmp_path / "p.db", *records, other.record())) as store:
        assert one_entity(store, "Lind").name == "Anna Lind"
        assert [line.name for line in find_entities(store, "Lind")] == ["Anna Lind", "Olof Lind"]


@pytest.mark.parametrize(("often", "plain"), [(25, True), (5, False)])
def test_who_was_once_called_by_the_surname_alone_hides_nobody(tmp_path, often, plain):
    records = []
    for number in range(often + 1):
        name = "Anna Lind" if number else "Lind"
        made = Draftsman(f"{name} spoke for the time {number}.", id=f"r{number}")
        made.who(name)
        records.append(made.record())
    with Store.open(stored(tmp_path / "p.db", *records)) as store:
        if plain:
            assert one_entity(store, "Lind").name == "Anna Lind"
        else:
            with pytest.raises(StoreError, match="2 actors of that name"):
                one_entity(store, "Lind")


def test_offices_over_time_the_latest_first(desk):
    found = offices(desk, one_entity(desk, "Q111").id)
    assert [(o.title, o.first, o.reports) for o in found] == [
        ("Prime Minister", date(2026, 3, 20), 1), ("Foreign Minister", date(2026, 3, 7), 2),
    ]  # fmt: skip


def test_what_is_known_of_an_actor(desk):
    facts = actor_facts(desk, one_entity(desk, "Lithuania").id)
    assert (facts.reports, facts.statements, facts.spoken_of, facts.acted_on, facts.acts) == (3, 0, 3, 2, 1)
    assert (facts.first, facts.last) == (date(2026, 3, 7), date(2026, 3, 20))
    assert [n.name for n in facts.names] == ["Lithuania"]


def test_two_actors_merged_by_hand_answer_as_one_until_it_is_taken_back(desk):
    one, other = find_entities(desk, "John Marsh")
    edit = by_hand.merge(desk, other.id, one.id, by="editor", why="the same man")
    assert one_entity(desk, "John Marsh").id == one.id
    assert one_entity(desk, f"#{other.id}").id == one.id
    assert {line.report.name for line in said(desk, Filter(), speaker=one.id)} == {"senate", "bank"}
    assert [line.speaker.id for line in said(desk, Filter(), speaker=other.id)] == [one.id] * 3
    assert {o.title for o in offices(desk, one.id)} == {"senator", "governor"}
    assert actor_facts(desk, one.id).edits == (edit,)
    with pytest.raises(StoreError, match="one already"):
        by_hand.merge(desk, one.id, other.id, by="editor")
    by_hand.undo(desk, edit.id, by="editor")
    assert len(find_entities(desk, "John Marsh")) == 2
    assert len(said(desk, Filter(), speaker=one.id)) == 2
    with pytest.raises(StoreError, match="no edit"):
        by_hand.undo(desk, edit.id, by="editor")


def test_an_actor_shown_under_another_name_is_found_by_both(desk):
    who = one_entity(desk, "Viktar Karalyou")
    edit = by_hand.rename(desk, who.id, "Viktor  Karolyov", by="editor")
    assert one_entity(desk, "viktor karolyov").id == who.id
    assert one_entity(desk, "Viktar Karalyou").name == "Viktor Karolyov"
    assert said(desk, Filter(), act="denied")[0].speaker.name == "Viktor Karolyov"
    by_hand.undo(desk, edit.id, by="editor")
    assert one_entity(desk, "Viktar Karalyou").name == "Viktar Karalyou"
    with pytest.raises(StoreError, match="empty"):
        by_hand.rename(desk, who.id, "  ", by="editor")


def test_who_is_two_in_some_reports_is_split_and_joined_again(desk):
    who = one_entity(desk, "Q111")
    report = desk.find_report("later")
    edit = by_hand.split(desk, who.id, [report], by="editor", name="Ingrid Solvang the younger")
    assert {line.report.name for line in said(desk, Filter(), speaker=who.id)} <= {"forum", "forum-again"}
    (_, _) = said(desk, Filter(), speaker=edit.other)
    assert one_entity(desk, f"#{edit.other}").office == "Prime Minister"
    assert [o.title for o in offices(desk, who.id)] == ["Foreign Minister"]
    assert [(n.name, n.reports) for n in names(desk, who.id)] == [("Ingrid Solvang", 2)]
    by_hand.undo(desk, edit.id, by="editor")
    assert len(said(desk, Filter(), speaker=who.id)) == 4
    assert one_entity(desk, "Ingrid Solvang").reports == 3


def test_what_another_program_changes_is_seen_by_who_reads(desk):
    with Store.open(desk.path) as reader:
        who = one_entity(reader, "Q111")
        by_hand.rename(desk, who.id, "Ingrid the First", by="editor")
        assert one_entity(reader, "Q111").name == "Ingrid the First"
        other = find_entities(reader, "John Marsh")[0]
        by_hand.merge(desk, other.id, who.id, by="editor")
        assert one_entity(reader, f"#{other.id}").id == who.id


def test_a_split_of_nothing_or_of_all_is_refused(desk):
    who = one_entity(desk, "Q111")
    with pytest.raises(StoreError, match="none of these"):
        by_hand.split(desk, who.id, [desk.find_report("bank")], by="editor")
    with pytest.raises(StoreError, match="no other reports"):
        by_hand.split(desk, who.id, [desk.find_report(n) for n in ("forum", "forum-again", "later")], by="editor")


def test_a_store_opened_to_be_read_refuses_edits(desk):
    with Store.open(desk.path) as store, pytest.raises(StoreError, match="read only"):
        by_hand.rename(store, 1, "X", by="editor")


def test_most_watched_are_those_whom_most_stories_quote(desk):
    found = most_watched(desk, Filter())
    assert found[0].name == "Ingrid Solvang"
    assert found[0].reports == 2  # two stories, three reports
    assert [line.name for line in most_watched(desk, Filter(since=date(2026, 2, 1), until=date(2026, 2, 28)))] == ["John Marsh", "John Marsh"]


def test_a_body_that_was_once_misread_from_a_surname_hides_nobody(tmp_path):
    records = []
    for number in range(2):
        made = Draftsman(f"Rosa Quiroz spoke for the time {number}, and Quiroz left.", id=f"r{number}")
        made.who("Rosa Quiroz", country="PER")
        records.append(made.record())
    for kind, publisher in (("organisation", "A"), ("person", "B")):
        made = Draftsman(f"Quiroz thanked Brazil, said a {kind}.", id=kind, publisher=publisher)
        made.who("Quiroz", kind)
        records.append(made.record())
    with Store.open(stored(tmp_path / "p.db", *records)) as store:
        with pytest.raises(StoreError, match="3 actors of that name: #1 Rosa Quiroz") as caught:
            one_entity(store, "Quiroz")
        assert "name one by its number, as '#1'" in str(caught.value)
        assert one_entity(store, "Rosa Quiroz").reports == 2


def test_each_name_tells_why_it_is_one_of_the_actor(tmp_path):
    records = []
    for number, name in enumerate(("Rosa Quiroz", "Rossa Quiroz", "R. Quiroz", "Rosa M. Quiroz", "Quiroz", "La Jefa")):
        made = Draftsman(f"{name} spoke for the time {number}.", id=f"r{number}")
        made.who(name, country="PER", wikidata="Q5" if number != 3 else None, office="Mayor")
        records.append(made.record())
    other = Draftsman("The Boss spoke.", id="boss")
    other.who("The Boss")
    with Store.open(stored(tmp_path / "p.db", *records, other.record()), write=True) as store:
        own, boss = one_entity(store, "Rosa Quiroz"), one_entity(store, "The Boss")
        by_hand.merge(store, boss.id, own.id, by="ada")
        assert {n.name: n.why for n in names(store, own.id)} == {
            "Rosa Quiroz": "own",
            "Rossa Quiroz": "spelling",
            "R. Quiroz": "form",
            "Rosa M. Quiroz": "form",
            "Quiroz": "surname",
            "La Jefa": "wikidata",
            "The Boss": "by hand",
        }
