"""Signing in: the token, once, for a cookie that lasts."""

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.params import QueryParameter
from litestar.response import Redirect

from memcon.web import tokens
from memcon.web.answer import MEDIA
from memcon.web.pages.asking import Asked
from memcon.web.pages.forms import is_writer, settings

Next = Annotated[str, QueryParameter(max_length=500)]


@get("/enter", include_in_schema=False)
async def door(request: Asked, next: Next = "/") -> Response[str]:
    """The form that asks for the token."""
    page = request.app.state.renderer.page(
        "enter.html", address="/enter", next=_within(next), wrong=False, inside=is_writer(request)
    )
    return Response(page, media_type=MEDIA["html"])


@post("/enter", include_in_schema=False)
async def enter(request: Asked) -> Response[Any]:
    """Give the cookie to who shows the token."""
    form = await request.form()
    token, to = str(form.get("token") or "").strip(), _within(str(form.get("next") or "/"))
    own = settings(request)
    if not tokens.same(token, own.token):
        page = request.app.state.renderer.page("enter.html", address="/enter", next=to, wrong=True, inside=False)
        return Response(page, status_code=403, media_type=MEDIA["html"])
    cookie = Cookie(
        key=tokens.COOKIE, value=tokens.session(own.token), max_age=tokens.LASTS, httponly=True, samesite="strict",
        secure=own.behind_https, path="/",
    )  # fmt: skip
    return Redirect(to, status_code=303, cookies=[cookie])


@post("/leave", include_in_schema=False)
async def leave() -> Redirect:
    """Take the cookie back."""
    gone = Cookie(key=tokens.COOKIE, value="", max_age=0, httponly=True, samesite="strict", path="/")
    return Redirect("/", status_code=303, cookies=[gone])


def _within(next: str) -> str:
    """Where to go on: nowhere but to a page of the room."""
    inside = next.startswith("/") and not next.startswith(("//", "/\\")) and next.isprintable() and "\\" not in next
    return next if inside else "/"


HANDLERS: list[Any] = [door, enter, leave]
