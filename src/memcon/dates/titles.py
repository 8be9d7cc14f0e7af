"""Titles that stand by themselves: `foreign ministers of Norway and Chile to meet again in Oslo`, not `meet again`.

A title is put together from the report's own words: who, `to`, and what; or the occasion and between whom. Where the
report only says `they`, the actor's name stands for it.
"""

from collections.abc import Sequence

from memcon.dates.occasions import NOUNS, Clauses, Occasion
from memcon.record import Cast

LONGEST_WHO = 8
"""Words of those who act at the most; else their names stand."""
MOST_NAMES = 3
HOLDING = frozenset([
    "hold", "host", "have", "stage", "conduct", "convene", "organise", "organize", "attend", "join", "chair", "begin",
    "start", "open", "resume", "mark", "celebrate", "observe", "schedule", "plan", "set", "announce", "call", "kick",
    "launch", "pay", "make", "give", "take", "continue", "reopen", "go", "expect",
])  # fmt: skip
"""Verbs that say no more of an occasion than that it is."""
ENDING = frozenset(("expire", "lapse", "end", "reopen", "close", "enter", "take", "come"))
BOTH_SIDED = frozenset(
    ("talk", "meeting", "negotiation", "summit", "dialogue", "consultation", "discussion", "exercise", "drill", "round")
)


class Titles:
    """Puts the titles of one report together."""

    def __init__(self, clauses: Clauses, cast: Cast) -> None:
        self._c, self._cast = clauses, cast
        self._r = clauses.r

    def of(self, o: Occasion, raw: str, parties: Sequence[str], speaker: str | None = None) -> str:
        """The title of an occasion whose bare words are `raw`."""
        if o.noun is None:
            return self._of_act(o, raw, parties, speaker)
        whole = self._with_verb(o, parties, speaker)
        if whole is not None:
            return whole
        return self._of_noun(o, raw, parties)

    def stop(self, o: Occasion, place: str, parties: Sequence[str], speaker: str | None = None) -> str:
        """The title of a later leg of a journey: `president to fly to Oslo` where the report says `and on to Oslo`."""
        if o.verb is None:
            return place
        led = "" if self._r.lemma[o.verb] in ("visit", "tour") else "to "
        return self._acting(o.verb, f"{self._r.word[o.verb]} {led}{place}", parties, speaker)

    def _of_act(self, o: Occasion, raw: str, parties: Sequence[str], speaker: str | None = None) -> str:
        verb = o.verb
        first = self._r.token_at(o.title[0])
        return raw if verb is None or first != verb else self._acting(verb, raw, parties, speaker)

    def _acting(self, verb: int, raw: str, parties: Sequence[str], speaker: str | None = None) -> str:
        """Who is to do it, before the words that begin with the verb."""
        who = self._who(verb, raw, parties, speaker)
        if who is None:
            return raw
        if self._r.tag[verb] == "VBG":  # `before meeting the king on Monday`
            return f"{who} to {self._r.lemma[verb]}{raw[len(self._r.word[verb]) :]}"
        bare = self._r.tag[verb] == "VB"
        return f"{who} to {raw}" if bare else f"{who} {raw}"

    def _who(self, verb: int, raw: str, parties: Sequence[str], speaker: str | None) -> str | None:
        """The words for those who act, else the name of the first party."""
        c, r = self._c, self._r
        subject = None if c.passive(verb) else c.subject(verb)
        if subject is not None and r.pos[subject] in NOUNS:
            words = r.text[slice(*c.noun_title(subject))]
            if len(words.split()) <= LONGEST_WHO:
                return words
        named = self._actor(subject)
        if named is None and subject is not None and speaker is not None:
            named = self._cast.by_id[speaker].name if speaker in self._cast.by_id else None
        if named is not None and named not in raw:
            return named
        others = (self._cast.by_id[p].name for p in parties if p in self._cast.by_id)
        return next((name for name in others if name not in raw), None)

    def _actor(self, subject: int | None) -> str | None:
        """The name of the actor that a pronoun stands for, or that a long phrase names."""
        if subject is None:
            return None
        actor = self._cast.headed(self._r, subject) or self._cast.over(self._r.start[subject])
        return self._cast.by_id[actor].name if actor is not None else None

    def _with_verb(self, o: Occasion, parties: Sequence[str], speaker: str | None) -> str | None:
        """The verb with the noun where the noun alone says too little: `extend sanctions`, `the treaty expires`."""
        c, r, verb, noun = self._c, self._r, o.verb, o.noun
        if verb is None or noun is None:
            return None
        lemma = r.lemma[verb].lower()
        if lemma in c.words.moved | c.words.cancelled or any(r.dep[x] == "prt" for x in r.children[verb]):
            return None
        if c.object(verb) == noun and lemma not in HOLDING and r.pos[verb] == "VERB":
            return self._acting(verb, r.text[slice(*c.verb_title(verb, whole=False))], parties, speaker)
        if c.subject(verb) == noun and (lemma in ENDING or (c.passive(verb) and lemma not in HOLDING)):
            whole = r.text[slice(*c.verb_title(verb, whole=True))]
            return whole if len(whole.split()) > 1 and whole.startswith(r.text[slice(*o.title)].split()[0]) else None
        return None

    def _of_noun(self, o: Occasion, raw: str, parties: Sequence[str]) -> str:
        """The occasion with its parties, where its words name none of them."""
        inside = {actor for _, _, actor in self._cast.within(*o.title)}
        names = [self._cast.by_id[p].name for p in parties if p in self._cast.by_id]
        if not names or inside or any(name in raw for name in names):
            return raw
        noun = self._r.lemma[o.noun].lower() if o.noun is not None else ""
        told = _listed(names)
        if noun in BOTH_SIDED and len(names) > 1 and not {"between", "with"} & set(raw.split()):
            return f"{raw} between {told}"
        return f"{raw} ({told})"


def _listed(names: Sequence[str]) -> str:
    """`Norway and Chile`, `Norway, Chile and 3 others`."""
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
