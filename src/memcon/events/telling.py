"""Who tells of an act: the statement that holds it, the statement that does it, who claims it and who denies it."""

from msgspec import Struct

from memcon.events.grammar import Grammar
from memcon.events.parties import Parties
from memcon.events.roles import Roles
from memcon.events.triggers import Trigger
from memcon.events.wording import Standing
from memcon.record import Cast, Draft, SpanIndex, Spans, Statement, Status, overlap


class Told(Struct, frozen=True, kw_only=True):
    """The status with its sources: `told_in`, `done_by` are statements, `claimed_by`, `denied_by` actors."""

    status: Status
    told_in: str | None = None
    done_by: str | None = None
    claimed_by: str | None = None
    denied_by: str | None = None


class Teller:
    """Relate the acts of one report to its statements."""

    def __init__(self, draft: Draft, g: Grammar, cast: Cast) -> None:
        self.g = g
        self.cast = cast
        self._statements = draft.statements
        self._contents = SpanIndex(s.content for s in draft.statements)
        self._cues = SpanIndex(s.cue or () for s in draft.statements)

    def tell(self, t: Trigger, trigger: Spans, roles: Roles, standing: Standing) -> Told:
        """Who tells of the act, and the status that this leaves it."""
        told = self._told_in(trigger)
        done = self._done_by(trigger, told)
        status = standing.status
        by = self._party(standing.by) if standing.by is not None else None
        if status == "occurred" and told is not None and self._claims(told, t, roles):
            return Told(status="alleged", told_in=told.id, done_by=done, claimed_by=told.speaker)
        return Told(
            status=status, told_in=told.id if told is not None else None, done_by=done,
            claimed_by=by if status == "alleged" else None,
            denied_by=by if status == "denied" else None,
        )  # fmt: skip

    def _told_in(self, trigger: Spans) -> Statement | None:
        """The innermost statement whose content holds the trigger."""
        start, end = trigger[0][0], trigger[0][1]
        near = (self._statements[k] for k in self._contents.at(start, end))
        holding = [s for s in near if any(a <= start and end <= b for a, b in s.content)]
        return min(holding, key=lambda s: sum(b - a for a, b in s.content), default=None)

    def _done_by(self, trigger: Spans, told: Statement | None) -> str | None:
        for k in self._cues.at(trigger[0][0], trigger[-1][1]):
            s = self._statements[k]
            if s.cue and overlap(s.cue, trigger) and s is not told:
                return s.id
        return None

    def _claims(self, s: Statement, t: Trigger, roles: Roles) -> bool:
        """Whether the statement claims a hostile act of another party: `Kiev says that Moscow shelled the port`.

        What a speaker's own side did, and what the content takes for granted, is no mere claim.
        """
        if s.speaker in roles.sources or s.act not in ("said", "thought"):
            return False
        if t.pattern.type in SECRET:
            return True
        if s.speaker is None:
            return False
        if t.pattern.type not in HOSTILE or t.pattern.word != "verb" or self.g.r.dep[t.token] in ("relcl", "acl"):
            return False
        if self._cue(s) & CLAIMING:
            return True
        speaker = self.cast.by_id.get(s.speaker)
        if speaker is None or speaker.sector == "JRN":
            return False
        theirs = {self.cast.by_id[a].country for a in roles.sources}
        if speaker.country is not None and (None not in theirs or speaker.kind == "government"):
            return speaker.country not in theirs
        struck = {self.cast.by_id[a].country for a in roles.targets}
        return s.speaker in roles.targets or (speaker.country is not None and speaker.country in struck)

    def _cue(self, s: Statement) -> set[str]:
        return {self.g.r.lemma[i].lower() for a, b in s.cue or () for i in self.g.r.tokens_in(a, b)}

    def _party(self, token: int) -> str | None:
        """The subject of the verb, or the owner of the noun, that claims or denies."""
        parties = Parties(self.g, self.cast)
        if self.g.is_verb(token):
            where = self.g.agents(token) if self.g.passive(token) else self.g.subjects(token)
        else:
            where = [-1 - token]
        for w in where:
            found = parties.at(w, wide=False)
            if found:
                return found[0]
        return None


SECRET = frozenset(("COOPERATE",))
"""Dealings that others tell of are claims: `officials said that its ships sold oil to the North`."""
HOSTILE = frozenset(("ASSAULT", "COERCE", "THREATEN", "COOPERATE", "AID", "SANCTION", "PROTEST", "MOBILIZE"))
CLAIMING = frozenset(("claim", "allege", "accuse", "contend", "assert", "suspect", "blame", "purport"))
