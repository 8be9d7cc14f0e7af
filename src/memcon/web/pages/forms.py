"""What forms share: who sent them, and the key that they carry."""

from typing import Any

from litestar.exceptions import NotAuthorizedException, PermissionDeniedException

from memcon.web import tokens
from memcon.web.pages.asking import Asked
from memcon.web.settings import Settings

KEY = "key"
"""The field by which a form shows that it came from a page of ours."""
LONGEST_NAME = 80


def settings(request: Asked) -> Settings:
    """How the room is set up."""
    found: Settings = request.app.state.settings
    return found


def is_writer(request: Asked) -> bool:
    """Whether who asks has shown the token."""
    return bool(request.scope["state"].get("writer"))


def key_for(request: Asked) -> str:
    """The key of the visitor's forms; empty for who has not signed in."""
    cookie = request.scope["state"].get("cookie")
    return tokens.form_key(settings(request).token, cookie) if cookie else ""


async def sent(request: Asked) -> dict[str, str]:
    """The fields of a form, once it is plain that a page of ours sent it.

    Raises:
        NotAuthorizedException: The visitor has not signed in.
        PermissionDeniedException: The form does not carry its key.
    """
    if not is_writer(request):
        raise NotAuthorizedException("show the token first, at /enter")
    form: Any = await request.form()
    fields = {k: v for k, v in form.items() if isinstance(v, str)}
    if request.scope["state"].get("cookie") and not tokens.same(fields.get(KEY, ""), key_for(request)):
        raise PermissionDeniedException("the form is out of date; open it again")
    return fields


def by_whom(fields: dict[str, str]) -> str:
    """Who corrects, as they call themselves."""
    return " ".join(fields.get("by", "").split())[:LONGEST_NAME] or "the reading room"
