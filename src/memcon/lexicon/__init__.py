"""The word lists, tables and small models that ship in the package; read only, never a pickle."""

from memcon.lexicon.files import path, read_json, read_table, sha256
from memcon.lexicon.models import session

__all__ = ["path", "read_json", "read_table", "session", "sha256"]
