"""Where the verb that governs an expression points: to what was, or to what is to come."""

from memcon.record import Reading

FUTURE_MODALS = frozenset("will 'll ’ll shall would wo ll may might can could should must ca".split())
FUTURE_WORDS = frozenset(
    "expected due scheduled set slated planned supposed poised bound likely hoped intended projected forecast "
    "anticipated tipped ready upcoming forthcoming planned looming".split()
)
FUTURE_NOUNS = frozenset("plan plans deadline schedule agenda ahead eve invitation".split())
AHEAD = frozenset("by until till before".split())
IMPLICATIVE = frozenset("fail manage happen help continue begin start use forget remember refuse decline cease".split())
SAYING = frozenset(
    "say tell announce report add note write warn state confirm declare claim insist acknowledge reveal argue "
    "explain reply respond comment tweet".split()
)
VERBS = ("VERB", "AUX")
AUXILIARY = ("aux", "auxpass")


def direction(r: Reading, token: int) -> int:
    """-1 where the verb that governs the token tells what was, 1 where it tells what is to come, 0 where neither shows."""
    hint = _noun_hint(r, token)
    if hint:
        return hint
    previous, seen = token, 0
    for node in (token, *r.path(token)):
        seen += 1
        if seen > 12:
            break
        if r.pos[node] in VERBS or r.tag[node].startswith("VB"):
            found = _of_verb(r, node, previous)
            if found:
                return found
        elif r.lower[node] in FUTURE_WORDS and node != token:
            return 1
        previous = node
    return 0


def _noun_hint(r: Reading, token: int) -> int:
    """What stands right around: `ahead of Friday's vote`, `the upcoming talks on Friday`, `after Sunday's launch`."""
    before = r.lower[token - 1] if token else ""
    if before in AHEAD or (before == "the" and token > 1 and r.lower[token - 2] in AHEAD):
        return 1 if not _governing_past(r, token) else 0
    head = r.head[token]
    if r.dep[token] == "poss" or r.dep[token] in ("compound", "nmod"):
        prep = r.head[head]
        if r.dep[head] == "pobj" and r.lower[prep] in ("after", "following", "since"):
            return -1
        if r.dep[head] == "pobj" and (r.lower[prep] == "before" or _words(r, prep, "ahead of")) and not _governing_past(r, token):
            return 1
    for node in r.path(token)[:3]:
        if r.pos[node] == "NOUN" and any(r.lower[c] in FUTURE_WORDS for c in r.children[node] if c < node):
            return 1
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
    """The direction of one verb group; 0 sends the reader on to the verb above."""
    tag, lemma = r.tag[verb], r.lemma[verb]
    aux = [c for c in r.children[verb] if r.dep[c] in AUXILIARY]
    words = {r.lower[c] for c in aux}
    tags = {r.tag[c] for c in aux}
    if words & {"have", "has", "had", "'ve", "’ve", "having"} and tag in ("VBN", "VBD", "VBG"):
        return 1 if words & FUTURE_MODALS - {"would", "could", "might", "may", "should", "must"} else _perfect(words)
    if "MD" in tags or words & FUTURE_MODALS:
        return 1
    if "to" in words or (tag == "VB" and any(r.tag[c] == "TO" for c in r.children[verb])):
        return _infinitive(r, verb)
    if tag == "VB":
        return 1
    if r.lower[verb] in FUTURE_WORDS and (tag == "VBN" or lemma == "set"):
        return 1 if not _perfect_aux(words) else -1
    if tag == "VBG":
        return _gerund(r, verb, words)
    if tag == "VBD" or (tag == "VBN" and words & {"was", "were", "been", "had", "got"}):
        return _past(r, verb, previous)
    if tag == "VBN" and words & {"is", "are", "'s", "be", "being", "’s"}:
        return 1
    if tag == "VBN":
        return 0 if r.dep[verb] not in ("ROOT", "acl", "advcl", "relcl", "conj") else -1
    if tag in ("VBZ", "VBP"):
        return -1 if lemma in SAYING else 1
    return 0


def _perfect(words: set[str]) -> int:
    return 0 if words & FUTURE_MODALS else -1


def _perfect_aux(words: set[str]) -> bool:
    return bool(words & {"had", "have", "has", "been"})


def _past(r: Reading, verb: int, previous: int) -> int:
    """A past verb; `was due to meet on Friday` and `set a meeting for Friday` still point ahead."""
    if r.lemma[verb] == "be":
        for c in r.children[verb]:
            if r.dep[c] in ("acomp", "attr") and r.lower[c] in FUTURE_WORDS:
                return 1
            if r.dep[c] == "xcomp" and r.tag[c] == "VB" and c == previous:
                return 1
    if r.lower[previous] == "for" and r.lemma[verb] in ("schedule", "plan", "set", "call", "postpone", "slate", "move"):
        return 1
    return -1


def _infinitive(r: Reading, verb: int) -> int:
    """`to meet`: still to come, but not in `failed to meet` or `arrived on Friday to meet`."""
    head = r.head[verb]
    if head != verb and r.lemma[head] in IMPLICATIVE:
        return 0
    return 1


def _gerund(r: Reading, verb: int, words: set[str]) -> int:
    """`is meeting on Friday` is to come, `was meeting` was; a participle follows the verb above it."""
    if words & {"is", "are", "am", "'re", "’re", "'s", "’s", "'m", "’m"}:
        return 1 if r.lemma[verb] not in SAYING else -1
    if words & {"was", "were"}:
        return 1 if r.lemma[verb] == "go" else -1
    return 0
