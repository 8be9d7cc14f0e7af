"""One actor for all its mentions, and never one for two."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Actor, Draft

Drafts = Callable[[Sequence[str]], list[Draft]]


def at(draft: Draft, words: str, nth: int = 0) -> Actor | None:
    """The actor that stands at the n-th standing of the words."""
    start = -1
    for _ in range(nth + 1):
        start = draft.report.text.index(words, start + 1)
    span = ((start, start + len(words)),)
    return next((a for a in draft.actors if any(m.spans == span for m in a.mentions)), None)


def same(draft: Draft, *words: str | tuple[str, int]) -> bool:
    found = [at(draft, *w) if isinstance(w, tuple) else at(draft, w) for w in words]
    return None not in found and len({a.id for a in found if a}) == 1


CASSIS = (
    "Swiss Foreign Minister Ignazio Cassis will travel to Oslo on Tuesday. Cassis said that he would meet "
    "Norwegian officials. The foreign minister will be back on Friday.\n"
)
BIDENS = "President Joe Biden landed in Rome. First lady Jill Biden had arrived before. Mr. Biden waved.\n"
KIMS = "Kim Jong-un sent his sister, Kim Yo-jong, to Beijing. Kim Yo-jong said that she would return.\n"
QUOTED = "“I will not resign,” said Prime Minister Sanna Halonen. “We expect a vote,” she added.\n"
STATES = "Iran fired first. Tehran said it had been provoked. The Iranian government blamed Israel.\n"
PARTY = "The Democratic National Committee sued on Friday. The DNC said that it had proof.\n"
PLACE = "The envoy woke in Tehran. He slept in Moscow.\n"
TURNS = (
    "MINISTER VOGT: Germany stands by its word. We expect the new government in Damascus to protect schools.\n\n"
    "MINISTER ARSLAN: The courts are free. I told my colleague that we will wait.\n"
)
ARMY = (
    "Peru's army denied that its forces had crossed the river. In a statement, it said rebels had opened fire on a "
    "post. Seven rebels were killed, it said.\n"
)
SOME = "Two of the envoys said the veto had been lifted.\n"
NEGATED = "The party wants the money, Ana Ruiz said, but not the judges. She left.\n"
OWNED = (
    "President Pedro Lanza praised the union, but his tone was far from Foreign Minister Hugo Ruiz's at the same forum "
    "in May, during which he mocked its members.\n"
)
HELD = "President Pedro Lanza met Hugo Ruiz in Oslo for talks, during which he asked for help.\n"
ODD = (
    "Colonel Mika Ilves said the bridge was open. \"It is safe,\" Ilves said. Nigeria's finance minister, Tunde Afolabi, "
    "dismissed reports of a devaluation. Afolabi told a news conference that there was no plan.\n"
)
ONE = "Hungary's prime minister threatened a veto, diplomats say. \"He is bluffing,\" one EU official said.\n"
ALL = [ODD, ONE, CASSIS, BIDENS, KIMS, QUOTED, STATES, PARTY, PLACE, TURNS, ARMY, SOME, NEGATED, OWNED, HELD]


def read(drafts: Drafts, text: str) -> Draft:
    return drafts(ALL)[ALL.index(text)]


def test_a_surname_and_an_office_are_the_person(drafts: Drafts) -> None:
    draft = read(drafts, CASSIS)
    assert same(draft, "Swiss Foreign Minister Ignazio Cassis", ("Cassis", 1), "he", "The foreign minister")
    actor = at(draft, "Swiss Foreign Minister Ignazio Cassis")
    assert actor is not None
    assert (actor.name, actor.kind, actor.country, actor.sector) == ("Ignazio Cassis", "person", "CHE", "GOV")


def test_a_surname_that_the_parser_takes_for_a_plural_is_the_person(drafts: Drafts) -> None:
    draft = read(drafts, ODD)
    assert same(draft, "Colonel Mika Ilves", ("Ilves", 1))
    assert same(draft, "Tunde Afolabi", ("Afolabi", 1))
    actor = at(draft, "Tunde Afolabi")
    assert actor is not None
    assert (actor.kind, actor.country) == ("person", "NGA")


def test_one_official_is_not_the_one_whom_he_speaks_of(drafts: Drafts) -> None:
    draft = read(drafts, ONE)
    assert same(draft, "Hungary's prime minister", "He")
    assert not same(draft, "one EU official", "He")


def test_two_of_one_surname_stay_two(drafts: Drafts) -> None:
    draft = read(drafts, BIDENS)
    assert not same(draft, "President Joe Biden", "First lady Jill Biden")
    assert same(draft, "President Joe Biden", "Mr. Biden")
    assert not same(read(drafts, KIMS), "Kim Jong-un", "Kim Yo-jong")


def test_first_person_in_a_quotation_is_the_speaker(drafts: Drafts) -> None:
    assert same(read(drafts, QUOTED), "Prime Minister Sanna Halonen", "I")


def test_a_capital_that_acts_is_the_state(drafts: Drafts) -> None:
    draft = read(drafts, STATES)
    assert same(draft, "Iran", "Tehran", "The Iranian government")
    actor = at(draft, "Tehran")
    assert actor is not None
    assert (actor.name, actor.kind, actor.country) == ("Iran", "state", "IRN")


def test_a_capital_where_something_happens_is_no_actor(drafts: Drafts) -> None:
    draft = read(drafts, PLACE)
    assert at(draft, "Tehran") is None
    assert at(draft, "Moscow") is None


def test_an_acronym_is_its_long_form(drafts: Drafts) -> None:
    assert same(read(drafts, PARTY), "The Democratic National Committee", "The DNC")


def test_every_mention_belongs_to_one_actor(drafts: Drafts) -> None:
    for draft in drafts(ALL):
        spans = [m.spans for a in draft.actors for m in a.mentions]
        assert len(spans) == len(set(spans))
        assert all(0 < m.confidence < 1 for a in draft.actors for m in a.mentions)
        assert [a.id for a in draft.actors] == [f"a{n}" for n in range(1, len(draft.actors) + 1)]


def test_first_person_in_a_labelled_turn_is_the_one_who_labels_it(drafts: Drafts) -> None:
    draft = read(drafts, TURNS)
    assert same(draft, "MINISTER VOGT", "We")
    assert not same(draft, "We", "schools")


def test_it_is_nobody_told_of_in_the_plural(drafts: Drafts) -> None:
    draft = read(drafts, ARMY)
    assert same(draft, "Peru's army", ("it", 1))
    last = ARMY[: ARMY.rindex("it said")].count("it")
    assert not same(draft, "Seven rebels", ("it", last))


def test_some_are_known_by_those_whom_they_are_of(drafts: Drafts) -> None:
    actor = at(read(drafts, SOME), "Two of the envoys")
    assert actor is not None
    assert actor.name == "Two of the envoys"


def test_a_not_is_no_part_of_an_actor(drafts: Drafts) -> None:
    assert not [a.name for a in read(drafts, NEGATED).actors if a.name.startswith("not ")]


def test_what_was_done_during_a_thing_was_done_by_whose_it_is(drafts: Drafts) -> None:
    assert same(read(drafts, OWNED), "Foreign Minister Hugo Ruiz", ("he", 2))
    assert not same(read(drafts, HELD), "Hugo Ruiz", "he")


SENT = (
    "NAIROBI, May 10 - President Daniel Kiprono met Rwandan President Alphonse Gasana on Sunday.\n",
    "ALGIERS, March 3 - Energy Minister Leila Haddaoui said on Monday that the cut was political.\n\nMorocco took the "
    "case to The Hague. Haddaoui was not there.\n",
    "BRUSSELS, March 3 - Energy Minister Leila Haddaoui said on Monday that the cut was political.\n",
)


@pytest.mark.parametrize(("text", "name", "country"), [
    (SENT[0], "Daniel Kiprono", "KEN"), (SENT[0], "Alphonse Gasana", "RWA"), (SENT[1], "Leila Haddaoui", "DZA"),
    (SENT[2], "Leila Haddaoui", None),
])  # fmt: skip
def test_an_office_without_a_state_is_that_of_the_capital_that_the_report_is_sent_from(
    drafts: Drafts, text: str, name: str, country: str | None
) -> None:
    actor = next(a for a in drafts(list(SENT))[SENT.index(text)].actors if a.name == name)
    assert actor.country == country


def test_a_family_name_that_stands_first_tells_no_gender(drafts: Drafts) -> None:
    text = "China's foreign ministry spokeswoman, Zhao Meilin, denied it. \"There was no such raid,\" she said.\n"
    assert same(drafts([text])[0], "Zhao Meilin", "she")


def test_a_day_is_no_part_of_those_who_act_on_it(drafts: Drafts) -> None:
    draft = drafts(["On Monday rebels of the Northern Front attacked a convoy, the army said.\n"])[0]
    assert not [a.name for a in draft.actors if "Monday" in a.name]


MISTAKEN = (
    "Cavendish won the race in May. In June he fell ill.\n",
    "On Monday, Catelyn met the board. She asked for a loan.\n",
)
PEOPLE = "The Finns won the race in May. He fell ill.\n"


def test_a_name_that_the_parser_takes_for_a_peoples_may_be_a_persons(drafts: Drafts) -> None:
    cavendish, catelyn, finns = drafts([*MISTAKEN, PEOPLE])
    assert same(cavendish, "Cavendish", ("he", 1)) and same(catelyn, "Catelyn", "She")
    assert at(finns, "He") is None
