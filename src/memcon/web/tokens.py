"""Who may write: a token in a header for programs, a signed cookie for people, and what their forms carry with them.

The cookie holds no secret but its own signature: a day on which it ends, a random part, and both signed with the
token. A new token ends all of them.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping

COOKIE = "memcon_desk"
LASTS = 30 * 24 * 3600
"""Seconds until a person is asked for the token again."""


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, told in a time that gives nothing away."""
    return hmac.compare_digest(one.encode(), other.encode())


def session(token: str, now: float | None = None) -> str:
    """The cookie of who has shown the token."""
    body = f"{int((now or time.time()) + LASTS)}.{secrets.token_urlsafe(12)}"
    return f"{body}.{_signed(token, 'session', body)}"


def holds(token: str, cookie: str | None, now: float | None = None) -> bool:
    """Whether the cookie was given out for this token and has not ended."""
    body, _, signature = (cookie or "").rpartition(".")
    ends, _, _ = body.partition(".")
    if not body or not same(signature, _signed(token, "session", body)):
        return False
    return ends.isascii() and ends.isdigit() and int(ends) > (now or time.time())


def form_key(token: str, cookie: str) -> str:
    """What a form carries to show that it came from a page of ours."""
    return _signed(token, "form", cookie)


def bearer(headers: Mapping[str, str]) -> str | None:
    """The token of an `Authorization: Bearer …` header."""
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" and value.strip() else None


def _signed(token: str, use: str, body: str) -> str:
    return hmac.new(token.encode(), f"memcon {use} {body}".encode(), hashlib.sha256).hexdigest()[:40]
