"""Which words a time expression modifies: the tree between them."""

from memcon.dates.periods import AFTER, OPEN_END, Dated, site
from memcon.dates.tense import VERBS
from memcon.record import Reading, Spans

NOMINAL = frozenset([
    "dobj", "obj", "nsubj", "nsubjpass", "pobj", "prep", "attr", "dative", "agent", "oprd", "appos", "amod",
    "compound", "poss", "acomp",
])  # fmt: skip
"""Relations by which a noun stands in the clause of the verb above it."""
ASPECT = frozenset(
    ["begin", "start", "continue", "resume", "stop", "keep", "finish", "help", "manage", "come", "go", "try", "vote"]
)
HELD = frozenset(("hold", "schedule", "plan", "set", "expect", "slate", "due", "begin", "start", "stage", "convene"))
BARRIERS = frozenset(["after", "following", "before", "since", "despite", "over", "amid", "about", "ahead"])
"""A noun that stands after these may have a date of its own: `are investigating after reports last week`."""
LASTING = frozenset(("extend", "renew", "prolong", "suspend", "postpone", "delay", "adjourn", "defer", "bar", "jail"))
"""What is done now for a time to come: `extended the embargo until May`."""
FARTHEST = 5
"""How many steps up the tree an event may lie below the word that the expression modifies."""
CLIMB = 6


class Attachment:
    """The expressions of a report and what they modify."""

    def __init__(self, reading: Reading, found: list[Dated]) -> None:
        self._reading = reading
        self._by_sentence: dict[int, list[Dated]] = {}
        for d in found:
            self._by_sentence.setdefault(reading.sentence[d.first], []).append(d)

    def of(self, spans: Spans) -> Dated | None:
        """The expression that modifies the words: the nearest in the tree, the nearest in the line of two as near."""
        words = [i for a, b in spans for i in self._reading.tokens_in(a, b)]
        if not words:
            return None
        best: tuple[int, int, Dated] | None = None
        for d in self._by_sentence.get(self._reading.sentence[words[0]], []):
            if d.lead in AFTER or (d.lead in OPEN_END and any(self._reading.lemma[w] in LASTING for w in words)):
                continue
            steps = self._steps(words, d)
            if steps is not None:
                far = min(abs(d.first - w) for w in words)
                if best is None or (steps, far) < best[:2]:
                    best = (steps, far, d)
        return best[2] if best else None

    def _steps(self, words: list[int], d: Dated) -> int | None:
        """How far the words lie from what the expression modifies; None where another clause lies between."""
        r = self._reading
        root = r.root_of(r.start[words[0]], r.end[words[-1]])
        root = words[0] if root is None else root
        inside = {w for w in words if self._same_clause(w, root)}
        sites = self._sites(d)
        below = 0
        node = root
        while below < FARTHEST:
            for rank, where in enumerate(sites):
                if node == where or (not below and where in inside):
                    return rank + below
            above = r.head[node]
            if above == node or not self._shares(node, above):
                return None
            node = above
            below += 1
        return None

    def _sites(self, d: Dated) -> list[int]:
        """The words that the expression may modify, nearest first: a noun, and the verb above it."""
        r = self._reading
        first = site(r, d)
        sites = [d.head, first]
        if r.dep[d.head] in ("poss", "compound", "nmod", "amod", "nummod"):
            return sites
        if (
            r.dep[first] in ("acl", "relcl", "amod", "advcl")
            and r.lemma[first] in HELD
            and r.pos[r.head[first]] == "NOUN"
        ):
            sites.append(r.head[first])  # the drill, to be held from July 16
        if r.dep[first] == "advcl" and r.tag[first] == "VBG" and not any(r.dep[c] == "mark" for c in r.children[first]):
            sites.append(r.head[first])  # attacked the town, killing five on Monday
        node = first
        for _ in range(CLIMB):
            if r.pos[node] in VERBS or r.head[node] == node or r.lower[r.head[node]] in BARRIERS:
                break
            node = r.head[node]
            sites.append(node)
        return sites

    def _same_clause(self, word: int, root: int) -> bool:
        """Whether no verb of its own lies between a word of the trigger and its head."""
        r, node = self._reading, word
        for _ in range(CLIMB):
            if node == root:
                return True
            if r.pos[node] in VERBS and (r.tag[node] == "VB" or r.dep[node] in ("relcl", "ccomp", "advcl")):
                return False
            node = r.head[node]
        return False

    def _shares(self, node: int, above: int) -> bool:
        """Whether the date of the word above holds for the one below."""
        r = self._reading
        dep = r.dep[node]
        if r.pos[node] in VERBS:
            if dep == "conj":
                return True
            if dep == "advcl" and r.lemma[above] == "vote":
                return True
            if dep == "advcl":
                return r.tag[node] == "VBG" and not any(r.dep[c] in ("mark", "aux") for c in r.children[node])
            if dep == "xcomp":
                return r.lemma[above] in ASPECT
            if dep == "acl" and r.tag[node] == "VBG":
                return r.pos[above] == "ADP" or r.dep[above] in ("dobj", "nsubjpass")
            return dep == "pcomp" and r.tag[node] == "VBG"
        return dep in NOMINAL or (dep == "conj" and r.pos[above] not in VERBS)
