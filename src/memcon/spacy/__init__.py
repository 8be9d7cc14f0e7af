"""memcon for users of spaCy: a pipeline component, and records as Docs.

>>> import spacy  # doctest: +SKIP
>>> nlp = spacy.blank("en")  # doctest: +SKIP
>>> nlp.add_pipe("memcon", config={"published": "2026-02-14"})  # doctest: +SKIP
>>> doc = nlp("The minister said talks would resume next week.")  # doctest: +SKIP
>>> [(said.speaker, said.act, said.content) for said in doc._.statements]  # doctest: +SKIP
"""

from memcon.spacy.component import Memcon
from memcon.spacy.docs import SPANS, annotate, to_doc
from memcon.spacy.views import Done, Said, extend

extend()  # as spaCy's own components do: a Doc read back from disk has its attributes as soon as memcon.spacy is there

__all__ = ["SPANS", "Done", "Memcon", "Said", "annotate", "to_doc"]
