"""Build `lexicon/data/office_holders.tsv.gz`: `python resources/build_office_holders.py TABLE.tsv`.

TABLE has the columns person, wikidata, office, office_kind, country, start, end, source, seen. Rows that stand under a
share-alike licence (source `wlc`) are left out; see `docs/actors.md` for the sources. The result is deterministic.
"""

import csv
import gzip
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "memcon" / "lexicon" / "data" / "office_holders.tsv.gz"
COLUMNS = ("person", "wikidata", "office", "office_kind", "country", "start", "end", "seen")
SHARE_ALIKE = {"wlc"}


def rows(source: Path) -> list[tuple[str, ...]]:
    """The rows that may ship, sorted."""
    with source.open(encoding="utf-8", newline="") as table:
        found = [
            tuple(row[c].strip() for c in COLUMNS)
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
            if not SHARE_ALIKE
            & set(row["source"].replace("(end=next)", "").replace(",", " ").replace("+", " ").split())
        ]
    return sorted(r for r in found if r[0].isascii() or any(c.isascii() and c.isalpha() for c in r[0]))


def main() -> int:
    """Write the table; the exit status."""
    text = "# person, wikidata, office, kind, country, start, end, seen\n"
    text += "".join("\t".join(row) + "\n" for row in rows(Path(sys.argv[1])))
    with TARGET.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
