import pytest

from memcon.batch import DeadLetter, read_reports
from memcon.intake import make_report
from memcon.record import InputError, MadeBy, Record, SettingError

GERMAN = "Der Außenminister hat am Montag in Genf erklärt, dass die Gespräche in der nächsten Woche weitergehen werden."


def _reports(number):
    return [make_report(f"The minister spoke {i} times on Monday.", id=str(i)) for i in range(number)]


def _read(reports):
    for report in reports:
        if report.id == "bad":
            raise ValueError("a step tripped")
    return [Record(report=r, made_by=MadeBy(memcon="0", models={}, settings={})) for r in reports]


def _names(outcomes):
    return [o.where if isinstance(o, DeadLetter) else o.report.id for o in outcomes]


@pytest.mark.parametrize("number", [0, 1, 15, 16, 17, 40])
def test_every_report_gives_a_record_in_order(number):
    assert _names(read_reports(_reports(number), lambda: _read)) == [str(i) for i in range(number)]


def test_one_report_that_trips_a_step_is_lost_alone():
    reports = _reports(20)
    reports[5] = make_report("The minister spoke.", id="bad")
    outcomes = list(read_reports(reports, lambda: _read))
    (letter,) = (o for o in outcomes if isinstance(o, DeadLetter))
    assert _names(outcomes)[5] == "bad"
    assert "could not be read: ValueError: a step tripped" in str(letter)
    assert "a step tripped" in letter.trace
    assert len(outcomes) == 20


def test_errors_of_intake_and_other_languages_keep_their_place():
    found = [*_reports(2), InputError("is empty", where="x.txt"), make_report(GERMAN, id="de"), *_reports(1)]
    outcomes = list(read_reports(found, lambda: _read))
    assert _names(outcomes) == ["0", "1", "x.txt", "de", "0"]
    assert [o.skipped for o in outcomes if isinstance(o, DeadLetter)] == [False, True]
    assert str(outcomes[3]) == "de: is in German; memcon reads English"


def test_a_record_carries_the_language():
    (record,) = read_reports(_reports(1), lambda: _read)
    assert record.report.language == "en"


def test_no_more_is_taken_than_a_chunk_needs():
    taken = []

    def found():
        for report in _reports(100):
            taken.append(report)
            yield report

    next(read_reports(found(), lambda: _read, chunk=4))
    assert len(taken) == 4


def test_what_is_no_fault_of_a_report_is_not_caught():
    def stopped(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_reports(_reports(1), lambda: stopped))


def test_the_models_are_loaded_once_and_only_for_a_report():
    loaded = []

    def load():
        loaded.append(True)
        return _read

    assert len(list(read_reports([InputError("is empty", where="x.txt")], load))) == 1
    assert loaded == []
    list(read_reports(_reports(40), load))
    assert loaded == [True]


def test_models_that_cannot_be_loaded_end_the_run():
    def load():
        raise SettingError("no such parser")

    with pytest.raises(SettingError):
        list(read_reports(_reports(2), load))
