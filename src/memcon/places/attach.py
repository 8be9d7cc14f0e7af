"""The step that says where an event was: the place that modifies its trigger, never one that merely stands near."""

from collections.abc import Iterable, Sequence

import msgspec

from memcon.places.words import Words
from memcon.record import Draft, Event, Place, Reading, Spans

_INSIDE = frozenset(
    {"pobj", "compound", "nmod", "appos", "conj", "poss", "amod", "npadvmod", "dobj", "attr", "nsubjpass"}
)
_LIFTED = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "prep", "attr"})
_FAR = 99


class AttachPlaces:
    """Fill `place` of each event: `held talks in Geneva`, `shelled Kharkiv`, `a visit to Ankara`."""

    needs: tuple[str, ...] = ("reading", "places", "events")
    gives: tuple[str, ...] = ("events",)

    def __init__(self) -> None:
        self._words = Words()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Attach the places of each draft to its events."""
        return [msgspec.structs.replace(d, events=self._attached(d)) for d in drafts]

    def _attached(self, draft: Draft) -> tuple[Event, ...]:
        where = Where(draft.parse(), draft.places, self._words)
        out = []
        for event in draft.events:
            found = where.of((event.trigger, *event.also))
            out.append(event if found is None else msgspec.structs.replace(event, place=found))
        return tuple(out)


class Where:
    """The places of one report by their tokens."""

    def __init__(self, reading: Reading, places: Sequence[Place], words: Words) -> None:
        self.r = reading
        self.words = words
        self.spans = {p.spans[0]: p.id for p in places}
        self.by_sentence: dict[int, list[tuple[int, Place]]] = {}
        for place in places:
            token = reading.root_of(*place.spans[0])
            if token is not None:
                self.by_sentence.setdefault(reading.sentence[token], []).append((token, place))

    def of(self, triggers: Iterable[Spans]) -> str | None:
        """The place of the first telling that has one; of several the one most closely bound."""
        for spans in triggers:
            stop = self.spans.get(spans[-1]) if len(spans) > 1 else None
            if stop is not None:
                return stop
            tokens = {i for a, b in spans for i in self.r.tokens_in(a, b)}
            sentences = {self.r.sentence[i] for i in tokens}
            near = [
                (self._steps(token, tokens), token, place)
                for s in sorted(sentences) for token, place in self.by_sentence.get(s, ()) if token not in tokens
            ]  # fmt: skip
            near += [
                (self._struck(token, tokens), token, place)
                for s in sorted(sentences) for token, place in self.by_sentence.get(s, ()) if token in tokens
            ]  # fmt: skip
            best = min(near, key=lambda n: n[:2], default=None)
            if best is not None and best[0] < _FAR:
                return best[2].id
        return None

    def _struck(self, token: int, trigger: set[int]) -> int:
        """0 for a place in the trigger that is what the verb is done to: `shelled Kharkiv`."""
        verb = self.r.head[token]
        done = self.r.dep[token] in ("dobj", "nsubjpass") and self.r.lemma[verb].lower() in self.words.done_to
        return 0 if done else self._steps(token, trigger - {token})

    def _steps(self, token: int, trigger: set[int]) -> int:
        """How many steps the place stands below the trigger, `_FAR` where it modifies something else."""
        located = False
        for steps in range(1, 9):
            dep, head = self.r.dep[token], self.r.head[token]
            if head == token:
                return _FAR
            if dep == "prep":
                if self._locates(token, head, trigger):
                    located = True
                elif located or self.r.lower[token] not in ("of", "from", "between"):
                    return _FAR
            elif dep in ("dobj", "nsubjpass") and self.r.lemma[head].lower() in self.words.done_to and not located:
                located = True
            elif dep not in _INSIDE or (located and dep in ("dobj", "nsubjpass", "attr")):
                return _FAR
            if head in trigger or (located and self._carries(head, trigger)):
                return steps if located else _FAR
            if self.r.pos[head] in ("VERB", "AUX"):
                return _FAR
            token = head
        return _FAR

    def _locates(self, prep: int, head: int, trigger: set[int]) -> bool:
        """Whether the preposition says where: `in`, `to` after `travel`, `of` after `shelling`."""
        word, above = self.r.lower[prep], self.r.lemma[head].lower()
        if word in self.words.where:
            return True
        if word in self.words.whither:
            return above in self.words.going
        return word == "of" and above in self.words.done_of and head in trigger

    def _carries(self, verb: int, trigger: set[int]) -> bool:
        """Whether the verb merely carries the trigger noun: `talks were held in Geneva`."""
        return self.r.pos[verb] == "VERB" and any(
            self.r.head[t] == verb and self.r.dep[t] in _LIFTED and self.r.pos[t] == "NOUN" for t in trigger
        )
