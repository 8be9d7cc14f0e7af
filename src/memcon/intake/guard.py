"""No address of the inside: what a page or a feed points at is fetched only from the public internet.

A name is looked up once, every address that it has must be public, and the request goes to the address that was
checked: a name that points elsewhere a moment later gains nothing. Redirects pass here too.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any

import httpx

from memcon.record import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Iterable[str]]
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Refused(InputError):  # noqa: N818  (named for what happened)
    """An address that is not fetched from."""


class Guard(httpx.BaseTransport):
    """Carries requests to public addresses, and to those that are allowed by name or network."""

    def __init__(
        self, allowed: Iterable[str] = (), *, resolve: Resolve | None = None, inner: httpx.BaseTransport | None = None
    ) -> None:
        self._names = frozenset(a.lower() for a in allowed)
        self._networks = tuple(n for n in map(_network, self._names) if n)
        self._resolve = resolve or _looked_up
        self._inner = inner or httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to a checked address of its host.

        Raises:
            Refused: The host is, or may be, inside.
        """
        host = request.url.host
        address = self._checked(request.url)
        request.url = request.url.copy_with(host=f"[{address}]" if ":" in address else address)
        request.extensions = {**request.extensions, "sni_hostname": host}
        try:
            return self._inner.handle_request(request)
        finally:
            request.url = request.url.copy_with(host=f"[{host}]" if ":" in host else host)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def _checked(self, url: httpx.URL) -> str:
        host = url.host.lower().rstrip(".")
        if url.scheme not in ("http", "https") or not host:
            raise Refused("only http and https are fetched", where=str(url))
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            found = list(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"no such host ({error})") from error
        if not found:
            raise httpx.ConnectError("the host has no address")
        if host not in self._names:
            for address in found:
                self._check(address, str(url))
        return found[0]

    def _check(self, address: str, where: str) -> None:
        known = ipaddress.ip_address(address.partition("%")[0])
        if is_public(known) or any(known in network for network in self._networks):
            return
        raise Refused(
            f"leads to {known}, an address of the inside", where=where,
            hint="name it under allow_private if it is meant",
        )  # fmt: skip


def is_public(address: Address) -> bool:
    """Whether anybody on the internet reaches it; an address wrapped in another counts as what it wraps."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _network(name: str) -> Network | None:
    try:
        return ipaddress.ip_network(name, strict=False)
    except ValueError:
        return None


def _looked_up(host: str, port: int) -> list[str]:
    found: list[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))
