"""The list of steps: each gets what it needs, in order."""

import pytest

from memcon.intake.report import make_report
from memcon.pipeline import Pipeline
from memcon.record import Draft


class Step:
    """A step that notes its name on every draft."""

    def __init__(self, name: str, needs: tuple[str, ...] = ("report",), gives: tuple[str, ...] = ()) -> None:
        self.name, self.needs, self.gives = name, needs, gives

    def read(self, drafts):
        return [Draft(report=d.report, dropped=(*d.dropped, self.name)) for d in drafts]


def test_steps_run_in_their_order():
    pipeline = Pipeline([Step("a", gives=("reading",)), Step("b", needs=("reading",)), Step("c")])
    assert pipeline.draft([make_report("He left.")])[0].dropped == ("a", "b", "c")


def test_a_step_before_what_it_needs_is_an_error_that_names_both():
    with pytest.raises(RuntimeError, match=r"Step needs \['actors', 'reading'\], which no step before it gives"):
        Pipeline([Step("a", needs=("reading", "actors")), Step("b", gives=("reading", "actors"))])


def test_the_default_steps_hang_together_and_end_with_the_gate(reader):
    steps = reader.pipeline._steps
    have = {"report"}
    for step in steps:
        assert set(step.needs) <= have, type(step).__name__
        have |= set(step.gives)
    assert type(steps[-1]).__name__ == "Gate"
    assert {"reading", "dates", "places", "attributions", "mentions", "actors", "statements", "events", "calendar"} <= have


def test_what_steps_need_and_give_are_fields_of_the_draft(reader):
    for step in reader.pipeline._steps:
        assert {*step.needs, *step.gives} <= set(Draft.__struct_fields__)


def test_no_reports_no_records(reader):
    assert reader.pipeline.read([]) == []


def test_records_come_in_the_order_of_the_reports(reader):
    reports = [make_report(f"Minister {n} said it was over.", id=n) for n in ("Zu", "Ab", "Mo")]
    assert [r.report.id for r in reader.pipeline.read(reports)] == ["Zu", "Ab", "Mo"]
