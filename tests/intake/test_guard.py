import ipaddress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.intake.guard import Guard, Refused, is_public

INSIDE = [
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "2002:7f00:1::", "64:ff9b::7f00:1", "192.0.2.1", "198.18.0.1",
]  # fmt: skip


class Told(httpx.BaseTransport):
    """Notes where a request would have gone."""

    def __init__(self):
        self.asked = []

    def handle_request(self, request):
        self.asked.append((request.url.host, request.headers["host"], request.extensions.get("sni_hostname")))
        return httpx.Response(200, text="hello")


def client(*addresses, allowed=()):
    told = Told()
    return httpx.Client(transport=Guard(allowed, resolve=lambda host, port: addresses, inner=told)), told


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_of_the_inside_are_refused(address):
    asking, told = client(address)
    with asking, pytest.raises(Refused, match="inside"):
        asking.get("https://good.example/page")
    assert told.asked == []


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_the_request_goes_to_the_address_that_was_checked_under_the_host_s_name(address):
    asking, told = client(address)
    with asking:
        answer = asking.get("https://good.example/page")
    assert told.asked == [(address, "good.example", "good.example")]
    assert str(answer.url) == "https://good.example/page"


def test_one_address_of_the_inside_among_others_is_enough():
    asking, _ = client("93.184.216.34", "10.0.0.1")
    with asking, pytest.raises(Refused):
        asking.get("http://mixed.example/")


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::ffff:7f00:1]", "localhost", "localhost."]
)
def test_other_ways_to_write_this_machine(host):
    with httpx.Client(transport=Guard()) as asking, pytest.raises((Refused, httpx.TransportError, httpx.InvalidURL)):
        asking.get(f"http://{host}:9/")


@pytest.mark.parametrize("allowed", ["intranet.example", "10.0.0.1", "10.0.0.0/24"])
def test_what_is_allowed_by_name_or_network_is_fetched(allowed):
    asking, told = client("10.0.0.1", allowed=[allowed])
    with asking:
        asking.get("http://intranet.example/")
    assert [a[0] for a in told.asked] == ["10.0.0.1"]


def test_other_schemes_are_refused():
    guard = Guard(resolve=lambda *_: ["93.184.216.34"], inner=Told())
    with pytest.raises(Refused, match="http"):
        guard.handle_request(httpx.Request("GET", "ftp://good.example/"))


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_ipv6_counts_as_itself(address):
    wrapped = ipaddress.IPv6Address(f"::ffff:{address}")
    assert is_public(wrapped) == is_public(address)
    assert is_public(ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) | int(address))) == is_public(
        address
    )
