"""Who is hired, and when a run is given up, with a crew that does as it is told and a clock that is set by hand."""

import pytest

from memcon.batch import foreman
from memcon.batch.foreman import Foreman, Gone, Ready
from memcon.batch.work import Answer
from memcon.intake import make_report
from memcon.record import ResourceError

REPORT = make_report("The minister spoke on Monday.")


class Hand:
    def __init__(self):
        self.says = []

    def give(self, kind, items):
        self.says.append(Answer([b"record"] * len(items)))

    def kill(self):
        self.says.clear()


class Crew:
    """Hires as many as are asked for; the first so many find a place, the others wait for one or fail."""

    starting = 1800.0
    tries = 3

    def __init__(self, size, places, fails=False):
        self.size = size
        self.hired = 0
        self._places = places
        self._fails = fails

    def hire(self):
        hand = Hand()
        if self.hired < self._places:
            hand.says.append(Ready())
        elif self._fails:
            hand.says.append(Gone("its worker ended with status 1"))
        self.hired += 1
        return hand

    def news(self, hands, seconds):
        # As with real workers, answers take a while: they come when somebody waits for them.
        return [(hand, hand.says.pop(0)) for hand in hands if hand.says and seconds]

    def close(self):
        pass


@pytest.fixture
def clock(monkeypatch):
    now = [1000.0]

    def monotonic():
        now[0] += 0.5
        return now[0]

    monkeypatch.setattr(foreman.time, "monotonic", monotonic)
    return now


def _work(crew, clock, times, pause):
    made = Foreman(crew, 10000, lambda *_: None)
    for _ in range(times):
        tickets = [made.submit("read", [REPORT]) for _ in range(30)]
        made._step(1)
        clock[0] += pause
        assert all(made.result(ticket) == [b"record"] for ticket in tickets)


def test_no_more_are_hired_than_there_is_work_for(clock):
    crew = Crew(size=50, places=50)
    made = Foreman(crew, 60, lambda *_: None)
    made.result(made.submit("read", [REPORT]))
    assert crew.hired == 1


@pytest.mark.parametrize("fails", [False, True])
def test_those_that_find_no_place_do_not_end_a_run_in_which_others_work(clock, fails):
    crew = Crew(size=20, places=2, fails=fails)
    _work(crew, clock, 6, pause=2000)
    assert crew.hired > 20


def test_a_run_in_which_none_starts_is_given_up(clock):
    made = Foreman(Crew(size=4, places=0, fails=True), 60, lambda *_: None)
    with pytest.raises(ResourceError, match="no worker starts: its worker ended with status 1"):
        made.result(made.submit("read", [REPORT] * 3))


def test_a_crew_that_grows_is_used(clock):
    crew = Crew(size=1, places=9)
    made = Foreman(crew, 60, lambda *_: None)
    tickets = [made.submit("read", [REPORT]) for _ in range(9)]
    assert crew.hired == 1
    crew.size = 5
    for ticket in tickets:
        made.result(ticket)
    assert crew.hired > 1
    assert made.size == 5


def test_the_pause_after_many_failures_is_bounded(clock):
    made = Foreman(Crew(size=2, places=1, fails=True), 60, lambda *_: None)
    made.result(made.submit("read", [REPORT]))
    made._never_ready = 5000
    tickets = [made.submit("read", [REPORT]) for _ in range(3)]
    assert all(made.result(ticket) == [b"record"] for ticket in tickets)
    assert made._never_ready > 5000
