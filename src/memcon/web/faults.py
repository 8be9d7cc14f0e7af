"""What went wrong, told to a person as a page and to a program as JSON; one line, never a traceback."""

import logging
import secrets
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from memcon.record import InputError, MemconError, StoreError
from memcon.record.record import Entry
from memcon.web.answer import MEDIA, wanted
from memcon.web.desk import Unavailable
from memcon.web.render import Renderer

LOG = logging.getLogger("memcon.web")


class Fault(Entry, frozen=True, kw_only=True):
    """An error as a program gets it."""

    error: str
    hint: str | None = None
    status: int


class Faults:
    """Tells errors."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer

    def ours(self, request: Request[Any, Any, Any], error: MemconError) -> Response[Any]:
        """An error of memcon's own tree."""
        status = 503 if isinstance(error, Unavailable) else 404 if isinstance(error, StoreError) else 400
        if isinstance(error, InputError):
            status = 422 if request.method == "POST" else 400
        line = f"{error.where}: {error.message}" if error.where else error.message
        return self._told(request, Fault(error=" ".join(line.split()), hint=error.hint, status=status))

    def http(self, request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
        """No such page, a field that is no date, a body that is too large."""
        extra = getattr(error, "extra", None)
        why = "; ".join(f"{e.get('key', '')}: {e.get('message', '')}" for e in extra) if isinstance(extra, list) else ""
        words = {404: "no such page", 405: "that cannot be done here", 413: "too large"}
        detail = why or (error.detail if error.detail and error.detail != "Not Found" else "")
        told = Fault(error=detail or words.get(error.status_code, "cannot be answered"), status=error.status_code)
        return self._told(request, told, dict(error.headers or {}))

    def unforeseen(self, request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        """A fault of memcon itself: logged under a number that the visitor is shown."""
        number = secrets.token_hex(4)
        LOG.error("fault %s at %s", number, request.scope["path"], exc_info=error)
        told = Fault(error=f"a fault in memcon itself, number {number}", hint="the log tells where", status=500)
        return self._told(request, told)

    def _told(
        self, request: Request[Any, Any, Any], fault: Fault, headers: dict[str, str] | None = None
    ) -> Response[Any]:
        if wanted(request) == "html" and "text/html" in request.headers.get("accept", "text/html"):
            page = self.renderer.page("fault.html", address=request.scope["path"], view=fault)
            return Response(page, status_code=fault.status, media_type=MEDIA["html"], headers=headers)
        return Response(fault, status_code=fault.status, media_type="application/json", headers=headers)
