"""Whose an army or a minister is that stands without a state, and who is out of office."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Actor, Draft
from tests.actors.test_reports import at

Drafts = Callable[[Sequence[str]], list[Draft]]
CONAKRY = (
    "CONAKRY, Feb 3 - Soldiers surrounded the palace on Monday. The prime minister fled. Parliament was closed.\n\n"
    "Colonel Mory Kaba told reporters that it was calm. European officials had left.\n"
)
YEREVAN = (
    "TBILISI, Feb 3 - Georgia hosted talks between Armenia and Azerbaijan on Monday.\n\n"
    "In Yerevan, protesters marched to the palace. Police held nine of them. Opposition leader Narek Ter said no.\n\n"
    "The foreign ministry was silent.\n"
)
BORDER = "Nigeria closed two border posts. The army said it had acted on orders.\n"
SEVERAL = "Mali's junta and Niger's junta signed the pact. The army said no. Both presidents left.\n"
GENEVA = "GENEVA, Feb 3 - The government and the rebels met on Monday.\n"
OWN = "Kenya's Foreign Ministry and Uganda's Foreign Ministry agreed. His host, Ana Moss, thanked Kenya's minister.\n"
CONGRESS = "BOGOTA, Feb 3 - Colombia signed the truce on Monday. Congress must still approve it.\n"
ABROAD = (
    "A Western diplomat in Bamako said that it was calm. Doctors in Bamako said no.\n\n"
    "A tribunal in The Hague found no legal ground.\n"
)
COUNTRY = (
    (ABROAD, "A Western diplomat in Bamako", None), (ABROAD, "Doctors in Bamako", "MLI"),
    (ABROAD, "A tribunal in The Hague", None),
    (CONAKRY, "Soldiers", "GIN"), (CONAKRY, "The prime minister", "GIN"), (CONAKRY, "Parliament", "GIN"),
    (CONAKRY, "Colonel Mory Kaba", "GIN"), (CONAKRY, "European officials", None),
    (YEREVAN, "Police", "ARM"), (YEREVAN, "Opposition leader Narek Ter", "ARM"),
    (YEREVAN, "The foreign ministry", None), (BORDER, "The army", "NGA"), (SEVERAL, "The army", None),
    (SEVERAL, "Both presidents", None), (GENEVA, "The government", None), (CONGRESS, "Congress", "COL"),
)  # fmt: skip
FORMER = (
    ("Lars Holm, who was president until 2024, criticised the plan.", "Lars Holm", "ELI"),
    ("Mara Venn, who led the country until last year, said no.", "Mara Venn", "ELI"),
    ("Ivo Santek, prime minister of Croatia from 2016 to 2021, said no.", "Ivo Santek", "ELI"),
    ("Ana Petrova was foreign minister of Bulgaria until January.", "Ana Petrova", "ELI"),
    ("Goran Ilic, president since 2019, said that he would stay until May.", "Goran Ilic", "GOV"),
    ("Prime Minister Bo Lind, who served as an envoy until 2020, said no.", "Prime Minister Bo Lind", "GOV"),
)


def actor(drafts: Drafts, text: str, words: str) -> Actor:
    found = at(drafts([text])[0], words)
    assert found is not None, words
    return found


@pytest.mark.parametrize(("text", "words", "country"), COUNTRY)
def test_whose_it_is_the_paragraph_tells(drafts: Drafts, text: str, words: str, country: str | None) -> None:
    assert actor(drafts, text, words).country == country


@pytest.mark.parametrize(("text", "words", "sector"), FORMER)
def test_who_left_an_office_is_out_of_it(drafts: Drafts, text: str, words: str, sector: str) -> None:
    assert actor(drafts, text, words).sector == sector


def test_two_ministries_of_one_name_are_two(drafts: Drafts) -> None:
    found = [a.country for a in drafts([OWN])[0].actors if "Foreign Ministry" in a.name]
    assert found == ["KEN", "UGA"]


def test_two_with_titles_are_two_mentions(drafts: Drafts) -> None:
    text = "Armenian Deputy Prime Minister Aram Ter and Azerbaijani Transport Minister Elchin Aliyar signed it.\n"
    found = [(a.name, a.country) for a in drafts([text])[0].actors if a.kind == "person"]
    assert found == [("Aram Ter", "ARM"), ("Elchin Aliyar", "AZE")]


def test_a_portfolio_is_no_part_of_a_name(drafts: Drafts) -> None:
    found = drafts(["Indian External Affairs Minister Asha Rao thanked Kuwait.\n"])[0].actors
    assert ("Asha Rao", "External Affairs Minister") in [(a.name, a.roles[0].title) for a in found if a.roles]


def test_the_government_is_that_of_where_the_paragraph_sets_itself(drafts: Drafts) -> None:
    text = "Armenia and Iran signed it. Iran was glad.\n\nIn Yerevan, crowds accused the government of betrayal.\n"
    found = [a.name for a in drafts([text])[0].actors for m in a.mentions if "government" in text[slice(*m.spans[0])]]
    assert found == ["Armenia"]
