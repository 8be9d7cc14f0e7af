"""What the text tells beats the tables and the nearest name: namesakes, places, hosts, offices, the two Congos."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Draft
from tests.actors.test_reports import at

Drafts = Callable[[Sequence[str]], list[Draft]]
Actors = dict[str, tuple[str | None, str | None]]


def actors(drafts: Drafts, text: str) -> Actors:
    return {a.name: (a.country, a.sector) for a in drafts([text])[0].actors}


def test_a_namesake_of_an_ambassador_is_somebody_else(drafts: Drafts) -> None:
    one, other = drafts([
        "Tibor Nagy, director of an institute in Budapest, said the vote was fair.",
        "Former US ambassador Tibor Nagy said the vote was fair.",
    ])  # fmt: skip
    first, second = (next(a for a in d.actors if a.name == "Tibor Nagy") for d in (one, other))
    assert (first.country, first.wikidata) == ("HUN", None)
    assert (second.country, second.sector) == ("USA", "ELI")
    assert second.wikidata is not None


def test_a_place_is_no_short_form_of_a_body_named_after_it(drafts: Drafts) -> None:
    text = "Fighters entered Karimba on Monday. The Karimba Liberation Front said so. Residents of Karimba fled."
    draft = drafts([text])[0]
    front = at(draft, "The Karimba Liberation Front") or at(draft, "Karimba Liberation Front")
    assert front is not None
    assert [text[a:b] for m in front.mentions if m.form == "name" for a, b in m.spans] == ["Karimba Liberation Front"]


def test_a_short_form_of_a_party_is_the_party(drafts: Drafts) -> None:
    assert [a.name for a in drafts(["Akhali won the vote. The Akhali Party said it would rule."])[0].actors] == [
        "Akhali Party"
    ]


def test_a_host_is_the_one_of_that_state_whom_somebody_meets(drafts: Drafts) -> None:
    text = "Swedish minister Maja Lind met Hungarian Foreign Minister Pal Kis. Her Hungarian host promised help."
    draft = drafts([text])[0]
    host = at(draft, "Her Hungarian host")
    assert host is not None
    assert (host.name, host.country, host.sector) == ("Pal Kis", "HUN", "GOV")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [("Congo accused Rwanda of lying. Kinshasa expelled the envoy.", "Democratic Republic of the Congo", "COD"),
     ("Congo signed the treaty. The envoy went back to Brazzaville.", "Republic of the Congo", "COG"),
     ("Congo signed the treaty.", "Congo", None)],
)  # fmt: skip
def test_a_bare_congo_is_told_by_the_rest_or_by_nothing(
    drafts: Drafts, text: str, name: str, country: str | None
) -> None:
    assert actors(drafts, text)[name] == (country, "GOV")


def test_a_president_is_no_president_of_another_state_and_no_supreme_leader(drafts: Drafts) -> None:
    text = (
        "President Masoud Pezeshkian has not signed. Ali Saidi carried a letter from the American president to Iran's "
        "supreme leader."
    )
    found = actors(drafts, text)
    assert found["Masoud Pezeshkian"] == ("IRN", "GOV")
    assert found["Iran's supreme leader"] == ("IRN", "GOV")
    assert found["American president"] == ("USA", "GOV")


def test_a_ministry_shows_whose_it_is(drafts: Drafts) -> None:
    found = actors(drafts, "Somalia's Foreign Ministry said no. The ministry gave no reason.")
    assert found["Somalia's Foreign Ministry"] == ("SOM", "GOV")


def test_an_under_secretary_general_is_no_general(drafts: Drafts) -> None:
    draft = drafts(["The under-secretary-general said no. The secretary-general said yes."])[0]
    assert [(a.sector, a.roles[0].title) for a in draft.actors] == [
        ("GOV", "under-secretary-general"), ("GOV", "secretary-general"),
    ]  # fmt: skip


def test_a_given_name_before_a_particle_is_what_people_say(drafts: Drafts) -> None:
    text = "Brazilian President Luiz Inacio Lula da Silva congratulated them. Lula said that he was glad."
    draft = drafts([text])[0]
    assert at(draft, "he") is at(draft, "Brazilian President Luiz Inacio Lula da Silva")


def test_the_guards_are_the_revolutionary_guards(drafts: Drafts) -> None:
    text = "He blamed the Revolutionary Guards. The Guards said they had stopped a ship."
    draft = drafts([text])[0]
    assert at(draft, "the Revolutionary Guards") is at(draft, "The Guards")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [("Al-Shabaab attacked a base. The Shura Front seized a village. The group took prisoners.", "The group",
      "Shura Front"),
     ("ECOWAS appealed for calm on Monday. The bloc will send a mediator.", "The bloc", "ECOWAS"),
     ("Fuel was short. The International Crisis Group counted 400 men. The think tank gave no names.",
      "The think tank", "International Crisis Group"),
     ("The mining company Altiplano Litio sued Bolivia. The company gave no reason.", "The mining company",
      "Altiplano Litio")],
)  # fmt: skip
def test_a_body_is_told_of_by_its_kind(drafts: Drafts, text: str, words: str, name: str) -> None:
    found = at(drafts([text])[0], words)
    assert found is not None
    assert found.name == name


def test_those_who_make_a_joint_statement_are_they(drafts: Drafts) -> None:
    text = "Villagers fled. Mali and Chad condemned the attack. In a joint statement, they said that the fight went on."
    found = at(drafts([text])[0], "they")
    assert found is not None
    assert found.name == "Mali and Chad"


def test_a_surname_stays_with_whom_it_named_before_a_relative_came(drafts: Drafts) -> None:
    text = (
        "President Corazon Villar called a meeting. Villar spoke for an hour. Senator Miguel Villar, her cousin, stayed "
        "away. Miguel Villar leads the opposition. Analysts said that Villar had few choices."
    )
    draft = drafts([text])[0]
    president = at(draft, "President Corazon Villar")
    assert president is not None
    assert any(text[a:] == "Villar had few choices." for m in president.mentions for a, _ in m.spans)


def test_who_was_something_else_before_is_still_one(drafts: Drafts) -> None:
    text = "Prime Minister Amadou Sidibe, who was finance minister until last year, promised help."
    assert [a.name for a in drafts([text])[0].actors if a.kind == "person"] == ["Amadou Sidibe"]
