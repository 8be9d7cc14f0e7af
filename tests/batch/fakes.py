"""What reads in place of the pipeline: quick, and told by the reports' own words to trip, hang, die or eat memory."""

import os
import signal
import time
from functools import partial

from memcon.record import Actor, ActorMention, MadeBy, Record, SettingError, Statement


def load(slow=0.0, obeys=True):
    return partial(_read, slow, obeys)


def load_leaks():
    held = []

    def read(reports):
        held.append(b"x" * (150 << 20))
        return _read(0.0, True, reports)

    return read


def load_fails():
    raise SettingError("no such parser", hint="install it")


def load_dies():
    os.kill(os.getpid(), signal.SIGKILL)


def _read(slow, obeys, reports):
    time.sleep(slow * len(reports))
    for report in reports:
        if obeys:
            _obey(report.text)
    return [record(report) for report in reports]


def _obey(text):
    if "TRIPS" in text:
        raise ValueError("a step tripped")
    if "HANGS" in text:
        time.sleep(1000)
    if "DIES" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "EATS" in text:
        eaten = []
        while True:
            eaten.append(bytearray(32 << 20))


def record(report):
    end = report.text.index(" ")
    return Record(
        report=report,
        actors=(Actor(id="a1", name=report.text[:end], kind="person", mentions=(ActorMention(spans=((0, end),), form="name", confidence=0.9),), confidence=0.9),),
        statements=(Statement(id="s1", act="said", kind="indirect", speaker="a1", content=((end + 1, len(report.text)),), confidence=0.8),),
        made_by=MadeBy(memcon="0", models={"fake": "1"}, settings={}),
    )  # fmt: skip
