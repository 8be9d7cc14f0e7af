"""Where the verb that governs an expression points: to what was, or to what is to come."""

from memcon.record import Reading

FUTURE_MODALS = frozenset(
    ["will", "'ll", "’ll", "shall", "would", "wo", "ll", "may", "might", "can", "could", "should", "must", "ca"]
)
FUTURE_WORDS = frozenset([
    "expected", "due", "scheduled", "set", "slated", "planned", "supposed", "poised", "bound", "likely", "hoped",
    "intended", "projected", "forecast", "anticipated", "tipped", "ready", "upcoming", "forthcoming", "planned",
    "looming",
])  # fmt: skip
FUTURE_NOUNS = frozenset(["plan", "plans", "deadline", "schedule", "agenda", "ahead", "eve", "invitation"])
RANKED = frozenset(
    ["first", "second", "third", "fourth", "fifth", "last", "latest", "only", "biggest", "largest", "worst"]
)
CANCELS = frozenset(["cancel", "postpone", "call", "scrap", "delay", "reschedule", "defer"])
FARTHEST = 12
MOVES = CANCELS | frozenset(["move", "shift", "push", "bring", "adjourn", "suspend"])
AHEAD = frozenset(["by", "until", "till", "before"])
IMPLICATIVE = frozenset([
    "fail", "manage", "happen", "help", "continue", "begin", "start", "use", "forget", "remember", "refuse",
    "decline", "cease",
])  # fmt: skip
SAYING = frozenset([
    "say", "tell", "announce", "report", "add", "note", "write", "warn", "state", "confirm", "declare", "claim",
    "insist", "acknowledge", "reveal", "argue", "explain", "reply", "respond", "comment", "tweet",
])  # fmt: skip
VERBS = ("VERB", "AUX")
PAST, UNKNOWN, PRESENT, FUTURE = -1, 0, 1, 2
AUXILIARY = ("aux", "auxpass")


def direction(r: Reading, token: int) -> int:
    """Where the verb that governs the token points.

    PAST: to what was; FUTURE: to what is to come; PRESENT: likely to come (`the summit opens on Monday`).
    """
    hint = _noun_hint(r, token)
    if hint:
        return hint
    previous = token
    for node in (token, *r.path(token)[:FARTHEST]):
        if r.pos[node] in VERBS or r.tag[node].startswith("VB"):
            found = _of_verb(r, node, previous)
            if found:
                return found
        elif r.lower[node] in FUTURE_WORDS and node != token:
            return FUTURE
        previous = node
    return 0


def _noun_hint(r: Reading, token: int) -> int:
    """What stands right around: `ahead of Friday's vote`, `the upcoming talks on Friday`, `after Sunday's launch`."""
    before = r.lower[token - 1] if token else ""
    if before in AHEAD or (before == "the" and token > 1 and r.lower[token - 2] in AHEAD):
        return FUTURE if before in ("until", "till") or not _governing_past(r, token) else UNKNOWN
    if before == "since":
        return PAST
    head = r.head[token]
    if r.dep[token] == "poss" or r.dep[token] in ("compound", "nmod"):
        prep = r.head[head]
        if r.dep[head] == "pobj" and (
            r.lower[prep] in ("after", "following", "since") or _words(r, prep, "according to")
        ):
            return -1
        if r.dep[head] == "pobj" and _words(r, prep, "ahead of"):
            return FUTURE
        if r.dep[head] == "pobj" and r.lower[prep] == "before" and not _governing_past(r, token):
            return FUTURE
        if r.lemma[prep] in CANCELS and r.dep[head] in ("dobj", "nsubjpass"):
            return FUTURE
    for node in r.path(token)[:3]:
        if r.pos[node] in VERBS:
            break
        if r.pos[node] == "NOUN" and any(r.lower[c] in FUTURE_WORDS for c in r.children[node] if c < node):
            return FUTURE
    return 0


def _words(r: Reading, token: int, words: str) -> bool:
    first, last = words.split()
    return r.lower[token] == last and token > 0 and r.lower[token - 1] == first


def _governing_past(r: Reading, token: int) -> bool:
    """Whether the clause's verb is past and points to nothing later: `had left by Friday`."""
    for node in r.path(token):
        if r.pos[node] in VERBS:
            return _of_verb(r, node, token) < 0 and r.lemma[node] not in SAYING
    return False


def _of_verb(r: Reading, verb: int, previous: int) -> int:
    """The direction of one verb group; unknown sends the reader on to the verb above."""
    tag, lemma = r.tag[verb], r.lemma[verb]
    aux = [c for c in r.children[verb] if r.dep[c] in AUXILIARY]
    words = {r.lower[c] for c in aux}
    if lemma in MOVES and r.lower[previous] in ("from", "to", "until", "till", "for"):
        return FUTURE
    passive_plan = r.lower[verb] in FUTURE_WORDS and tag in ("VBN", "VBD", "JJ", "VB")
    if words & PERFECT and tag in ("VBN", "VBD", "VBG"):
        return FUTURE if passive_plan or words & {"will", "'ll", "’ll"} else UNKNOWN if words & FUTURE_MODALS else PAST
    if any(r.tag[c] == "MD" for c in aux) or words & FUTURE_MODALS:
        return FUTURE
    if "to" in words or (tag == "VB" and any(r.tag[c] == "TO" for c in r.children[verb])):
        return _infinitive(r, verb)
    if words & {"did", "didn't"}:
        return PAST
    if tag == "VB" and words & {"do", "does"}:
        return PRESENT
    if tag == "VB" or (passive_plan and tag == "VBN"):
        return FUTURE
    if tag == "VBG":
        return _gerund(r, verb, words)
    if tag == "VBD" or (tag == "VBN" and words & {"was", "were", "been", "had", "got"}):
        return _past(r, verb, previous)
    if tag == "VBN":
        if words & {"is", "are", "'s", "’s", "be", "being"}:
            return PRESENT
        return PAST if r.dep[verb] in ("ROOT", "acl", "advcl", "relcl", "conj", "ccomp") else UNKNOWN
    if tag in ("VBZ", "VBP"):
        return PAST if lemma in SAYING else PRESENT
    return UNKNOWN


PERFECT = frozenset(("have", "has", "had", "'ve", "’ve", "having"))


def _past(r: Reading, verb: int, previous: int) -> int:
    """A past verb; `was due to meet on Friday` and `set a meeting for Friday` still point ahead."""
    if r.lemma[verb] == "be":
        for c in r.children[verb]:
            if r.dep[c] in ("acomp", "attr") and r.lower[c] in FUTURE_WORDS:
                return FUTURE
            if r.dep[c] == "xcomp" and r.tag[c] == "VB" and c == previous:
                return FUTURE
    if r.lower[previous] == "for" and r.lemma[verb] in ("schedule", "plan", "set", "call", "postpone", "slate", "move"):
        return FUTURE
    return PAST


def _infinitive(r: Reading, verb: int) -> int:
    """`to meet`: still to come, but not in `failed to meet`."""
    head = r.head[verb]
    if head != verb and r.pos[head] == "NOUN" and any(r.lower[c] in RANKED for c in r.children[head]):
        return UNKNOWN  # the second incident to occur this month
    implied = r.lemma[head] in IMPLICATIVE or r.lower[head] in ("close", "near")  # the truce was close to collapse
    return UNKNOWN if head != verb and implied else FUTURE


def _gerund(r: Reading, verb: int, words: set[str]) -> int:
    """`is meeting on Friday` is to come, `was meeting` was; a participle follows the verb above it."""
    if words & {"is", "are", "am", "'re", "’re", "'s", "’s", "'m", "’m"}:
        return FUTURE if r.lemma[verb] not in SAYING else PAST
    if words & {"was", "were"}:
        return FUTURE if r.lemma[verb] == "go" else PAST
    return UNKNOWN
