"""Names that the words give, predicates, short forms, statements of somebody's, and what is no actor's."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Draft
from tests.actors.test_reports import at

Drafts = Callable[[Sequence[str]], list[Draft]]

KNOWN = "Ana Ruiz left the national team, known as the Harriers, in May. The Harriers thanked her.\n"
SHORT = "The Union of Free Bakers (UFB) called a strike. UFB will march on Friday.\n"
LETTER = "The plan was dropped. Ruiz's statement added, \"I am glad that it is over.\" Hugo Ruiz left for Oslo.\n"
GIVEN = "Hugo Ruiz was held on Friday. Ruiz denied everything. “We miss Hugo,” his wife said.\n"
HYPHEN = "The café is owned by John-Christian Voss. Voss was not in town.\n"
CAPTION = "Image: Lena Voss.\n\nLena Voss has won the vote in Oslo. She will govern alone.\n"
LEGEND = "Lena Voss was a legend. She died in Oslo on Friday.\n"
MANY = "Two senior envoys left on Friday. The envoy of Peru stayed on.\n"
ALL = [KNOWN, SHORT, LETTER, GIVEN, HYPHEN, CAPTION, LEGEND, MANY]


def same(draft: Draft, one: str, *others: str) -> bool:
    found = [at(draft, w) for w in (one, *others)]
    return None not in found and len({a.id for a in found if a}) == 1


@pytest.fixture
def read(drafts: Drafts) -> Callable[[str], Draft]:
    return lambda text: drafts(ALL)[ALL.index(text)]


Read = Callable[[str], Draft]


def test_a_team_is_known_by_its_name(read: Read) -> None:
    assert same(read(KNOWN), "the national team", "Harriers")


def test_a_short_form_in_brackets_is_its_long_form(read: Read) -> None:
    assert same(read(SHORT), "Union of Free Bakers", "UFB")


def test_i_in_a_statement_is_whose_the_statement_is(read: Read) -> None:
    assert same(read(LETTER), "Hugo Ruiz", "I")


def test_a_given_name_and_a_surname_are_one_person(read: Read) -> None:
    draft = read(GIVEN)
    hugo = next(a for a in draft.actors if a.name == "Hugo Ruiz")
    words = [draft.parse().text[s:e] for m in hugo.mentions for s, e in m.spans]
    assert {"Hugo Ruiz", "Ruiz", "Hugo"} <= set(words)


def test_a_hyphen_joins_two_given_names(read: Read) -> None:
    assert "John-Christian Voss" in {a.name for a in read(HYPHEN).actors}


def test_a_caption_names_nobody_called_image(read: Read) -> None:
    draft = read(CAPTION)
    assert at(draft, "Image") is None
    assert at(draft, "Lena Voss") is not None


def test_what_somebody_is_said_to_be_is_that_person(read: Read) -> None:
    assert same(read(LEGEND), "Lena Voss", "a legend", "She")


def test_one_envoy_is_not_two(read: Read) -> None:
    draft = read(MANY)
    assert at(draft, "The envoy of Peru") is not None
    assert not same(draft, "Two senior envoys", "The envoy of Peru")


OFFICES = (
    ("Under-Secretary-General Ingrid Solheim said no.", "Ingrid Solheim", "Under-Secretary-General"),
    ("Assistant Secretary of State Bob Moss said no.", "Bob Moss", "Assistant Secretary of State"),
    ("Interior Cabinet Secretary Josephine Wambui said no.", "Josephine Wambui", "Interior Cabinet Secretary"),
    ("Chief Cabinet Secretary Hiro Tanabe said no.", "Hiro Tanabe", "Chief Cabinet Secretary"),
    ("Principal Secretary Jane Odera said no.", "Jane Odera", "Principal Secretary"),
)


@pytest.mark.parametrize(("text", "name", "title"), OFFICES)
def test_an_office_before_a_name_is_told_whole(drafts, text, name, title):
    found = [(a.name, [r.title for r in a.roles]) for a in drafts([text])[0].actors]
    assert found == [(name, [title])]
