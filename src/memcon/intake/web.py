"""Fetch a page: one request with a limit on time and size."""

import time

from memcon.intake.pages import LARGEST_PAGE
from memcon.record import InputError

PATIENCE = 20.0
"""Seconds without a byte, and for the whole answer three times as many."""
AGENT = "memcon (reads one page for its user)"


def is_address(source: str) -> bool:
    """Whether a source is a web address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, patience: float = PATIENCE) -> tuple[bytes, str]:
    """The body of the page and the address that it was read from in the end.

    Raises:
        InputError: It cannot be reached, answers with an error, hangs, or is too large.
    """
    import httpx

    body = bytearray()
    until = time.monotonic() + 3 * patience
    try:
        with (
            httpx.Client(follow_redirects=True, timeout=patience, headers={"User-Agent": AGENT}) as client,
            client.stream("GET", url) as answer,
        ):
            if answer.is_error:
                raise InputError(f"answers {answer.status_code} {answer.reason_phrase}".rstrip(), where=url)
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > LARGEST_PAGE:
                    raise InputError(f"more than {LARGEST_PAGE / 1e6:,.0f} MB", where=url)
                if time.monotonic() > until:
                    raise InputError(f"took longer than {3 * patience:.0f} seconds", where=url, hint="try again later")
            return bytes(body), str(answer.url)
    except httpx.TimeoutException as error:
        raise InputError(f"no answer within {patience:.0f} seconds", where=url, hint="try again later") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise InputError(f"cannot be fetched ({error or type(error).__name__})", where=url) from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be fetched ({error})", where=url) from error
