"""The ontology: types, modes and patterns as data; PLOVER's ships, and somebody else's can be read from a file."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from memcon.events import patterns
from memcon.lexicon import read_json
from memcon.record import SettingError

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
"""What a record takes for the name of a type."""


class Kind(Struct, frozen=True, kw_only=True):
    """One type: its quad class, whether it needs a target, whether it absorbs the acts in its complement."""

    quad: int
    target: bool = True
    absorbs: bool = False
    parties: int = 1
    modes: tuple[str, ...] = ()


class Ontology(Struct, frozen=True, kw_only=True):
    """Types with their modes and patterns, CAMEO codes and instruments."""

    name: str
    types: Mapping[str, Kind]
    patterns: patterns.Index
    cameo: Mapping[str, str]
    instruments: Mapping[str, Mapping[str, frozenset[str]]]

    @classmethod
    def shipped(cls) -> "Ontology":
        """PLOVER 2.0 as it ships."""
        return _build(read_json("events_ontology.json"), read_json("events_patterns.json"), "events_ontology")

    @classmethod
    def load(cls, path: Path) -> "Ontology":
        """Somebody else's ontology from a YAML file with `types` and `verbs`, `nouns`, `adjectives`.

        Raises:
            SettingError: The file cannot be read, is no YAML, or names a type that it does not define.
        """
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            line = " ".join(str(error).split())
            raise SettingError(f"cannot read the ontology ({line})", where=str(path)) from error
        if not isinstance(content, dict) or not isinstance(content.get("types"), dict):
            raise SettingError(
                "an ontology is a mapping with `types`", where=str(path), hint="see examples/energy.yaml"
            )
        return _build(content, content, str(path))

    def cameo_of(self, kind: str, modes: tuple[str, ...]) -> str | None:
        """The CAMEO code, where one mode stands for one code."""
        return self.cameo.get(f"{kind}/{modes[0]}") if len(modes) == 1 else None


def _build(content: Mapping[str, Any], words: Mapping[str, Any], where: str) -> Ontology:
    types = {str(name): _kind(str(name), entry, where) for name, entry in content["types"].items()}
    index = patterns.read(words, where)
    for found in index.values():
        for p in found:
            if p.type not in types:
                raise SettingError(f"the pattern {p.lemma!r} has the type {p.type!r}, which `types` lacks", where=where)
            if p.mode is not None and p.mode not in types[p.type].modes:
                raise SettingError(
                    f"the pattern {p.lemma!r} has the mode {p.mode!r}, which {p.type} lacks", where=where
                )
    instruments = {
        str(kind): {mode: frozenset(words) for mode, words in modes.items()}
        for kind, modes in (content.get("instruments") or {}).items()
    }
    return Ontology(
        name=str(content.get("name") or where), types=types, patterns=index,
        cameo=content.get("cameo") or {}, instruments=instruments,
    )  # fmt: skip


def _kind(name: str, entry: Any, where: str) -> Kind:
    entry = entry or {}
    if not NAME.fullmatch(name):
        raise SettingError(
            f"the type {name!r} is no name", where=where, hint="letters, digits, - and _, a letter first, 60 at most"
        )
    if not isinstance(entry, dict):
        raise SettingError(f"the type {name!r} is no mapping", where=where, hint="see examples/energy.yaml")
    unknown = set(entry) - {"quad", "target", "absorbs", "parties", "modes", "definition"}
    if unknown:
        raise SettingError(f"the type {name!r} has unknown fields {sorted(unknown)}", where=where)
    quad = entry.get("quad", 0)
    if not isinstance(quad, int) or not 0 <= quad <= 4:
        raise SettingError(f"the quad class of {name!r} is no number from 0 to 4", where=where)
    return Kind(
        quad=quad, target=bool(entry.get("target", True)), absorbs=bool(entry.get("absorbs", False)),
        parties=int(entry.get("parties", 1)), modes=tuple(map(str, entry.get("modes") or ())),
    )  # fmt: skip
