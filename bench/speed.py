"""CPU seconds of memcon's whole reading against the same parser alone, in one process and one run."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from bench import run
from memcon.syntax.parser import DEFAULT, load


def score(gold: Path) -> dict[str, Any]:
    """The ratio, start-up apart, single-threaded parts of both; texts of PolNeAR's development set."""
    from memcon.intake.report import make_report

    documents = run.lines(gold)
    texts = [d["text"] for d in documents]
    words = sum(len(t.split()) for t in texts)
    reader = run.reader()
    reports = [
        make_report(t, id=str(i), published=run.day(d.get("date")))
        for i, (t, d) in enumerate(zip(texts, documents, strict=True))
    ]
    reader.read_many(reports[:2])

    def read() -> int:
        size = 0
        for start in range(0, len(reports), run.CHUNK):
            size += sum(len(msgspec.json.encode(r)) for r in reader.read_many(reports[start : start + run.CHUNK]))
        return size

    parser = load(DEFAULT)
    list(parser.pipe(texts[:2]))
    ours, theirs = [], []
    for _ in range(2):
        theirs.append(run.timed(lambda: [len(d) for d in parser.pipe(texts)])[1])
        ours.append(run.timed(read)[1])
    return {
        "ratio": min(ours) / min(theirs),
        "seconds_per_1000_words": 1000 * min(ours) / words,
        "parser_seconds_per_1000_words": 1000 * min(theirs) / words,
        "peak_megabytes": peak(gold),
    }


def peak(gold: Path) -> float:
    """The most memory, in megabytes, that `memcon read --json` of the file takes in a process of its own."""
    watch = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, '-m', 'memcon', 'read', *sys.argv[1:]], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch, str(gold), "--json"], stdout=subprocess.PIPE, text=True, check=True
    )
    return float(done.stdout.split()[-1])
