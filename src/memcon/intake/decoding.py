"""Bytes become text: UTF-8 first, then a byte order mark, then detection; what is no text is named."""

import codecs
import re

from memcon.record import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF", "turn it into text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it, or let its name end in .gz"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x89PNG", "a picture", None),
    (b"\xff\xd8\xff", "a picture", None),
    (b"GIF8", "a picture", None),
    (b"SQLite format 3\x00", "an SQLite database", None),
)
WESTERN = "cp1252"
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
UNDEFINED = re.compile("[\x80-\x9f\x00-\x08\x0e-\x1a]")


def refuse_binary(head: bytes, where: str) -> None:
    """Name what is plainly no text by its first bytes.

    Raises:
        InputError: It is a PDF, an archive, a picture, or full of NUL bytes.
    """
    for signature, kind, hint in SIGNATURES:
        if head.startswith(signature):
            raise InputError(f"is {kind}, not text", where=where, hint=hint)
    if b"\x00" in head and not any(head.startswith(mark) for mark, _ in MARKS):
        raise InputError("is binary, not text", where=where)


def decode(data: bytes, where: str, *, page: bool = False) -> str:
    """The text of the bytes; of a page, the character set that it names is tried before detection.

    Raises:
        InputError: No encoding fits.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    named = CHARSET.search(data[:4096]) if page else None
    if named:
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return _detected(data, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is broken {encoding.removesuffix('-sig').upper()} (byte {error.start})", where=where
        ) from error


def _detected(data: bytes, where: str) -> str:
    """English in a Western code page is the rule, so it is taken unless another encoding fits plainly better."""
    from charset_normalizer import from_bytes

    sample = data if len(data) < 200_000 else data[:200_000]
    strange = sum(byte >= 0x80 for byte in sample)
    if strange <= 0.05 * len(sample):
        try:
            text = data.decode(WESTERN)
        except UnicodeDecodeError:
            text = None
        if text is not None and not UNDEFINED.search(text):
            return text
    best = from_bytes(sample).best()
    if best is None:
        raise InputError("no encoding fits its bytes", where=where, hint="save it as UTF-8")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"no encoding fits its bytes (byte {error.start})", where=where, hint="save it as UTF-8"
        ) from error
