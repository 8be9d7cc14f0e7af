"""A page that waits to be read: its bytes and where they stood; pulling out the article is work for later."""

from datetime import date

from msgspec import Struct

from memcon.intake.pages import read_page
from memcon.record import Report


class Page(Struct, frozen=True, kw_only=True):
    """An HTML page as an archive or a file holds it."""

    data: bytes
    where: str
    id: str | None = None
    url: str | None = None
    published: date | None = None

    def report(self, fast: bool = False) -> Report:
        """The page's article; `fast` trades some of its metadata for a tenth of the time.

        Raises:
            InputError: There is no article in it.
        """
        if fast:
            from memcon.intake.fast_pages import read_page as read_fast

            return read_fast(self)
        return read_page(self.data, self.where, id=self.id, url=self.url, published=self.published)
