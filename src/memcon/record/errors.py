"""Everything that memcon raises on purpose.

MemconError
├── InputError          a source cannot be read: no such file, empty, binary, broken JSON, no text, a bad date
│   └── SkippedInput    a source was read and left out on purpose, as a report in another language
├── SettingError        an option or a setting cannot be used: unknown parser, bad ontology file
├── ResourceError       a file that ships with memcon is missing or altered
└── StoreError          a store cannot be opened, is of a newer version, is locked or corrupt

Each carries `where` (file, line or address) and `hint` (the next thing to do); `str(error)` is one line.
"""


class MemconError(Exception):
    """The root of the tree."""

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        line = f"{head}; {self.hint}" if self.hint else head
        return " ".join(line.split())

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.where, self.hint))


class InputError(MemconError):
    """A source cannot be read."""


class SkippedInput(InputError):  # noqa: N818  (named for what happened)
    """A source was left out on purpose."""


class SettingError(MemconError):
    """An option or a setting cannot be used."""


class ResourceError(MemconError):
    """A file that ships with memcon is missing or altered."""


class StoreError(MemconError):
    """A store cannot be used."""


def _rebuild(kind: type[MemconError], message: str, where: str | None, hint: str | None) -> MemconError:
    return kind(message, where=where, hint=hint)
