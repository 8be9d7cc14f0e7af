"""The addresses that programs use, described as OpenAPI and, for people, as a page."""

from typing import Any

from litestar import Litestar, Response, get
from litestar.exceptions import NotFoundException

from memcon.web.answer import MEDIA, wanted
from memcon.web.pages.asking import Asked


def document(app: Litestar) -> dict[str, Any]:
    """The OpenAPI document: what is a page in a browser is described at its `.json` address."""
    described = app.openapi_schema.to_schema()
    paths = {}
    for path, methods in described["paths"].items():
        kept = f"{path}.json" if set(methods) == {"get"} and path != "/" else path
        paths[kept] = methods
    return {**described, "paths": paths}


@get("/api", include_in_schema=False)
async def api(request: Asked) -> Response[Any]:
    """The API: as a page, and as OpenAPI at `/api.json`."""
    kind = wanted(request)
    if kind not in ("html", "json"):
        raise NotFoundException("the API is described as /api.json")
    described = document(request.app)
    if kind == "json":
        return Response(described, media_type="application/json")
    page = request.app.state.renderer.page("api.html", address="/api", view=described, formats=("json",))
    return Response(page, media_type=MEDIA["html"])
