"""Status and condition on sentences of our own: floors over the whole tables."""

from tests.events.condition_sentences import CONDITIONS
from tests.events.status_sentences import SENTENCES

STATUSES = ("occurred", "planned", "denied", "alleged", "hypothetical")


def _at(event, start, end):
    return any(a < end and start < b for spans in (event.trigger, *event.also) for a, b in spans)


def _status(text, words, kinds, found):
    start = text.index(words)
    here = [e for *_, e in found if _at(e, start, start + len(words))]
    right = [e for e in here if e.type in kinds.split("|")] or here
    return right[0].status if right else None


def test_status_macro_f1(told):
    found = told([s[0] for s in SENTENCES])
    pairs = [(s[3], _status(s[0], s[1], s[2], f)) for s, f in zip(SENTENCES, found, strict=True)]
    scores = []
    for status in STATUSES:
        right = sum(a == b == status for a, b in pairs)
        said, true = sum(b == status for _, b in pairs), sum(a == status for a, _ in pairs)
        scores.append(2 * right / (said + true))
    assert sum(scores) / len(scores) >= 0.87


def test_conditions_are_found(told):
    hits = 0
    for (text, words, condition), found in zip(CONDITIONS, told([c[0] for c in CONDITIONS]), strict=True):
        start, first = text.index(words), text.index(condition)
        last = first + len(condition)
        spans = [e.condition[0] for *_, e in found if e.condition and _at(e, start, start + len(words))]
        hits += any(2 * max(0, min(b, last) - max(a, first)) >= max(b, last) - min(a, first) for a, b in spans)
    assert hits / len(CONDITIONS) >= 0.87


def test_who_denies_and_who_claims(told):
    denial, claim = told(
        ["Rwanda denied arming the rebels in eastern Congo.", "Ukraine accused Russia of shelling Moldova."]
    )
    assert [e.denied_by is not None for k, _, _, e in denial if k == "AID"] == [True]
    assert [(e.status, e.claimed_by is not None) for k, _, _, e in claim if k == "ASSAULT"] == [("alleged", True)]


def test_a_condition_does_not_become_an_event(told):
    (found,) = told(["Sudan said it would attack Chad unless Chad released the prisoners."])
    assert "RETREAT" not in [k for k, *_ in found]


def test_what_one_says_will_be_done_hangs_on_its_condition_and_not_what_one_says_before(told):
    (found,) = told(["Peru accused Chile of arming rebels and said Lima would close the border unless Chile stopped."])
    text = {k: e.condition for k, _, _, e in found}
    assert text["ACCUSE"] is None
    assert text["THREATEN"] is not None
