"""A list of records that shows itself in a notebook and becomes a data frame."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from memcon.export.tables import TABLES, Cell, Table
from memcon.record import InputError, Record, SettingError

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import polars

SHOWN = 20
"""Records that a notebook lists."""


class Records(list[Record]):
    """Records in order: a list, with frames.

    >>> records = Records.load("archive.jsonl")  # doctest: +SKIP
    >>> records.to_polars("quotes")  # doctest: +SKIP
    """

    @classmethod
    def load(cls, source: str) -> "Records":
        """The records of a file that `memcon read --json` wrote, of a data set of `memcon run`, or of a store.

        Raises:
            InputError: The source, or a line of it, holds no record.
            StoreError: The store cannot be used.
        """
        from memcon.export.source import read_records

        found = cls()
        for record in read_records(source):
            if isinstance(record, InputError):
                raise record
            found.append(record)
        return found

    def to_polars(self, table: str = "statements") -> "polars.DataFrame":
        """One of the flat tables in polars: statements, quotes, events, dyads, actors, calendar or reports.

        Raises:
            SettingError: There is no such table, or polars is not installed.
        """
        wanted = _table(table)
        try:
            import polars
        except ImportError as error:
            raise SettingError("polars is not installed", hint="pip install polars") from error
        kinds: dict[type, Any] = {str: polars.String, int: polars.Int64, float: polars.Float64, date: polars.Date}
        schema = {name: kinds[kind] for name, kind in wanted.columns.items()}
        return polars.DataFrame(self._rows(wanted), schema=schema, orient="row")

    def to_pandas(self, table: str = "statements") -> "pandas.DataFrame":
        """One of the flat tables in pandas: days as datetime64, whole numbers as Int64, so that none may be missing.

        Raises:
            SettingError: There is no such table, or pandas is not installed.
        """
        wanted = _table(table)
        try:
            import pandas
        except ImportError as error:
            raise SettingError("pandas is not installed", hint="pip install pandas") from error
        frame = pandas.DataFrame(self._rows(wanted), columns=list(wanted.columns))
        kinds = {str: "string", int: "Int64", float: "Float64", date: "datetime64[s]"}
        return frame.astype({name: kinds[kind] for name, kind in wanted.columns.items()})

    @overload
    def __getitem__(self, index: SupportsIndex) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> "Records": ...
    def __getitem__(self, index: SupportsIndex | slice) -> "Record | Records":
        found = super().__getitem__(index)
        return Records(found) if isinstance(found, list) else found

    def __repr__(self) -> str:
        """A line, not the texts of all reports."""
        said, done = sum(len(r.statements) for r in self), sum(len(r.events) for r in self)
        return f"<Records: {len(self):,} reports, {said:,} statements, {done:,} events>"

    def _rows(self, table: Table) -> list[tuple[Cell, ...]]:
        return [row for record in self for row in table.rows(record)]

    def _repr_html_(self) -> str:
        """How a notebook shows it: a line a report."""
        head = "".join(f"<th>{name}</th>" for name in ("", "report", "published", "said", "done", "due"))
        body = "".join(_line(number, record) for number, record in enumerate(self[:SHOWN]))
        more = f"<p>… and {len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _line(number: int, record: Record) -> str:
    report = record.report
    day = report.published.isoformat() if report.published else ""
    counts: Iterable[int] = (len(record.statements), len(record.events), len(record.calendar))
    cells = (str(number), escape(report.title or report.id), day, *(f"{count:,}" for count in counts))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _table(name: str) -> Table:
    if name not in TABLES:
        raise SettingError(f"no table {name!r}", hint=f"one of {', '.join(TABLES)}")
    return TABLES[name]
