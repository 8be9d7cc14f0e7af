"""Build `lexicon/data/given_names.tsv.gz`: `python resources/build_given_names.py FEMALE MALE`.

FEMALE and MALE are the US Census Bureau's lists of given names of 1990 (name, per cent, cumulated, rank; public
domain).
Each row is a name and the share of its bearers who are women; names from elsewhere are kept by hand in
`given_names.yaml`.
"""

import gzip
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "memcon" / "lexicon" / "data" / "given_names.tsv.gz"


def counts(source: Path) -> dict[str, float]:
    """Per cent of each name."""
    lines = (line.split() for line in source.read_text(encoding="ascii").splitlines())
    return {parts[0].capitalize(): float(parts[1]) for parts in lines if len(parts) == 4}


def main() -> int:
    """Write the table; the exit status."""
    female, male = counts(Path(sys.argv[1])), counts(Path(sys.argv[2]))
    text = "# given name, share of women\n"
    for name in sorted(female.keys() | male.keys()):
        share = female.get(name, 0.0) + 0.0005
        text += f"{name}\t{share / (share + male.get(name, 0.0) + 0.0005):.2f}\n"
    with TARGET.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
