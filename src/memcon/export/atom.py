"""Records as an Atom feed (RFC 4287): an entry a report, with what was said, done and is due as its content.

Atom wants a day for every entry, and the feed's own before the first of them: the entries wait in a file until it is
known. A report without a day has no place in a feed.
"""

import shutil
from collections.abc import Iterable
from datetime import date
from tempfile import TemporaryFile
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from memcon.export.naming import SPACE, report_uri
from memcon.export.tally import Tally
from memcon.record import Record
from memcon.record.html import html

NO_DAY = "reports without a day, which an entry of a feed must have"
CONTROLS = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
UNPRINTABLE = dict.fromkeys(CONTROLS, " ") | {9: "\t", 10: "\n", 13: "\r"}
"""What XML 1.0 has no way to write or advises against."""


def write(records: Iterable[Record], out: BinaryIO, *, title: str = "memcon", id: str = SPACE.urn) -> Tally:
    """Write the feed; the same records give the same bytes."""
    tally = Tally("entries")
    newest = date.min
    with TemporaryFile() as entries:
        for record in records:
            if record.report.published is None:
                tally.left_out[NO_DAY] += 1
                continue
            newest = max(newest, record.report.published)
            entries.write(entry(record, record.report.published).encode())
            tally.written += 1
        out.write(_head(title, id, newest if tally.written else None).encode())
        entries.seek(0)
        shutil.copyfileobj(entries, out)
    out.write(b"</feed>\n")
    return tally


def entry(record: Record, day: date) -> str:
    """One report as an entry."""
    report = record.report
    parts = [
        f"<id>{report_uri(record)}</id>",
        f"<title>{_text(report.title or report.id)}</title>",
        f"<updated>{_moment(day)}</updated>",
        f"<published>{_moment(day)}</published>",
        f"<author><name>{_text(report.publisher or 'unknown')}</name></author>",
    ]
    parts += [f'<link rel="alternate" href={quoteattr(_clean(report.url))}/>'] if report.url else []
    parts += [f"<category term={quoteattr(_clean(topic))}/>" for topic in _topics(record)]
    parts += [f'<content type="html">{_text(html(record))}</content>']
    return f"<entry>{''.join(parts)}</entry>\n"


def _head(title: str, id: str, newest: date | None) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_text(id)}</id><title>{_text(title)}</title><updated>{_moment(newest or date(1970, 1, 1))}</updated>"
        "<generator>memcon</generator>\n"
    )


def _moment(day: date) -> str:
    """Midnight in UTC: a record knows days alone."""
    return f"{day.isoformat()}T00:00:00Z"


def _topics(record: Record) -> list[str]:
    return sorted(
        {topic for s in record.statements for topic in s.topics} | {c for e in record.events for c in e.contexts}
    )


def _clean(words: str) -> str:
    return words.translate(UNPRINTABLE)


def _text(words: str) -> str:
    return escape(_clean(words), {"\r": "&#13;"})
