"""Which addresses may be asked: http and https only, no passwords, and no machine of a private network.

A link on a page is chosen by whoever wrote the page. Without this check it could make pledgebook ask the reader's
own router or a cloud's metadata service, and publish the answer.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address stands in the last 32 bits
_URL_LENGTH = 8192  # what servers take at most


def refusal(url: str) -> str:
    """Why `url` is refused whatever machine it names: a clause for a message; empty where it may be asked."""
    if len(url) > _URL_LENGTH or any(sign.isspace() or not sign.isprintable() for sign in url):
        return "it is too long or holds blanks or control characters"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return f"it is not an address: {error}"
    if parts.scheme.lower() not in ("http", "https"):
        return "only http and https are fetched"
    if not parts.hostname or port == 0:
        return "it names no machine"
    if parts.username is not None or parts.password is not None:
        return "it carries a name or a password, which would be kept for ever"
    return ""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also if it is an IPv4 address in IPv6 clothes."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def names_private_machine(url: str) -> bool:
    """Whether the address itself, before any name is resolved, says that it is of a private network."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return not is_public(host)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every IP address of `host`, in the resolver's order. OSError or UnicodeError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
