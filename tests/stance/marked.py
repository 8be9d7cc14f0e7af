"""Drafts out of marked sentences: `[speaker] {cue} <<content with *an actor*>>`."""

import re

from memcon.intake.report import make_report
from memcon.record import Actor, ActorMention, Draft, Statement

MARKS = re.compile(r"\[|\]|\{|\}|<<|>>|\*")


def unmark(marked):
    """The bare text and the spans of speaker, cue, content and actors."""
    text, spans, opened, last = "", {"[": [], "{": [], "<<": [], "*": []}, {}, 0
    closing = {"]": "[", "}": "{", ">>": "<<"}
    for m in MARKS.finditer(marked):
        text += marked[last : m.start()]
        last = m.end()
        mark = m.group()
        if mark in closing or (mark == "*" and "*" in opened):
            kind = closing.get(mark, mark)
            spans[kind].append((opened.pop(kind), len(text)))
        else:
            opened[mark] = len(text)
    return text + marked[last:], spans


def draft(marked, parser, act="said"):
    """A draft with one statement; actor t1 is the first marked one."""
    text, spans = unmark(marked)
    report = make_report(text)
    names = [("who", spans["["]), *((f"t{i}", [s]) for i, s in enumerate(spans["*"], 1))]
    actors = tuple(
        Actor(
            id=i, name=text[s[0][0] : s[0][1]], kind="group", confidence=0.9,
            mentions=tuple(ActorMention(spans=(x,), form="name", confidence=0.9) for x in s),
        )
        for i, s in names if s
    )  # fmt: skip
    statement = Statement(
        id="s1", act=act, kind="indirect", speaker="who" if spans["["] else None,
        source=tuple(spans["["]) or None, cue=tuple(spans["{"]) or None,
        content=tuple(spans["<<"]), addressee=None, confidence=0.9,
    )  # fmt: skip
    return Draft(report=report, reading=parser.read([text])[0], actors=actors, statements=(statement,))
