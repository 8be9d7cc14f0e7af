"""Near duplicates: what counts as a copy, a rewrite, an update, and what does not."""

import hashlib
import zlib
from itertools import pairwise

from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.stories import near

WIRE = """PORT VELLA, March 3 – The foreign minister of Tarsia, Ilona Brandt, said on Tuesday that her government would reopen
its embassy in Port Vella before the summer, ending a rupture of eleven years.

“We have learned that an empty chair persuades nobody,” Brandt told reporters after two hours of talks with President Anselm Okoro.

The two countries broke off relations after the seizure of the trawler Maren and her crew of 14, who were held for nine months.
Okoro said that a commission of fishermen and lawyers would settle what remained of the dispute. Opposition leader Petra Lindqvist
called the visit a photo opportunity and asked why the owners of the Maren had not been invited.
"""


def test_a_signature_is_that_of_the_library() -> None:
    found = [w for w in near.words(WIRE) if len(w) >= near.SHORTEST or any(c.isdigit() for c in w)]
    made = MinHash(num_perm=near.PERMUTATIONS, seed=near.SEED, hashfunc=zlib.crc32, scheme="affine32")
    made.update_batch(f"{a} {b}".encode() for a, b in pairwise(found))
    assert near.signature(WIRE) == made.hashvalues.astype("<u2").tobytes()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aB é3’'.,-“”–… \u00a0\nß"))
def test_words_are_the_same_whichever_way_they_are_found(text: str) -> None:
    straight = text.replace("’", "'")
    assert near.words(text) == near.WORD.findall(straight.casefold())


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="aBcd é37’'.,-“”–…_$ \u00a0\nß٣"))
def test_the_words_that_count_are_the_same_whichever_way_they_are_found(text: str) -> None:
    long = [w for w in near.words(text) if len(w) >= near.SHORTEST or (not w.isalpha() and near.NUMBER.search(w))]
    assert near._content_words(text) == [w.encode() for w in long]


def test_a_curly_apostrophe_is_an_apostrophe() -> None:
    assert near.words("Tarsia’s envoy") == near.words("Tarsia's envoy") == ["tarsia's", "envoy"]


def test_a_wire_copy_under_another_outlets_header_is_a_copy() -> None:
    assert near.compare(WIRE, "By our staff.\n\n" + WIRE.replace("PORT VELLA, March 3 – ", "")).kind == "copy"


def test_a_report_with_words_changed_all_over_is_a_rewrite() -> None:
    changed = (
        WIRE.replace("said on Tuesday", "announced Tuesday")
        .replace("would reopen", "was going to reopen")
        .replace("ending a rupture", "closing a gap")
        .replace("told reporters after two hours of talks", "said to journalists following a two-hour meeting")
        .replace("broke off relations", "cut ties")
        .replace("called the visit a photo opportunity", "dismissed it as a photo session")
    )
    assert near.compare(WIRE, changed).kind == "rewrite"


def test_a_report_that_another_holds_and_goes_on_from_is_an_update() -> None:
    more = (
        WIRE + "\n\n" + "In the capital shopkeepers near the shuttered building put out flags of both countries. " * 5
    )
    assert near.compare(more, WIRE).kind == "update"
    assert near.compare(WIRE, more).kind == "update"


def test_another_report_with_the_same_quotation_is_not_a_near_duplicate() -> None:
    other = """Envoys from Tarsia spent Tuesday in Port Vella, where nobody from their ministry had set foot since 2015. “We have
    learned that an empty chair persuades nobody,” Ilona Brandt said on the steps of the palace. Diplomats in neighbouring Lorne
    welcomed the thaw but doubted that it would last, since elections are due in autumn and fishing rights remain unsettled. Trade
    between both coasts fell by a third while the embassies stood empty, according to the chamber of commerce."""
    assert near.compare(WIRE, other).kind is None


def test_two_tallies_of_one_wording_are_two_reports() -> None:
    tally = (
        "The air force said on {} that it had shot down {} of {} drones launched overnight, {} of them over the eastern "
        "districts, and that {} people were hurt when debris fell on a block of flats. Repairs to the power lines went on, "
        "the regional governor said in his morning message to residents."
    )
    one, other = tally.format("3 May", 45, 60, 12, 7), tally.format("4 May", 31, 38, 9, 2)
    assert near.compare(one, other).kind is None


def test_reports_come_back_with_their_near_duplicates_likest_first() -> None:
    found: near.NearDuplicates[str] = near.NearDuplicates()
    assert found.add("wire", WIRE) == []
    assert [k for k, _ in found.add("outlet", WIRE + "\nMore follows.")] == ["wire"]
    assert (
        found.add("else", "Rain is due in the north on Thursday, the weather office said, with gales on the coast.")
        == []
    )
    assert [k for k, _ in found.add("again", WIRE)] == ["wire", "outlet"]


def test_stories_hold_what_hangs_together() -> None:
    assert near.fold(
        [("a", WIRE), ("b", "Something else altogether happened in the village of Ost."), ("c", WIRE)]
    ) == [
        ["a", "c"],
        ["b"],
    ]


def test_a_sketch_kept_today_is_met_by_one_made_later() -> None:
    """Stored signatures stay comparable only as long as shingles, hash and seed make the same bytes."""
    made = near.sketch(WIRE)
    assert len(made.signature) == 2 * near.PERMUTATIONS
    assert hashlib.sha256(made.signature).hexdigest()[:16] == "74c8f26f37ea5031"
    assert made.bands == near.bands(made.signature)
    assert all(-(2**63) <= b < 2**63 for b in made.bands)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_a_copy_of_itself(text: str) -> None:
    assert near.compare(text, text).kind == "copy"
    assert near.estimate(near.sketch(text).signature, near.sketch(text).signature) == 1.0


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
@settings(max_examples=200, deadline=None)
def test_words_in_common_in_order_are_counted_as_the_textbook_does(one: list[str], other: list[str]) -> None:
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    assert near.in_order(one, other) == table[-1][-1]
