"""The words that tell an act's status, and what a status rests on."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from memcon.record import Status


def listed(text: str) -> frozenset[str]:
    """The words of a list written in one string."""
    return frozenset(text.split())


GOVERNORS = ("denied", "deny", "planned", "hypothetical", "alleged", "same", "say")


class Standing(Struct, frozen=True, kw_only=True):
    """A status, the word that it rests on, and whose claim or denial it is."""

    status: Status
    by: int | None = None
    """The verb or noun that claims or denies (its subject is the party)."""
    said: bool = False
    """Whether a verb of saying stands above."""
    conditional: bool = False
    """Whether the act itself stands in a condition or a purpose clause: no event of its own."""


class Words(Struct, frozen=True, kw_only=True):
    """The word lists of `resources/events_words.yaml`."""

    light: frozenset[str]
    minded: frozenset[str]
    things: frozenset[str]
    governors: Mapping[str, frozenset[str]]
    adverbs: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, frozenset[str]]
    modals: Mapping[str, frozenset[str]]
    regional: Mapping[str, str]
    phases: frozenset[str]
    marks: frozenset[str]
    phrases: Sequence[str]

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "Words":
        """The lists of the compiled file."""
        sets = {k: {n: frozenset(v) for n, v in content[k].items()} for k in ("adverbs", "adjectives", "modals")}
        return cls(
            light=frozenset(content["light"]), minded=frozenset(content["minded"]), things=frozenset(content["things"]),
            regional=content["regional"],
            governors={k: frozenset(content[k]) for k in GOVERNORS}, phases=frozenset(content["phases"]),
            marks=frozenset(content["condition"]["marks"]), phrases=tuple(content["condition"]["phrases"]), **sets,
        )  # fmt: skip


POLITE = frozenset(
    [
        "urge",
        "ask",
        "call",
        "thank",
        "request",
        "appeal",
        "suggest",
        "advise",
        "encourage",
        "commend",
        "invite",
        "remind",
    ]
)
OPEN = frozenset(
    [
        "consider",
        "contemplate",
        "mull",
        "weigh",
        "seek",
        "want",
        "demand",
        "urge",
        "suggest",
        "recommend",
        "favour",
        "favor",
        "threaten",
        "discuss",
        "fear",
        "request",
        "oppose",
        "envisage",
        "propose",
    ]
)
UNDONE = frozenset(
    ["cancel", "scrap", "shelve", "abort", "avert", "prevent", "avoid", "foil", "thwart", "rule", "abandon"]
)
SCHEDULING = frozenset(
    [
        "plan",
        "schedule",
        "prepare",
        "set",
        "slate",
        "fix",
        "pencil",
        "due",
        "book",
        "arrange",
        "announce",
        "postpone",
        "delay",
        "expect",
    ]
)
"""Verbs whose object may be, will not be, will be: `mull an attack`, `avert an attack`, `schedule talks`."""
NAMING = listed("call describe term brand label dub characterise characterize")
"""Verbs by which who condemns something says what it is to him."""
RUMOURS = frozenset(
    ["report", "claim", "allegation", "accusation", "rumour", "rumor", "charge", "suggestion", "suspicion", "assertion"]
)
ACCUSING = frozenset(
    [
        "accuse",
        "suspect",
        "blame",
        "charge",
        "allege",
        "accusation",
        "allegation",
        "suspicion",
        "charge",
        "claim",
        "indict",
        "implicate",
        "rumour",
        "rumor",
        "criticise",
        "criticize",
        "condemn",
        "denounce",
        "convict",
        "insinuate",
        "fault",
    ]
)
LEVELLING = frozenset(["level", "make", "lodge", "bring", "file", "hurl", "direct", "repeat", "aim", "lay"])
"""What is done with a charge, no part of it: `accusations levelled at Peru`."""
ROUNDS = listed("round series set session wave string spate flurry cycle day week burst")
"""Nouns that count acts: `a round of talks`."""
ENDED = frozenset(["halt", "stop", "end", "cease"])
"""What one is to end is there: `urged Peru to halt its attacks`."""
DUE = frozenset(["due", "imminent", "scheduled", "slated", "likely", "planned", "set"])
CONFIRMING = listed("confirm acknowledge admit verify corroborate")
"""Verbs that vouch for an act; what is not confirmed is not denied."""
TEMPORAL = frozenset(("when", "before", "after"))
"""What opens a clause of time: `will discuss it when the leaders meet`."""
ARRANGED = listed("host hold convene chair organise organize broker mediate facilitate sponsor arrange call")
"""What is done to bring about talks, whenever they are held: `a summit hosted by Peru`."""
AWAITED = listed("expect due schedule slate set book")
"""Of whom it is told where they are to come: `is due in Geneva for talks`."""
CROWDS = frozenset(
    ["demonstration", "protest", "rally", "march", "riot", "strike", "sit-in", "vigil", "unrest", "uprising"]
)
"""Nouns of a crowd whose people are the subject of the verb beside: `threw stones during demonstrations`."""
TOURS = listed("tour trip visit journey")
MOTION = listed(
    "leave depart be meet arrive speak travel fly go come remain engage return enter gather sit take embark"
)
SENDING = listed("send dispatch deploy station second")
"""Whom one sends is no target: `offered to send an envoy`."""
MAKING = listed("form create establish found launch build draft draw assemble")
"""Verbs whose object comes about by them: `agreed to form a joint team`."""
